/** Splits a body part by part. Versions of a page have most paragraphs in common, so recently split parts are cached. */
import type { Block, Split } from './block.ts';
import { splitLines } from './split-body.ts';
import { readWriting, type Writing } from './writing.ts';

/**
 * @param lines of the body
 * @param firstLine number of the first one in the file, from 1
 * @param site site settings that keys depend on
 */
export function splitBody(lines: readonly string[], firstLine: number, site: Writing): Block[] {
  const writing = readWriting(lines, site);
  const cuts = findCuts(lines);
  const blocks: Block[] = [];
  let next = 0;
  for (let start = 0; start < lines.length; ) {
    let part: Split | undefined;
    let end = start;
    // If a part ends inside a fence, the next attempt takes twice as many lines; adding one at a time would read an unclosed fence repeatedly.
    for (let count = 1; part === undefined || (part.isOpen && end < lines.length); count *= 2) {
      next += count;
      end = cuts[next - 1] ?? lines.length;
      part = splitPart(lines.slice(start, end).join('\n'), writing);
    }
    const offset = start + firstLine;
    // Copies, as blocks are compared by identity.
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

/**
 * Lines at which a text can be split: headings, and paragraphs at the margin after a blank line, because they end all list items. A comment at the margin does not end items, so a
 * text is split there only outside of lists. Whether a line is inside a fence or comment is only guessed here: a wrong guess costs time, as the part is read again with more lines.
 */
function findCuts(lines: readonly string[]): number[] {
  const cuts: number[] = [];
  const open: OpenParts = { fence: '', inComment: false, mayHoldItems: false };
  let isBelowBlank = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      isBelowBlank = true;
      continue;
    }
    if (isBelowBlank && at > 0 && beginsPart(line, open)) cuts.push(at);
    isBelowBlank = false;
    noteOpened(line, open);
  }
  return cuts;
}

/** What may be open at a line, as a guess. */
interface OpenParts {
  /** The fence marker. */
  fence: string;
  inComment: boolean;
  mayHoldItems: boolean;
}

/** Whether a part can begin at a line after a blank one. A heading or text at the margin ends all items. */
function beginsPart(line: string, open: OpenParts): boolean {
  const char = line.charCodeAt(0);
  const isHeading = char === HASH && HEADING.test(line);
  const isText = isLetter(char) && !line.includes('|');
  const isComment = char === LESS && !open.mayHoldItems && line.startsWith('<!--');
  if (isHeading || isText) open.mayHoldItems = false;
  return isHeading || (open.fence === '' && !open.inComment && (isText || isComment));
}

/** Tracks the fences, comments and items that a line opens or closes. */
function noteOpened(line: string, open: OpenParts): void {
  if (!isLetter(line.charCodeAt(0))) {
    if (ITEM.test(line)) open.mayHoldItems = true;
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && open.fence === '') open.fence = mark;
    else if (mark === open.fence) open.fence = '';
  }
  if (open.inComment || line.includes('<!--'))
    open.inComment =
      line.lastIndexOf('-->') < line.lastIndexOf('<!--') || (open.inComment && !line.includes('-->'));
}

const HEADING = /^#{1,6}[ \t]/;
const ITEM = /^\s*(?:>\s?)*(?:[-*+:]|\d)/;
const FENCE = /^\s*(?:[-*+>]\s+|\d+[.)]\s+)*(`{3}|~{3})/;
const HASH = 0x23;
const LESS = 0x3c;

/** Whether a character is certainly not Markdown syntax: Latin, Greek, Cyrillic and similar letters, and Chinese, Japanese and Korean. A text is only split before these. */
function isLetter(char: number): boolean {
  return (
    (char >= 0x41 && char <= 0x5a) ||
    (char >= 0x61 && char <= 0x7a) ||
    (char >= 0xc0 && char < 0x1680) ||
    (char >= 0x3041 && char < 0xd800)
  );
}
