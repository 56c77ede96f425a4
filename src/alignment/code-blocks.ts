/** Code as a block of a comparison. */
import { type CodeBlock, isCode, mayGoOn, readBlocks } from '../text/index.ts';
import type { Block } from './block.ts';
import { codeKey } from './normalize.ts';

/** Code that is drawn, not shown: another language than these only colours it otherwise. */
const DRAWN = /^\s*\{?\.?(mermaid|math|chem|goat)\b/i;
const RAW_START = /^\s*<(pre|script|style)\b/i;

/** Code by the line of the text that it begins on, from 0; and whether a fence or HTML at its end may go on below it. */
export function codeByLine(text: string): {
  readonly blocks: ReadonlyMap<number, CodeBlock>;
  readonly isOpen: boolean;
} {
  const all = readBlocks(text);
  const blocks = new Map(all.filter(isCode).map((block) => [block.firstLine - 1, block]));
  return { blocks, isOpen: mayGoOn(text, all) };
}

/** @param text the text that the code was read of */
export function codeBlock(code: CodeBlock, text: string, firstLine: number): Block {
  const lines = code.lines.map(({ start, end }) => text.slice(start, end));
  const drawn = DRAWN.exec(text.slice(code.info.start, code.info.end))?.[1]?.toLowerCase() ?? '';
  return {
    ...toBlock(lines, code.firstLine - 1 + firstLine, drawn),
    end: code.lastLine - 1 + firstLine,
  };
}

/** Text in an element that shows it as it stands: from the line that opens the element to the one that closes it, else to the last. */
export function rawBlockAt(
  lines: readonly string[],
  at: number,
  firstLine: number,
): { readonly block: Block; readonly isOpen: boolean } | undefined {
  const name = RAW_START.exec(lines[at] ?? '')?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  let last = at;
  while (last < lines.length && !lines[last]?.toLowerCase().includes(`</${name}>`)) last += 1;
  const code = lines.slice(at, last + 1);
  while (code.at(-1)?.trim() === '') code.pop();
  return { block: toBlock(code, at + firstLine), isOpen: last === lines.length };
}

/** A drawing by its shortcode is the one by its fence. */
export function drawnBlock(lines: readonly string[], start: number, end: number): Block {
  return { ...toBlock(lines, start, 'mermaid'), end };
}

function toBlock(lines: readonly string[], start: number, drawn = ''): Block {
  const key = `code${drawn}:${codeKey(lines)}`;
  return { kind: 'code', text: lines.join('\n'), start, end: start + lines.length - 1, level: 0, key };
}
