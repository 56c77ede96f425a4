/** Prints values like Go's fmt with `%v`. */
import { formatShortest } from './floats.ts';
import { GoMap, GoObject, type GoValue, isNil, isText, textOf } from './value.ts';

/** `fmt.Sprint` of one value. */
export function printValue(value: GoValue): string {
  if (isNil(value)) return '<nil>';
  if (typeof value === 'number') return formatShortest(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (isText(value)) return textOf(value);
  if (value instanceof GoMap) {
    return `map[${value
      .sorted()
      .map(([key, inner]) => `${key}:${printValue(inner)}`)
      .join(' ')}]`;
  }
  if (value instanceof GoObject) return value.print();
  return `[${value.map(printValue).join(' ')}]`;
}

/** `fmt.Sprint`: spaces between operands of which neither is a string. */
export function printValues(values: readonly GoValue[]): string {
  let text = '';
  values.forEach((value, index) => {
    const before = values[index - 1];
    const isApart = index > 0 && !isText(value) && !isText(before);
    text += (isApart ? ' ' : '') + printValue(value);
  });
  return text;
}
