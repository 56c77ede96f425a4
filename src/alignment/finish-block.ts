/** Creates blocks from lines that the splitter has grouped, with the keys for comparison. */
import { type Tag, tokenize } from '../shortcodes/index.ts';
import type { Block, BlockKind } from './block.ts';
import { proseKey, rowKey } from './normalize.ts';
import { isInline, tagToKey } from './shortcode-key.ts';
import type { Writing } from './writing.ts';

const EXPLICIT_ID = /\s*\{[^{}]*#([\w:.\p{L}-]+)[^{}]*\}\s*$/u;
/** Lines of a block, as far as they have been read. */
export interface Draft {
  readonly kind: BlockKind;
  readonly start: number;
  readonly lines: string[];
  readonly marker: string;
  /** For a list item, its nesting depth; for the first item of a numbered list, its number. */
  readonly depth?: number;
  readonly first?: number;
}

/**
 * The block of a draft; a closing tag at the end of its text is a separate block.
 *
 * @param firstLine number of the body's first line in the file, from 1
 * @param writing the page's context for canonical forms
 * @param more lines that belong to the block beyond those of the draft
 */
export function finishBlock(draft: Draft, firstLine: number, writing: Writing, more = 0): Block[] {
  const start = draft.start + firstLine;
  const common = { kind: draft.kind, start, end: start + draft.lines.length - 1 + more, level: 0 };
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

/** What readers see of an item's position: its level, the kind of list, the list's first number. */
function itemMark({ marker, depth = 0, first }: Draft): string {
  const mark = /\d/.test(marker) ? `${first ?? 1}. ` : marker === ':' ? ': ' : '- ';
  return '  '.repeat(depth) + mark;
}

/** The closing tag, at the end of a text, of a shortcode that was opened outside of it. */
function closingTag(text: string, { shortcodes }: Writing): Tag | undefined {
  if (!/[>%]\}\}\s*$/.test(text)) return undefined;
  const tokens = tokenize(text);
  const last = tokens.at(-1);
  if (last?.kind !== 'close' || isInline(last.name, shortcodes) || text.slice(last.end).trim() !== '')
    return undefined;
  return tokens.some((token) => token.kind === 'open' && token.name === last.name) ? undefined : last;
}
