/** The escapers that html/template adds to pipelines. */

import { GoNamed } from '../values/duration.ts';
import { toJson } from '../values/json.ts';
import { printValue, printValues } from '../values/print.ts';
import { GoTime } from '../values/time.ts';
import { type GoValue, isNil, isText, type SafeKind, SafeText } from '../values/value.ts';
import { attributeType } from './attributes.ts';
import { decodeCss } from './css.ts';
import { stripTags } from './strip-tags.ts';
import { isSafeUrl, processUrl, srcsetEscaper } from './url-escapers.ts';

export type EscaperName =
  | 'attr'
  | 'comment'
  | 'css'
  | 'cssValue'
  | 'name'
  | 'html'
  | 'jsRegexp'
  | 'jsString'
  | 'jsTemplate'
  | 'jsValue'
  | 'unquoted'
  | 'rcdata'
  | 'srcset'
  | 'url'
  | 'urlFilter'
  | 'urlNormalizer'
  /** `html` and `urlquery` that the template itself contains. */
  | 'plainHtml'
  | 'plainQuery';

/** Output in place of an unsafe value. */
const UNSAFE = 'ZgotmplZ';

interface Shown {
  readonly text: string;
  readonly kind: SafeKind | undefined;
}

/** The text of a value, and whether it is marked as safe. */
function show(value: GoValue): Shown {
  if (value instanceof SafeText) return value;
  if (isText(value)) return { text: value, kind: undefined };
  return { text: isNil(value) ? '' : printValue(value), kind: undefined };
}

export const ESCAPERS: Readonly<Record<EscaperName, (value: GoValue) => string>> = {
  html: (value) => {
    const { text, kind } = show(value);
    return kind === 'HTML' ? text : escapeHtml(text);
  },
  rcdata: (value) => {
    const { text, kind } = show(value);
    return kind === 'HTML' ? normalizeHtml(text) : escapeHtml(text);
  },
  attr: (value) => {
    const { text, kind } = show(value);
    return kind === 'HTML' ? normalizeHtml(stripTags(text)) : escapeHtml(text);
  },
  unquoted: (value) => {
    const { text, kind } = show(value);
    if (text === '') return UNSAFE;
    return kind === 'HTML' ? escapeUnquoted(stripTags(text), false) : escapeUnquoted(text, true);
  },
  comment: () => '',
  name: filterName,
  css: escapeCss,
  cssValue: filterCssValue,
  jsValue: escapeJsValue,
  jsString: (value) => {
    const { text, kind } = show(value);
    return replaceJs(text, kind === 'JSStr' ? JS_NORMALIZED : JS_STRING);
  },
  jsTemplate: (value) => replaceJs(show(value).text, JS_TEMPLATE),
  jsRegexp: (value) => replaceJs(show(value).text, JS_REGEXP) || '(?:)',
  srcset: (value) => {
    const { text, kind } = show(value);
    return srcsetEscaper(text, kind);
  },
  url: (value) => {
    const { text, kind } = show(value);
    return processUrl(text, kind === 'URL');
  },
  plainHtml: (value) => escapePlainHtml(printValues([value])),
  plainQuery: (value) => escapeQuery(printValues([value])),
  urlNormalizer: (value) => processUrl(show(value).text, true),
  urlFilter: (value) => {
    const { text, kind } = show(value);
    return kind === 'URL' || isSafeUrl(text) ? text : `#${UNSAFE}`;
  },
};

const HTML: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  '&': '&amp;',
  "'": '&#39;',
  '+': '&#43;',
  '<': '&lt;',
  '>': '&gt;',
};

function escapeHtml(text: string): string {
  return text.replace(/[\0"&'+<>]/g, (char) => HTML[char] ?? char);
}

function normalizeHtml(text: string): string {
  return text.replace(/[\0"'+<>]/g, (char) => HTML[char] ?? char);
}

function escapeUnquoted(text: string, withAmpersand: boolean): string {
  return text.replace(/[\0\t\n\v\f\r "&'+<=>`\ufdd0-\ufdef\ufff0-\uffff]/g, (char) => {
    if (char === '&') return withAmpersand ? '&amp;' : char;
    if (char === '<') return '&lt;';
    if (char === '>') return '&gt;';
    const code = char.charCodeAt(0);
    if (code === 0) return '&#xfffd;';
    return code < 0x80 ? `&#${code};` : `&#x${code.toString(16)};`;
  });
}

/** Part of the name of an attribute of unknown type. */
function filterName(value: GoValue): string {
  const { text, kind } = show(value);
  if (kind === 'HTMLAttr') return text;
  const name = text.toLowerCase();
  if (name === '' || attributeType(name) !== 'plain' || !/^[a-z0-9]*$/.test(name)) return UNSAFE;
  return name;
}

const CSS_ESCAPES = /[\0\t\n\f\r"&'()+/:;<>\\{}]/g;

function escapeCss(value: GoValue): string {
  const { text } = show(value);
  return text.replace(CSS_ESCAPES, (char, at: number) => {
    if (char === '\\') return '\\\\';
    const next = text.charAt(at + 1);
    // A space ends the escape if the next character would continue it.
    return `\\${char.charCodeAt(0).toString(16)}${next === '' || /[0-9a-fA-F\t\n\f\r ]/.test(next) ? ' ' : ''}`;
  });
}

function filterCssValue(value: GoValue): string {
  const { text, kind } = show(value);
  if (kind === 'CSS') return text;
  const decoded = decodeCss(text);
  if (/[\0"'()/;@[\\\]`{}<>]|--/.test(decoded)) return UNSAFE;
  const letters = decoded.toLowerCase().replace(/[^a-z0-9\-_]/g, '');
  return /expression|mozbinding/.test(letters) ? UNSAFE : decoded;
}

function escapeJsValue(value: GoValue): string {
  if (value instanceof SafeText) {
    if (value.kind === 'JS') return value.text;
    if (value.kind === 'JSStr') return `"${value.text}"`;
  }
  const isStringer = value instanceof GoNamed && !(value instanceof GoTime);
  let json: string;
  try {
    json = toJson(isStringer ? value.print() : value);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error))
      .replace(/<(\/?)script/gi, '\\x3C$1script')
      .replaceAll('*/', '* /')
      .replaceAll('<!--', '\\x3C!--');
    return ` /* ${reason} */null `;
  }
  // Names and numbers must not join adjacent words.
  return /^[$\w]|[$\w]$/.test(json) ? ` ${json} ` : json;
}

function code(char: string): string {
  return `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

const JS_BASE: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '/': '\\/',
  ...Object.fromEntries(['"', '&', "'", '`', '+', '<', '>'].map((char) => [char, code(char)])),
};
const JS_NORMALIZED = JS_BASE;
const JS_STRING = { ...JS_BASE, '\\': '\\\\' };
const JS_TEMPLATE = {
  ...JS_STRING,
  ...Object.fromEntries(['$', '{', '}'].map((char) => [char, code(char)])),
};
const JS_REGEXP: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['"', '&', "'", '+', '<', '>'].map((char) => [char, code(char)])),
  ...Object.fromEntries([...'$()*-./?[\\]^{|}'].map((char) => [char, `\\${char}`])),
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

function replaceJs(text: string, table: Readonly<Record<string, string>>): string {
  return [...text]
    .map((char) => {
      const known = Object.hasOwn(table, char) ? table[char] : undefined;
      if (known !== undefined) return known;
      return char < ' ' || char === '\u2028' || char === '\u2029' ? code(char) : char;
    })
    .join('');
}

/** `url.QueryEscape`. */
export function escapeQuery(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      if (/[A-Za-z0-9\-_.~]/.test(char)) return char;
      return char === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/** text/template's `html`: it ignores safe types, and does not escape `+`. */
export function escapePlainHtml(text: string): string {
  return text.replace(/[\0"'&<>]/g, (char) => HTML[char] ?? char);
}
