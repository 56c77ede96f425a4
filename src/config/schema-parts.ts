/** Types of setting values. The `error` of each is the phrase after “expected” in messages. */
import { z } from 'zod';
import type { Value } from '../formats/index.ts';

export const text = () => z.string('text');
export const flag = () => z.boolean('true or false');
export const wholeNumber = (min: number, max: number) =>
  z
    .int(`a whole number from ${min} to ${max}`)
    .min(min, `a whole number from ${min} to ${max}`)
    .max(max, `a whole number from ${min} to ${max}`);
export const listOf = <T extends z.ZodType>(item: T, expected: string) => z.array(item, expected);
export const tableOf = <T extends z.ZodType>(value: T, expected: string) =>
  z.record(z.string(), value, expected);

export const localized = () =>
  z.union(
    [text(), tableOf(text(), 'text, or a table of one text per locale')],
    'text, or a table of one text per locale',
  );

export const params = () =>
  z.record(
    z.string(),
    z.custom<Value>(isPlainValue, 'text, a number, true or false, null, or lists and tables of these'),
    'a table of parameters',
  );

/** Whether a value can be sent to a worker and written as JSON: no functions, dates or classes. */
function isPlainValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return value === null || ['string', 'number', 'boolean'].includes(typeof value);
  }
  if (Array.isArray(value)) return value.every(isPlainValue);
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isPlainValue);
}
