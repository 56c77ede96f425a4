/** A body cut up part by part. Versions of a page have most of their paragraphs in common: what was cut up lately is not cut up again. */
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
  const cuts = findCuts(lines);
  const blocks: Block[] = [];
  let next = 0;
  for (let start = 0; start < lines.length; ) {
    let part: Split | undefined;
    let end = start;
    // Where a part ends inside a fence, twice as many lines are taken with the next try: one by one, a fence that nobody closes would be read again for each.
    for (let count = 1; part === undefined || (part.isOpen && end < lines.length); count *= 2) {
      next += count;
      end = cuts[next - 1] ?? lines.length;
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

/**
 * Lines at which a text can be cut: headings, and paragraphs at the margin, below a blank line, because they end all items of lists. A comment at the margin ends none, so a text is cut
 * there only outside of lists. Whether a line stands in a fence or a comment is only guessed here: a wrong guess costs time, as the part is read again with more lines.
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

/** What may be open at a line, as far as it can be guessed. */
interface OpenParts {
  /** The mark of the fence. */
  fence: string;
  inComment: boolean;
  mayHoldItems: boolean;
}

/** Whether a part can begin at a line below a blank one. A heading, and text at the margin, end all items. */
function beginsPart(line: string, open: OpenParts): boolean {
  const char = line.charCodeAt(0);
  const isHeading = char === HASH && HEADING.test(line);
  const isText = isLetter(char) && !line.includes('|');
  const isComment = char === LESS && !open.mayHoldItems && line.startsWith('<!--');
  if (isHeading || isText) open.mayHoldItems = false;
  return isHeading || (open.fence === '' && !open.inComment && (isText || isComment));
}

/** Notes the fences, comments and items that a line opens or closes. */
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

/** Whether a character is surely no sign of Markdown: letters of Latin, Greek, Cyrillic and their neighbours, and of Chinese, Japanese and Korean. A text is not cut before others. */
function isLetter(char: number): boolean {
  return (
    (char >= 0x41 && char <= 0x5a) ||
    (char >= 0x61 && char <= 0x7a) ||
    (char >= 0xc0 && char < 0x1680) ||
    (char >= 0x3041 && char < 0xd800)
  );
}
