import type { ElementContent, Properties } from 'hast';

/** Marks an element as chrome: something that helps to read a page and is no part of what it says. The search leaves it out. */
export const CHROME: Properties = { dataPagefindIgnore: '' };

export function textNode(value: string): ElementContent {
  return { type: 'text', value };
}
