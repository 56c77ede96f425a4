import type { ElementContent } from 'hast';

/** What a `link-card` hands to the `cards` around it. */
export interface LinkCardPart {
  readonly card: ElementContent[];
}

/** Whether a part comes from a `link-card`. */
export function isLinkCard(value: unknown): value is LinkCardPart {
  return typeof value === 'object' && value !== null && 'card' in value && Array.isArray(value.card);
}
