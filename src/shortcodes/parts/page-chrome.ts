import type { ElementContent, Properties } from 'hast';

/** Marks an element as part of the user interface instead of the page's content: search ignores it. */
export const CHROME: Properties = { dataPagefindIgnore: '' };

export function textNode(value: string): ElementContent {
  return { type: 'text', value };
}
