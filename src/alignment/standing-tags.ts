/** Shortcode tags that stand by themselves: at the start of a line, or right behind one that does. */
import { type ShortcodeTable, type Tag, tokenize } from '../shortcodes/index.ts';
import { isInline } from './shortcode-key.ts';

export interface Standing {
  readonly tags: Tag[];
  /** The last line that the tags take, from 0. */
  end: number;
  /** What follows them on it. */
  rest: string;
}

/** Tags at the start of lines by line, from 0; text between them is a block of its own. */
export function standingTags(
  text: string,
  lines: readonly string[],
  shortcodes: ShortcodeTable,
): ReadonlyMap<number, Standing> {
  const standing = new Map<number, Standing>();
  if (!text.includes('{{<') && !text.includes('{{%')) return standing;
  const starts: number[] = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  let line = 0;
  let last: { standing: Standing; end: number } | undefined;
  for (const token of tokenize(text)) {
    if (token.kind !== 'open' && token.kind !== 'close') continue;
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= token.start) line += 1;
    if (isInline(token.name, shortcodes)) continue;
    const between = last === undefined ? undefined : text.slice(last.end, token.start);
    const follows = between !== undefined && between.trim() === '' && !between.includes('\n');
    if (!follows && text.slice(starts[line] ?? 0, token.start).trim() !== '') continue;
    let end = line;
    while ((starts[end + 1] ?? Number.POSITIVE_INFINITY) < token.end) end += 1;
    const rest = text.slice(token.end, (starts[end + 1] ?? text.length + 1) - 1);
    if (follows && last !== undefined) {
      last.standing.tags.push(token);
      last.standing.end = end;
      last.standing.rest = rest;
      last.end = token.end;
    } else {
      const entry: Standing = { tags: [token], end, rest };
      standing.set(line, entry);
      last = { standing: entry, end: token.end };
    }
  }
  return standing;
}

/** The text with blanks for these tags: Markdown reads what is between them by itself. */
export function blankTags(text: string, standing: ReadonlyMap<number, Standing>): string {
  let result = '';
  let from = 0;
  for (const { tags } of standing.values())
    for (const { start, end } of tags) {
      result += text.slice(from, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ');
      from = end;
    }
  return result + text.slice(from);
}

/** The line of the tag that closes a drawing; `undefined` where none is opened. */
export function drawnEnd(standing: ReadonlyMap<number, Standing>, at: number): number | undefined {
  const [tag, ...more] = standing.get(at)?.tags ?? [];
  if (tag?.kind !== 'open' || tag.name !== 'mermaid' || more.length > 0) return undefined;
  for (const [line, { tags }] of standing)
    if (line > at && tags.some(({ kind, name }) => kind === 'close' && name === tag.name)) return line;
  return undefined;
}
