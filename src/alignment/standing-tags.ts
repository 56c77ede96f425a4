/** Shortcode tags on lines of their own: at the start of a line, or right after such a tag. */
import { type ShortcodeTable, type Tag, tokenize } from '../shortcodes/index.ts';
import { isInline } from './shortcode-key.ts';

export interface Standing {
  readonly tags: Tag[];
  /** The last line of the tags, from 0. */
  end: number;
  /** The text after them on that line. */
  rest: string;
}

/** Tags at the start of lines by line, from 0; text between them is a separate block. `isOpen` if a tag or a diagram may continue below. */
export function standingTags(
  text: string,
  lines: readonly string[],
  shortcodes: ShortcodeTable,
): { readonly standing: ReadonlyMap<number, Standing>; readonly isOpen: boolean } {
  const found = new Map<number, Standing>();
  if (!text.includes('{{<') && !text.includes('{{%')) return { standing: found, isOpen: false };
  const startOf = createLineStarts(lines);
  let line = 0;
  let last: { standing: Standing; end: number } | undefined;
  let isOpen = false;
  for (const token of tokenize(text)) {
    if (token.kind === 'malformed') isOpen = true;
    if (token.kind !== 'open' && token.kind !== 'close') continue;
    while (startOf(line + 1) <= token.start) line += 1;
    if (isInline(token.name, shortcodes)) continue;
    const before = last !== undefined && isGap(text, last.end, token.start) ? last.standing : undefined;
    if (before === undefined && text.slice(startOf(line), token.start).trim() !== '') continue;
    let end = line;
    while (startOf(end + 1) < token.end) end += 1;
    const rest = text.slice(token.end, Math.min(startOf(end + 1), text.length + 1) - 1);
    const standing = before ?? { tags: [], end, rest };
    if (before === undefined) found.set(line, standing);
    standing.tags.push(token);
    standing.end = end;
    standing.rest = rest;
    last = { standing, end: token.end };
  }
  return { standing: found, isOpen: isOpen || hasOpenDrawing(found) };
}

/** The offset of a line, from 0; for lines beyond the end, one that no tag can reach. */
function createLineStarts(lines: readonly string[]): (line: number) => number {
  const starts: number[] = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  return (line) => starts[line] ?? Number.POSITIVE_INFINITY;
}

function hasOpenDrawing(found: ReadonlyMap<number, Standing>): boolean {
  return [...found].some(
    ([at, { tags }]) =>
      tags[0]?.kind === 'open' &&
      tags.some(({ name }) => name === 'mermaid') &&
      drawnEnd(found, at) === undefined,
  );
}

/** Whether there are only spaces between two offsets. */
function isGap(text: string, start: number, end: number): boolean {
  const between = text.slice(start, end);
  return between.trim() === '' && !between.includes('\n');
}

/** The text with these tags replaced by spaces, so that Markdown reads their content separately. Text after a tag keeps its position without becoming code. */
export function blankTags(text: string, standing: ReadonlyMap<number, Standing>): string {
  let result = '';
  let from = 0;
  for (const { tags, rest } of standing.values())
    for (const [index, { start, end }] of tags.entries()) {
      const blank = text.slice(start, end).replaceAll(/[^\n]/g, ' ');
      const isText = index === tags.length - 1 && /^\s*[^\s`~<]/.test(rest);
      const line = isText ? blank.lastIndexOf('\n') + 1 : 0;
      result +=
        text.slice(from, start) + (isText ? `${blank.slice(0, line)}x${blank.slice(line + 1)}` : blank);
      from = end;
    }
  return result + text.slice(from);
}

/** The line of the tag that closes a diagram; `undefined` if none is opened. */
export function drawnEnd(standing: ReadonlyMap<number, Standing>, at: number): number | undefined {
  const [tag, ...more] = standing.get(at)?.tags ?? [];
  if (tag?.kind !== 'open' || tag.name !== 'mermaid' || more.length > 0) return undefined;
  for (const [line, { tags }] of standing)
    if (line > at && tags.some(({ kind, name }) => kind === 'close' && name === tag.name)) return line;
  return undefined;
}
