/**
 * A canonical form of text. It ignores what readers do not see: white space and line breaks, emphasis markup, escapes, character references, typographic quotes and dashes, quotes
 * of attributes, shortcode delimiters, ways to write a link and its URL, comments.
 */

import { decodeReferences } from '../text/index.ts';
import { addressKey } from './address-key.ts';
import { plainCharacters, plainTags } from './html-key.ts';
import { replaceTags, tagToKey } from './shortcode-key.ts';
import { labelKey, type Writing } from './writing.ts';

/** The key of text, in one line. */
export function proseKey(text: string, writing: Writing): string {
  // No author writes such a paragraph; the patterns below would be slow.
  if (text.length > MAX_PROSE) return text.replaceAll(/\s+/g, ' ').trim();
  return writing.known === undefined
    ? readKey(text, writing)
    : writing.known.keys.get(text, (own) => readKey(own, writing));
}

function readKey(text: string, writing: Writing): string {
  const held: string[] = [];
  const hold = (value: string) => {
    held.push(value);
    return `\ue000${held.length - 1}\ue001`;
  };
  const release = (value: string): string => {
    let result = value;
    // Placeholders may be nested: a link in a shortcode's argument.
    for (let depth = 0; depth < 4 && result.includes('\ue000'); depth += 1)
      result = result.replaceAll(/\ue000(\d+)\ue001/g, (_, at: string) => held[Number(at)] ?? '');
    return result;
  };
  let key = plainCharacters(text.includes('<!--') ? text.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, ' ') : text);
  if (key.includes('`'))
    key = key.replaceAll(/(?<![`\\])(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g, (_, _ticks, code: string) =>
      hold(`\`${code.replaceAll(/\s+/g, ' ').trim()}\``),
    );
  key = replaceTags(key, (tag) => tagToKey(tag, writing.shortcodes)).replaceAll(/\{\{[^{}]*\}\}/g, (tag) =>
    hold(tag),
  );
  if (key.includes('[')) key = plainLinks(key, writing, hold, release);
  key = key.replaceAll(
    /<(https?:[^>\s]+)>|\bhttps?:\/\/[^\s<>"')\]\ue000]+/g,
    (whole, inner: string | undefined) => hold(addressKey(inner ?? whole, writing)),
  );
  if (key.includes('<'))
    key = plainTags(key, (name, value) => {
      const whole = release(value);
      return hold(name === 'href' || name === 'src' ? addressKey(whole, writing) : whole);
    }).replaceAll(/<[^<>]*>/g, (tag) => hold(`\u0002${tag.slice(1)}`));
  key = decodeReferences(
    key.replaceAll(/\\\r?\n/g, ' ').replaceAll(/\\([!-/:-@[-`{-~])/g, (_, char: string) => hold(char)),
  );
  return release(plainPunctuation(stripEmphasis(key)).replaceAll(/\s+/g, ' ').trim());
}

/** In UTF-16 code units. */
const MAX_PROSE = 20_000;

const LINK_TARGET =
  /\]\(\s*<?((?:\ue000\d+\ue001|[^\s()<>\ue000]|\([^\s()]*\))*)>?(?:\s+(?:'([^']*)'|\(([^()]*)\))\s*(?=\)))?/g;

/** Inline, reference and bare links in one form: `[text](address)`, or just the URL if it is the text. */
function plainLinks(
  text: string,
  writing: Writing,
  hold: (value: string) => string,
  release: (value: string) => string,
): string {
  const { definitions, footnotes } = writing;
  let key = text;
  if (footnotes !== undefined)
    key = key.replaceAll(/\[\^([^\]\s]+)\]/g, (whole, label: string) => {
      const number = footnotes.get(label);
      return number === undefined ? whole : hold(`[^${number}]`);
    });
  if (definitions !== undefined)
    key = key.replaceAll(
      /\[((?:[^[\]]|\[[^\]]*\])+)\](?:\[([^\]]*)\])?(?![(:])/g,
      (whole, shown: string, label: string | undefined) => {
        const target = definitions.get(
          labelKey(release(label === undefined || label === '' ? shown : label)),
        );
        return target === undefined ? whole : `[${shown}](${target})`;
      },
    );
  if (!key.includes('](')) return key;
  return key
    .replaceAll(LINK_TARGET, (_, target: string, single: string | undefined, round: string | undefined) => {
      const title = single ?? round;
      return `](${hold(addressKey(release(target), writing))}${title === undefined ? '' : ` "${title}"`}`;
    })
    .replaceAll(
      /(?<!!)\[(https?:[^\]\s]+)\]\((\ue000\d+\ue001)\)/g,
      (whole, shown: string, address: string) =>
        addressKey(release(shown), writing) === release(address) ? address : whole,
    );
}

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

/** Typed forms of quotes, dashes and dots, which sites print in typographic forms. */
function plainPunctuation(text: string): string {
  return text
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\u201c\u201d]/g, '"')
    .replaceAll('\u2026', '...')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2014', '---')
    .replaceAll('\u2013', '--');
}

/** The lines of a code block without common indentation and surrounding empty lines. */
export function codeKey(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.trimEnd());
  while (trimmed[0] === '') trimmed.shift();
  while (trimmed.at(-1) === '') trimmed.pop();
  const indents = trimmed.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return trimmed.map((line) => line.slice(common)).join('\n');
}

/** A table row: its cells. */
export function rowKey(text: string, writing: Writing): string {
  return proseKey(
    text
      .trim()
      .replace(/^\|/, '')
      .replace(/(?<!\\)\|\s*$/, ''),
    writing,
  )
    .split('|')
    .map((cell) => cell.trim())
    .join(' | ');
}
