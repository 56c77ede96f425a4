import type { ElementContent } from 'hast';

/** What a `link-card` hands to the `cards` round it. */
export interface LinkCardPart {
  readonly card: readonly ElementContent[];
}

/** Whether a part comes from a `link-card`. */
export function isLinkCard(value: unknown): value is { card: ElementContent[] } {
  return typeof value === 'object' && value !== null && 'card' in value && Array.isArray(value.card);
}
