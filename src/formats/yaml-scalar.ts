import type { Value } from './value.ts';

/**
 * What an unquoted YAML scalar means, as Go's yaml.v2 (which Hugo 0.111 reads YAML with) resolves it: YAML 1.1's booleans (`yes`, `off`, `n`),
 * numbers with underscores, `0b`, `0o`, `0x` and octal `010`, but no base-60 numbers. A date stays the text that it is.
 * Checked against Hugo's output for each of these.
 */
export function resolveYamlScalar(text: string): Value {
  const known = WORDS.get(text);
  if (known !== undefined) return known;
  if (!/^[-+.0-9]/.test(text)) return text;
  const plain = text.replaceAll('_', '');
  const integer = INTEGER.exec(plain)?.groups;
  if (integer !== undefined) {
    const sign = integer.sign === '-' ? -1 : 1;
    const { digits = '' } = integer;
    if (/^0[xX]/.test(digits)) return sign * Number.parseInt(digits.slice(2), 16);
    if (/^0[bB]/.test(digits)) return sign * Number.parseInt(digits.slice(2), 2);
    if (/^0[oO]/.test(digits)) return sign * Number.parseInt(digits.slice(2), 8);
    if (/^0[0-7]+$/.test(digits)) return sign * Number.parseInt(digits, 8);
    return sign * Number(digits);
  }
  // A number that overflows to infinity is text, as in kubectl: a short commit hash such as `1e1000` may look like one.
  const number = FLOAT.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(number) ? number : text;
}

const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, false] as const,
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (word) => [word, Number.POSITIVE_INFINITY] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
]);

const INTEGER = /^(?<sign>[-+]?)(?<digits>0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
