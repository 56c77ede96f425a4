/** Slots where only text is possible: in code, link targets, attributes, heading ids. */
import type { ElementContent } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import { ERROR_BOX, mayHoldSlots, type Slot, type SlotTable, splitAtSlots } from '../shortcodes/index.ts';

/** The text of an output without markup. */
export function slotToText(slot: Slot): string {
  if (slot.kind === 'text') return slot.text;
  if (slot.kind === 'toc') return '';
  return slot.nodes
    .map((node) => hastToText(node))
    .join('')
    .trim();
}

/** A text with its slots replaced by text. */
export function fillSlotsWithText(text: string, slots: SlotTable): string {
  if (!mayHoldSlots(text)) return text;
  return splitAtSlots(text, slots)
    .map((part) => (typeof part === 'string' ? part : slotToText(part)))
    .join('');
}

/** Replaces a URL of which a part failed: such a link loses its target when it becomes an element. */
export const FAILED_ADDRESS = '#lockstep-failed-address';

/** A URL with its slots filled; {@link FAILED_ADDRESS} if one of them contains an error. */
export function fillAddress(text: string, slots: SlotTable): string {
  if (!mayHoldSlots(text)) return text;
  const failed = splitAtSlots(text, slots).some(
    (part) => typeof part !== 'string' && part.kind === 'nodes' && part.nodes.some(isErrorBox),
  );
  return failed ? FAILED_ADDRESS : fillSlotsWithText(text, slots);
}

function isErrorBox(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  const { className } = node.properties;
  return (Array.isArray(className) && className.includes(ERROR_BOX)) || node.children.some(isErrorBox);
}
