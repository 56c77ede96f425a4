/** `transform.*`, as far as it needs no Markdown, and `inflect.*`. */
import { type DataFormat, parseCsv, parseData } from '../../formats/index.ts';
import { fail } from '../error.ts';
import { toText } from '../values/cast.ts';
import { decodeEntities } from '../values/entities.ts';
import { GoMap, type GoValue, isText, SafeText, safeHtml, textOf, toGoValue } from '../values/value.ts';
import { type Functions, fn } from './define.ts';
import { escapeHtmlText, stripHtml } from './plain-text.ts';
import { humanize } from './text-case.ts';

export const transform: Functions = {
  HTMLEscape: fn(1, ([value]) => escapeHtmlText(toText(value))),
  HTMLUnescape: fn(1, ([value]) => decodeEntities(toText(value))),
  // Of the type of what it is made of.
  Plainify: fn(1, ([value]) => {
    const text = stripHtml(toText(value));
    return value instanceof SafeText ? safeHtml(text) : text;
  }),
  XMLEscape: fn(1, ([value]) => escapeXml(toText(value))),
  Unmarshal: fn(
    1,
    ([first, second]) =>
      unmarshal(second === undefined ? first : second, second === undefined ? undefined : first),
    2,
  ),
};

export const inflect: Functions = {
  Humanize: fn(1, ([value]) => humanize(value)),
};

function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(
      /[\t\n\r&'<>"]/g,
      (char) => ({ '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;' })[char] ?? escapeHtmlText(char),
    );
}

/** Data of a text, whose format is told or seen. */
function unmarshal(data: GoValue, options: GoValue): GoValue {
  if (!isText(data)) return fail('type not supported');
  const text = textOf(data);
  if (text.trim() === '') return null;
  const told = options instanceof GoMap ? options.get('format') : undefined;
  const format = told === undefined ? formatOf(text) : FORMATS[toText(told).toLowerCase()];
  if (format === undefined) return fail('unknown format');
  if (format === 'csv') return parseCsv(text);
  const { value, problems } = parseData({ format, text, file: 'unmarshal', code: 'invalid-data' });
  return value === undefined ? fail(problems[0]?.message ?? 'unreadable data') : toGoValue(value);
}

const FORMATS: Readonly<Record<string, DataFormat | 'csv'>> = {
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  csv: 'csv',
};

/** The format whose sign stands first in the text. */
function formatOf(text: string): DataFormat | 'csv' | undefined {
  if (/^\s*[[]/.test(text) && !/^\s*\[[^\]\n]*\]\s*(?:\n|$)/.test(text)) return 'json';
  const signs: [DataFormat | 'csv', number][] = [
    ['json', text.indexOf('{')],
    ['yaml', text.indexOf(':')],
    ['toml', text.indexOf('=')],
    ['csv', text.indexOf(',')],
  ];
  return signs.filter(([, at]) => at !== -1).sort(([, a], [, b]) => a - b)[0]?.[0];
}
