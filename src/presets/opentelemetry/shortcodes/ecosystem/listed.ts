/** What the tables of the ecosystem share. */
import type { ValueMap } from '../../../../config/index.ts';
import { isValueList } from '../../../../formats/index.ts';
import { textOf, valueToText } from '../../../../shortcodes/index.ts';

export function byName(a: ValueMap, b: ValueMap): number {
  const [first, second] = [textOf(a, 'name'), textOf(b, 'name')];
  return first < second ? -1 : first > second ? 1 : 0;
}

export function componentsOf(entry: ValueMap): string[] {
  return isValueList(entry.components) ? entry.components.map(valueToText).sort() : [];
}

export function link(text: string, url: string): string {
  return url === '' ? text : `[${text}](<${url}>)`;
}

export function withoutScheme(url: string): string {
  return url.replace('https://', '');
}

export function yesOrNo(value: unknown): string {
  return value === true ? 'Yes' : 'No';
}
