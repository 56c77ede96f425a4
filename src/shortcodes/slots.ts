/**
 * Slots represent output in text that Markdown must not parse. Each is a private-use code point, which Markdown treats as a letter, which keeps its place through tables, lists,
 * links and raw HTML, and which cannot be confused with the author's text (whose own private-use characters become slots too).
 */
import type { ElementContent } from 'hast';
import type { Origin } from '../text/index.ts';

export type Slot =
  | {
      readonly kind: 'nodes';
      readonly nodes: readonly ElementContent[];
      /** Where the tag that created it is. */
      readonly origin?: Origin | undefined;
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'toc' };

/** The class of an element that shows an error in place of a shortcode. */
export const ERROR_BOX = 'lockstep-error';

const FIRST = 0xf0000;
const LAST = 0x10fffd;

/** Matches one slot. */
export const SLOT_PATTERN = /[\u{F0000}-\u{10FFFD}]/gu;

const ANY_SLOT = /[\uDB80-\uDBFF]/;

/** The slots of a page: shared by all texts that are rendered for it. */
export interface SlotTable {
  /** Adds an output and returns its character. Throws {@link SlotsExhausted} if all private-use code points are taken. */
  add(slot: Slot): string;
  get(char: string): Slot | undefined;
}

/** A page has more shortcodes than there are private-use code points. */
export class SlotsExhausted extends Error {}

export function createSlotTable(): SlotTable {
  const slots: Slot[] = [];
  return {
    add(slot) {
      const code = FIRST + slots.length;
      if (code > LAST) throw new SlotsExhausted(`more than ${LAST - FIRST} shortcodes on one page`);
      slots.push(slot);
      return String.fromCodePoint(code);
    },
    get(char) {
      const code = char.codePointAt(0);
      return code === undefined ? undefined : slots[code - FIRST];
    },
  };
}

/** Whether a text may contain slots: a fast test before the exact one. */
export function mayHoldSlots(text: string): boolean {
  return ANY_SLOT.test(text);
}

/** Splits a text at its slots: strings and slots in order. */
export function splitAtSlots(text: string, table: SlotTable): (string | Slot)[] {
  const parts: (string | Slot)[] = [];
  let from = 0;
  for (const match of text.matchAll(SLOT_PATTERN)) {
    const slot = table.get(match[0]);
    if (slot === undefined) continue;
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push(slot);
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
