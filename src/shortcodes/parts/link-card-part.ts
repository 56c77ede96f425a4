import type { ElementContent } from 'hast';

/** Data that a `link-card` passes to the enclosing `cards`. */
export interface LinkCardPart {
  readonly card: ElementContent[];
}

/** Whether a part comes from a `link-card`. */
export function isLinkCard(value: unknown): value is LinkCardPart {
  return typeof value === 'object' && value !== null && 'card' in value && Array.isArray(value.card);
}
