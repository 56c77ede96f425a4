/**
 * Text in one way of writing it. What differs only in these is the same for a reader: white space and reflow, marks of emphasis, escapes,
 * typographic quotes, shortcode delimiters, ways to write one address, comments.
 */
import { replaceTags } from './shortcode-key.ts';

/**
 * Runs of text as a key, on one line.
 *
 * @param origin scheme and host of the site: addresses that start with it mean its own pages.
 */
export function proseKey(text: string, origin = ''): string {
  // No author writes such a paragraph; the patterns below would take their time over it.
  if (text.length > MAX_PROSE) return text.replaceAll(/\s+/g, ' ').trim();
  const held: string[] = [];
  const hold = (value: string) => {
    held.push(value);
    return `\ue000${held.length - 1}\ue001`;
  };
  let key = text.includes('<!--') ? text.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, ' ') : text;
  if (key.includes('`'))
    key = key.replaceAll(/(?<![`\\])(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g, (_, _ticks, code: string) =>
      hold(`\`${code.replaceAll(/\s+/g, ' ').trim()}\``),
    );
  key = replaceTags(key).replaceAll(/\{\{[^{}]*\}\}/g, (tag) => hold(tag));
  if (key.includes(']('))
    key = key.replaceAll(LINK_TARGET, (_, target: string) => `](${hold(addressKey(target, origin))}`);
  key = key
    .replaceAll(/<(https?:[^>\s]+)>|\bhttps?:\/\/[^\s<>"')\]\ue000]+/g, (whole, inner: string | undefined) =>
      hold(addressKey(inner ?? whole, origin)),
    )
    .replaceAll(/\\\r?\n/g, ' ')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, (_, char: string) => hold(char));
  key = plainQuotes(stripEmphasis(key)).replaceAll(/\s+/g, ' ').trim();
  // What is held may hold more: a link in a shortcode's argument.
  for (let depth = 0; depth < 4 && key.includes('\ue000'); depth += 1)
    key = key.replaceAll(/\ue000(\d+)\ue001/g, (_, at: string) => held[Number(at)] ?? '');
  return key;
}

/** In UTF-16 code units. */
const MAX_PROSE = 20_000;

const LINK_TARGET = /\]\(\s*<?((?:\ue000\d+\ue001|[^\s()<>\ue000]|\([^\s()]*\))*)>?/g;

function stripEmphasis(text: string): string {
  if (!/[*_]/.test(text)) return text;
  let result = text;
  for (let previous = ''; previous !== result; ) {
    previous = result;
    result = result
      .replaceAll(/(\*{1,3})(?=[^\s*])([^*]*?[^\s*])\1(?!\*)/g, '$2')
      .replaceAll(
        /(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])((?:[^_]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}]))*?[^\s_])\1(?![\p{L}\p{N}_])/gu,
        '$2',
      );
  }
  return result;
}

function plainQuotes(text: string): string {
  return text
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\u201c\u201d]/g, '"')
    .replaceAll('\u2026', '...')
    .replaceAll('\u00a0', ' ')
    .replaceAll('&nbsp;', ' ');
}

/** An address without what leads nowhere else: scheme, own host, slash and file name at its end. */
export function addressKey(target: string, origin = ''): string {
  const [, address = '', path = '', fragment = ''] =
    /^((?:https?:)?\/\/[^/#?]+)?([^#]*)(#.*)?$/s.exec(target) ?? [];
  const host = address.replace(/^https?:/, '').toLowerCase();
  const isOwn = origin !== '' && host === origin.replace(/^https?:/, '').toLowerCase();
  const clean = path
    .replace(/(?<=^|\/)_?index\.(?:html?|md)$/, '')
    .replace(/\.(?:html|md)$/, '')
    .replace(/(?<=.)\/$/, '');
  return `${isOwn ? '' : host}${clean}${fragment}`;
}

/** A block of code: its lines without what they are all indented by, and without empty lines at both ends. */
export function codeKey(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.trimEnd());
  while (trimmed[0] === '') trimmed.shift();
  while (trimmed.at(-1) === '') trimmed.pop();
  const indents = trimmed.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return trimmed.map((line) => line.slice(common)).join('\n');
}

/** A table row: its cells. */
export function rowKey(text: string, origin = ''): string {
  return proseKey(
    text
      .trim()
      .replace(/^\|/, '')
      .replace(/(?<!\\)\|\s*$/, ''),
    origin,
  )
    .split('|')
    .map((cell) => cell.trim())
    .join(' | ');
}
