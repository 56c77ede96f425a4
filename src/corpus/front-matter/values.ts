/** Converts front matter values to the required types. Authors write `weight: "10"` and `title: 2023`; both are accepted, as in Hugo. */
import { isValueList, type Value } from '../../formats/index.ts';

/** Scalars as text; empty for lists and maps. */
export function valueToText(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A list of texts; a single text is split into words, as Hugo reads `aliases: /a /b`. */
export function valueToTexts(value: Value | undefined): string[] {
  if (isValueList(value)) return value.map(valueToText);
  return valueToText(value)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** The integer part of a number, also in quotes; 0 if it is not a number. */
export function valueToInteger(value: Value | undefined): number {
  const number = typeof value === 'boolean' ? Number(value) : Number(valueToText(value).trim());
  return Number.isFinite(number) ? Math.trunc(number) : 0;
}

const TRUE_TEXTS: ReadonlySet<string> = new Set(['1', 't', 'true']);

export function valueToBoolean(value: Value | undefined): boolean {
  if (typeof value === 'number') return value !== 0;
  return TRUE_TEXTS.has(valueToText(value).toLowerCase());
}
