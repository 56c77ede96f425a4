/** A body cut up part by part. Versions of a page have most of their parts in common: what was cut up lately is not cut up again. */
import type { Block, Split } from './block.ts';
import { splitLines } from './split-body.ts';
import { readWriting, type Writing } from './writing.ts';

/**
 * @param lines of the body
 * @param firstLine the number of the first of them in the file, from 1
 * @param site what keys depend on besides the page
 */
export function splitBody(lines: readonly string[], firstLine: number, site: Writing): Block[] {
  const writing = readWriting(lines, site);
  const blocks: Block[] = [];
  for (let start = 0; start < lines.length; ) {
    let part: Split | undefined;
    let end = start;
    // What is still open takes more along each time, so that a fence that nobody closes is not read once for each heading.
    for (let count = 1; part === undefined || (part.isOpen && end < lines.length); count *= 2) {
      for (let step = 0; step < count; step += 1) end = nextHeading(lines, end);
      part = splitPart(lines.slice(start, end).join('\n'), writing);
    }
    const offset = start + firstLine;
    // A block is one place of one text.
    for (const block of part.blocks)
      blocks.push({ ...block, start: block.start + offset, end: block.end + offset });
    start = end;
  }
  return blocks;
}

function splitPart(text: string, writing: Writing): Split {
  const split = (own: string): Split => {
    const { blocks, isOpen } = splitLines(own.split('\n'), writing);
    return { blocks: blocks.map((block) => ({ ...block, memo: { found: [] } })), isOpen };
  };
  return writing.known === undefined ? split(text) : writing.known.parts.get(text, split);
}

/** The next line that is a heading below a blank line: nothing is open there but what began in a fence, a comment or a tag. */
function nextHeading(lines: readonly string[], from: number): number {
  for (let at = from + 1; at < lines.length; at += 1)
    if (/^#{1,6}[ \t]/.test(lines[at] ?? '') && lines[at - 1]?.trim() === '') return at;
  return lines.length;
}
