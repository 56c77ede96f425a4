/** `strings.*`. Lengths and offsets count characters (runes), not UTF-16 code units. */
import { fail } from '../error.ts';
import { toIndex, toText, tryInt } from '../values/cast.ts';
import { keepType, typeName } from '../values/types.ts';
import { type GoValue, isList, itemsOf, SafeText, safeHtml } from '../values/value.ts';
import { type Functions, fn, many } from './define.ts';
import { stripHtml } from './plain-text.ts';
import { regexps } from './regexp.ts';
import { truncate } from './truncate.ts';

/** Limit for results of `repeat`. */
const MAX_TEXT = 5_000_000;

const text2 = (call: (a: string, b: string) => GoValue) => fn(2, ([a, b]) => call(toText(a), toText(b)));
const text1 = (call: (text: string) => GoValue) => fn(1, ([text]) => call(toText(text)));

export const strings: Functions = {
  ...regexps,
  Chomp: fn(1, ([value]) => {
    const text = toText(value).replace(/[\r\n]+$/, '');
    return value instanceof SafeText && value.kind === 'HTML' ? safeHtml(text) : text;
  }),
  Contains: text2((text, part) => text.includes(part)),
  ContainsAny: text2((text, chars) => [...chars].some((char) => text.includes(char))),
  ContainsNonSpace: text1((text) => /\S/.test(text)),
  Count: text2((part, text) => BigInt(part === '' ? [...text].length + 1 : text.split(part).length - 1)),
  CountRunes: text1((text) => BigInt([...stripHtml(text).replace(/\s/g, '')].length)),
  CountWords: text1(countWords),
  FirstUpper: text1((text) => {
    const [first = ''] = text;
    return first.toUpperCase() + text.slice(first.length);
  }),
  HasPrefix: text2((text, prefix) => text.startsWith(prefix)),
  HasSuffix: text2((text, suffix) => text.endsWith(suffix)),
  Repeat: fn(2, ([count, value]) => {
    const [times, text] = [toIndex(count), toText(value)];
    if (times < 0) fail('strings: negative Repeat count');
    if (times * text.length > MAX_TEXT) fail(`more than ${MAX_TEXT} characters`);
    return text.repeat(times);
  }),
  Replace: fn(
    3,
    ([text, from, to, limit]) => {
      const count = limit === undefined ? -1 : toIndex(limit);
      return replaceText(toText(text), toText(from), toText(to), count);
    },
    4,
  ),
  ReplacePairs: many(2, replacePairs),
  RuneCount: text1((text) => BigInt([...text].length)),
  SliceString: fn(1, ([value, ...bounds]) => sliceString(toText(value), bounds), 3),
  Split: fn(2, ([value, separator]) => {
    if (typeof separator !== 'string')
      fail(`wrong type for value; expected string; got ${typeName(separator)}`);
    const text = toText(value);
    return keepType(separator === '' ? [...text] : text.split(toText(separator)), 'string');
  }),
  Substr: fn(2, ([value, ...numbers]) => substr(toText(value), numbers), 3),
  ToLower: text1((text) => lower(text)),
  ToUpper: text1((text) => upper(text)),
  Trim: text2((text, chars) => trimRight(trimLeft(text, chars), chars)),
  TrimLeft: text2((chars, text) => trimLeft(text, chars)),
  TrimRight: text2((chars, text) => trimRight(text, chars)),
  TrimSpace: text1((text) => text.trim()),
  TrimPrefix: text2((prefix, text) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  TrimSuffix: text2((suffix, text) =>
    text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
  ),
  Truncate: fn(2, truncate, 3),
};

/** Character by character, as in Go: `ß` has no capital. */
function upper(text: string): string {
  return [...text].map((char) => single(char, char.toUpperCase())).join('');
}

function lower(text: string): string {
  return [...text].map((char) => single(char, char.toLowerCase())).join('');
}

function single(char: string, changed: string): string {
  return [...changed].length === 1 ? changed : char;
}

function countWords(text: string): bigint {
  const words = stripHtml(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (!/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text))
    return BigInt(words.length);
  return words.reduce((count, word) => count + BigInt(/^[\0-\x7f]*$/.test(word) ? 1 : [...word].length), 0n);
}

function replaceText(text: string, from: string, to: string, limit: number): string {
  if (limit === 0) return text;
  const found = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  const chars = from === '' ? [...text] : text.split(from);
  if (from === '') {
    const parts = chars.map((char, index) => (index < found ? to : '') + char).join('');
    return chars.length < found ? parts + to : parts;
  }
  const head = chars.slice(0, found + 1);
  return head.join(to) + (chars.length > found + 1 ? from + chars.slice(found + 1).join(from) : '');
}

/** Replaces all pairs in one pass; the first that matches at a position is used. */
function replacePairs(args: readonly GoValue[]): string {
  const text = toText(args.at(-1));
  const [first] = args;
  if (args.length === 2 && !isList(first)) {
    fail(`with 2 arguments, the first must be a slice of replacement pairs, got ${typeName(first)}`);
  }
  const flat = (args.length === 2 ? (itemsOf(first) ?? []) : args.slice(0, -1)).map(toText);
  if (flat.length % 2 !== 0) fail('uneven number of replacement pairs');
  const pairs = Array.from({ length: flat.length / 2 }, (_, index) => ({
    from: flat[2 * index] ?? '',
    to: flat[2 * index + 1] ?? '',
  })).filter(({ from }) => from !== '');
  let out = '';
  for (let at = 0; at < text.length; ) {
    const pair = pairs.find(({ from }) => text.startsWith(from, at));
    out += pair === undefined ? text.charAt(at) : pair.to;
    at += pair === undefined ? 1 : pair.from.length;
  }
  return out;
}

function sliceString(text: string, bounds: readonly GoValue[]): string {
  const chars = [...text];
  const [start, end] = bounds.map((bound, index) => {
    const number = tryInt(bound);
    return number === undefined
      ? fail(`${index === 0 ? 'start' : 'end'} argument must be integer`)
      : Number(number);
  });
  if (start !== undefined && (start < 0 || start >= chars.length)) fail('slice bounds out of range');
  if (end !== undefined && (end < 0 || end > chars.length)) fail('slice bounds out of range');
  if (start !== undefined && end !== undefined && end < start) fail('slice bounds out of range');
  return chars.slice(start, end).join('');
}

/** Negative starts count from the end; negative lengths omit characters at the end. */
function substr(text: string, numbers: readonly GoValue[]): string {
  const chars = [...text];
  const [first = 0, length = chars.length] = numbers.map((number, index) => {
    const value = tryInt(number);
    return value === undefined
      ? fail(`${index === 0 ? 'start' : 'length'} argument must be an integer`)
      : Number(value);
  });
  const start = Math.max(first < 0 ? first + chars.length : first, 0);
  if (start > chars.length - 1 || length === 0) return '';
  const end = length < 0 ? chars.length + length : Math.min(start + length, chars.length);
  return start >= end ? '' : chars.slice(start, end).join('');
}

function trimLeft(text: string, chars: string): string {
  const all = [...text];
  const start = all.findIndex((char) => !chars.includes(char));
  return start === -1 ? '' : all.slice(start).join('');
}

function trimRight(text: string, chars: string): string {
  const all = [...text];
  return all.slice(0, all.findLastIndex((char) => !chars.includes(char)) + 1).join('');
}
