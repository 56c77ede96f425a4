/** Distinguishes prose from code and comments, which are not converted. */
import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

export interface Prose {
  /** Whether the character at an offset is neither in code nor in a comment. */
  isProse(offset: number): boolean;
  /** Whether it is in code: a fenced or indented block, or a code span. */
  isCode(offset: number): boolean;
}

/** A line of a text without its line end. */
export interface Line {
  readonly text: string;
  readonly start: number;
  /** Offset of the line end, or of the end of the text. */
  readonly end: number;
}

const PROSE = 0;
const CODE = 1;
const COMMENT = 2;

const parser = unified().use(remarkParse).freeze();
let last: { text: string; prose: Prose } | undefined;

/** Parses the structure of a text; the last result is cached. */
export function proseOf(text: string): Prose {
  if (last?.text === text) return last.prose;
  const mask = new Uint8Array(text.length + 1);
  visit(parser.parse(text), (node: Nodes) => {
    if (node.type !== 'code' && node.type !== 'inlineCode') return;
    mask.fill(CODE, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  });
  for (let start = text.indexOf('<!--'); start !== -1; ) {
    const end = text.indexOf('-->', start + 4);
    if (end === -1) break;
    const isComment = mask[start] === PROSE;
    if (isComment) mask.fill(COMMENT, start, end + 3);
    start = text.indexOf('<!--', isComment ? end + 3 : start + 4);
  }
  const prose: Prose = {
    isProse: (offset) => mask[offset] === PROSE,
    isCode: (offset) => mask[offset] === CODE,
  };
  last = { text, prose };
  return prose;
}

/** The lines of a text, in order; a text that ends with a line end has an empty last one. */
export function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const at = start;
    start += line.length + 1;
    return { text: line, start: at, end: at + line.length };
  });
}
