/** Code as a block for comparison. */
import { type CodeBlock, isCode, mayGoOn, readBlocks } from '../text/index.ts';
import type { Block } from './block.ts';
import { codeKey } from './normalize.ts';

/** Languages whose code is drawn; other languages only affect highlighting. */
const DRAWN = /^\s*\{?\.?(mermaid|math|chem|goat)\b/i;
const RAW_START = /^\s*<(pre|script|style)\b/i;

/** Code blocks by their first line, from 0; and whether a fence or HTML at the end may continue below. */
export function codeByLine(text: string): {
  readonly blocks: ReadonlyMap<number, CodeBlock>;
  readonly isOpen: boolean;
} {
  const all = readBlocks(text);
  const blocks = new Map(all.filter(isCode).map((block) => [block.firstLine - 1, block]));
  return { blocks, isOpen: mayGoOn(text, all) };
}

/** @param text the text from which the code was read */
export function codeBlock(code: CodeBlock, text: string, firstLine: number): Block {
  const lines = code.lines.map(({ start, end }) => text.slice(start, end));
  const drawn = DRAWN.exec(text.slice(code.info.start, code.info.end))?.[1]?.toLowerCase() ?? '';
  return {
    ...toBlock(lines, code.firstLine - 1 + firstLine, drawn),
    end: code.lastLine - 1 + firstLine,
  };
}

/** Preformatted text in an HTML element: from the line that opens the element to the one that closes it, else to the last. */
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

/** A diagram written as a shortcode is equivalent to one written as a fence. */
export function drawnBlock(lines: readonly string[], start: number, end: number): Block {
  return { ...toBlock(lines, start, 'mermaid'), end };
}

function toBlock(lines: readonly string[], start: number, drawn = ''): Block {
  const key = `code${drawn}:${codeKey(lines)}`;
  return { kind: 'code', text: lines.join('\n'), start, end: start + lines.length - 1, level: 0, key };
}
