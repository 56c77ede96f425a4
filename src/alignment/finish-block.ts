/** Lines that the splitter has put together → blocks, with the keys by which two versions of a text are compared. */
import { type Tag, tokenize } from '../shortcodes/index.ts';
import type { Block, BlockKind } from './block.ts';
import { codeKey, proseKey, rowKey } from './normalize.ts';
import { isInline, tagToKey } from './shortcode-key.ts';
import type { Writing } from './writing.ts';

const EXPLICIT_ID = /\s*\{[^{}]*#([\w:.\p{L}-]+)[^{}]*\}\s*$/u;
/** Code that is drawn, not shown: another language than these only colours it otherwise. */
const DRAWN = /^\s*\{?\.?(mermaid|math|chem|goat)\b/i;

/** Lines that belong together, as far as they have been read. */
export interface Draft {
  readonly kind: BlockKind;
  readonly start: number;
  readonly lines: string[];
  readonly marker: string;
  /** Of code: the fence that closes it; empty for indented code. */
  readonly fence: string;
  /** Of code: whether it stands in a quote, which ends it. */
  readonly isQuoted?: boolean;
  /** Of code in an item: the column that its text starts at, from 0; a line that starts before it ends both. */
  readonly column?: number;
  /** Of an item: how many items it stands in; of the first of a numbered list, its number. */
  readonly depth?: number;
  readonly first?: number;
}

/** Whether a line closes code that was opened by a fence, or by an element such as `<pre>`. */
export function isClosingFence(line: string, fence: string): boolean {
  if (fence.startsWith('<')) return line.toLowerCase().includes(fence);
  const bare = line.replace(/^\s*(?:>\s?)*/, '').trimEnd();
  return bare.length >= fence.length && bare === fence.charAt(0).repeat(bare.length);
}

/**
 * The block of a draft; a closing tag at the end of its text is a block of its own.
 *
 * @param firstLine the number of the body's first line in the file, from 1
 * @param writing what the page's way of writing depends on
 * @param more lines that belong to the block beyond those of the draft
 */
export function finishBlock(draft: Draft, firstLine: number, writing: Writing, more = 0): Block[] {
  const start = draft.start + firstLine;
  const common = { kind: draft.kind, start, end: start + draft.lines.length - 1 + more, level: 0 };
  if (draft.kind === 'code') {
    const isFenced = draft.fence !== '' && !draft.fence.startsWith('<');
    const last = draft.lines.at(-1) ?? '';
    const ends = isFenced && draft.lines.length > 1 && isClosingFence(last, draft.fence);
    const code = isFenced ? draft.lines.slice(1, ends ? -1 : undefined) : draft.lines;
    while (!isFenced && code.at(-1)?.trim() === '') code.pop();
    const end = isFenced ? common.end : start + code.length - 1;
    const opening = draft.lines[0] ?? '';
    const info = isFenced ? opening.slice(opening.indexOf(draft.fence) + draft.fence.length) : '';
    const drawn = DRAWN.exec(info)?.[1]?.toLowerCase() ?? '';
    return [{ ...common, end, text: code.join('\n'), key: `code${drawn}:${codeKey(code)}` }];
  }
  if (draft.kind === 'heading') {
    const whole = draft.lines.join(' ');
    const explicitId = EXPLICIT_ID.exec(whole)?.[1];
    const text = explicitId === undefined ? whole : whole.replace(EXPLICIT_ID, '');
    const level = draft.marker.length;
    const id = explicitId === undefined ? {} : { explicitId };
    return [{ ...common, ...id, text, level, key: `${'#'.repeat(level)} ${proseKey(text, writing)}` }];
  }
  if (draft.kind === 'row')
    return [
      { ...common, end: start, text: draft.lines[0] ?? '', key: rowKey(draft.lines[0] ?? '', writing) },
    ];
  const whole = draft.lines.map((line) => line.replace(/^\s*(?:>\s?)+/, '')).join('\n');
  const closing = closingTag(whole, writing);
  const text = closing === undefined ? whole : whole.slice(0, closing.start);
  const mark = draft.kind === 'item' ? itemMark(draft) : '';
  const key = proseKey(text, writing);
  const own: Block[] =
    key === '' && closing !== undefined
      ? []
      : [{ ...common, text, key: key === '' && mark === '' ? '' : mark + key }];
  if (closing === undefined) return own;
  return [
    ...own,
    {
      kind: 'shortcode',
      text: whole.slice(closing.start),
      start: common.end,
      end: common.end,
      level: 0,
      key: tagToKey(closing, writing.shortcodes),
    },
  ];
}

/** What readers see of an item's place: its level, the kind of its list, the number that its list starts with. */
function itemMark({ marker, depth = 0, first }: Draft): string {
  const mark = /\d/.test(marker) ? `${first ?? 1}. ` : marker === ':' ? ': ' : '- ';
  return '  '.repeat(depth) + mark;
}

/** The closing tag of a shortcode that was opened outside of a text, at the text's end. */
function closingTag(text: string, { shortcodes }: Writing): Tag | undefined {
  if (!/[>%]\}\}\s*$/.test(text)) return undefined;
  const tokens = tokenize(text);
  const last = tokens.at(-1);
  if (last?.kind !== 'close' || isInline(last.name, shortcodes) || text.slice(last.end).trim() !== '')
    return undefined;
  return tokens.some((token) => token.kind === 'open' && token.name === last.name) ? undefined : last;
}
