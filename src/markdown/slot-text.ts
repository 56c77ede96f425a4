/** A slot where only text can stand: in code, in the target of a link, in an attribute, in a heading's id. */
import { toString as hastToText } from 'hast-util-to-string';
import { mayHoldSlots, type Slot, type SlotTable, splitAtSlots } from '../shortcodes/index.ts';

/** The text of an output, without its markup. */
export function slotToText(slot: Slot): string {
  if (slot.kind === 'text') return slot.text;
  if (slot.kind === 'toc') return '';
  return slot.nodes
    .map((node) => hastToText(node))
    .join('')
    .trim();
}

/** A text with its slots filled in as text. */
export function fillSlotsWithText(text: string, slots: SlotTable): string {
  if (!mayHoldSlots(text)) return text;
  return splitAtSlots(text, slots)
    .map((part) => (typeof part === 'string' ? part : slotToText(part)))
    .join('');
}
