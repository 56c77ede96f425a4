/** `transform.*`, except the functions that need Markdown. */
import { type DataFormat, parseCsv, parseData, printToml, printYaml } from '../../formats/index.ts';
import { fail } from '../error.ts';
import { toText } from '../values/cast.ts';
import { decodeEntities } from '../values/entities.ts';
import { toGoValue } from '../values/from-data.ts';
import {
  GoMap,
  GoMethod,
  GoObject,
  type GoValue,
  isList,
  isText,
  SafeText,
  safeHtml,
  textOf,
} from '../values/value.ts';
import { type Functions, fn } from './define.ts';
import { escapeHtmlText, stripHtml } from './plain-text.ts';

export const transform: Functions = {
  HTMLEscape: fn(1, ([value]) => escapeHtmlText(toText(value))),
  HTMLUnescape: fn(1, ([value]) => decodeEntities(toText(value))),
  // The result has the type of the argument.
  Plainify: fn(1, ([value]) => {
    const text = stripHtml(toText(value));
    return value instanceof SafeText ? safeHtml(text) : text;
  }),
  XMLEscape: fn(1, ([value]) => escapeXml(toText(value))),
  Remarshal: fn(2, ([format, data]) => remarshal(toText(format), data)),
  Unmarshal: fn(
    1,
    ([first, second]) =>
      unmarshal(contentOf(second === undefined ? first : second), second === undefined ? undefined : first),
    2,
  ),
};

/** The content of a resource or text. */
function contentOf(value: GoValue): GoValue {
  if (!(value instanceof GoObject) || value.typeName !== 'resource.Resource') return value;
  const content = value.member('Content');
  return content instanceof GoMethod ? value : content;
}

function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(
      /[\t\n\r&'<>"]/g,
      (char) => ({ '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;' })[char] ?? escapeHtmlText(char),
    );
}

/** Parses a text as data in a given or detected format. */
function unmarshal(data: GoValue, options: GoValue): GoValue {
  if (!isText(data)) return fail('type not supported');
  const text = textOf(data);
  if (text.trim() === '') return null;
  const given = options instanceof GoMap ? options.get('format') : undefined;
  const format = given === undefined ? formatOf(text) : FORMATS[toText(given).toLowerCase()];
  if (format === undefined) return fail('unknown format');
  if (format === 'csv') return parseCsv(text);
  const { value, problems } = parseData({ format, text, file: 'unmarshal', code: 'invalid-data' });
  return value === undefined ? fail(problems[0]?.message ?? 'unreadable data') : toGoValue(value);
}

/** Converts data, or a text of data, to another format. */
function remarshal(format: string, data: GoValue): string {
  const value = toPlain(isText(data) ? unmarshal(data, undefined) : data);
  switch (FORMATS[format.toLowerCase()]) {
    case 'json':
      return `${escapeJson(JSON.stringify(value, undefined, 3))}\n`;
    case 'yaml':
      return printYaml(value);
    case 'toml':
      return printToml(value);
    default:
      return fail(`unsupported format ${JSON.stringify(format)}`);
  }
}

/** Escapes as Go does, so that JSON is safe in HTML. */
function escapeJson(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Converts a value to plain data with sorted keys. */
function toPlain(value: GoValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (isText(value)) return textOf(value);
  if (isList(value)) return value.map(toPlain);
  if (value instanceof GoMap)
    return Object.fromEntries(value.sorted().map(([key, inner]) => [key, toPlain(inner)]));
  return value instanceof GoObject ? value.print() : (value ?? null);
}

const FORMATS: Readonly<Record<string, DataFormat | 'csv'>> = {
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  csv: 'csv',
};

/** Detects the format by the character that occurs first in the text. */
function formatOf(text: string): DataFormat | 'csv' | undefined {
  // A list in JSON, unless it is the heading of a table in TOML.
  if (/^\s*\[/.test(text) && !/^\s*\[{1,2}[^\][\n]*\]{1,2}\s*(?:\n|$)/.test(text)) return 'json';
  const signs: [DataFormat | 'csv', number][] = [
    ['json', text.indexOf('{')],
    ['yaml', text.indexOf(':')],
    ['toml', text.indexOf('=')],
    ['csv', text.indexOf(',')],
  ];
  return signs.filter(([, at]) => at !== -1).sort(([, a], [, b]) => a - b)[0]?.[0];
}
