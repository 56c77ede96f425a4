/** HTML comments that begin a line. */
import type { Block } from './block.ts';

const COMMENT = /^\s*(?:>\s?)*<!--/;

export interface Comment {
  readonly block: Block;
  /** The line on which it ends, from 0; the last one if it is not closed. */
  readonly end: number;
  /** What follows it on that line. */
  readonly rest: string;
  /** Whether it is not closed. */
  readonly isOpen: boolean;
}

/** The comment that begins on a line; `undefined` if there is none, or if text follows it on the same line. */
export function commentAt(lines: readonly string[], at: number, firstLine: number): Comment | undefined {
  const line = lines[at] ?? '';
  if (!COMMENT.test(line)) return undefined;
  const end = commentEnd(lines, at);
  const last = lines[end] ?? '';
  const rest = last.slice(last.indexOf('-->', end === at ? line.indexOf('<!--') : 0) + 3);
  if (rest.trim() !== '' && end === at) return undefined;
  const text = lines
    .slice(at, end + 1)
    .join('\n')
    .replace(COMMENT, '')
    .replace(/-->[\s\S]*$/, '');
  const block: Block = {
    kind: 'comment',
    text,
    start: at + firstLine,
    end: end + firstLine,
    level: 0,
    key: '',
  };
  return { block, end, rest, isOpen: end === lines.length - 1 && !last.includes('-->') };
}

function commentEnd(lines: readonly string[], at: number): number {
  const from = (lines[at] ?? '').indexOf('<!--') + 4;
  if ((lines[at] ?? '').includes('-->', from)) return at;
  for (let line = at + 1; line < lines.length; line += 1) if (lines[line]?.includes('-->')) return line;
  return lines.length - 1;
}
