/** `urls.*`, except the functions that need the site. */

import { decodeUrlPart } from '../../text/index.ts';
import { fail } from '../error.ts';
import { toText } from '../values/cast.ts';
import { type GoRecord, type GoValue, itemsOf, PrintedRecord } from '../values/value.ts';
import { type Functions, fn, many } from './define.ts';

export const urls: Functions = {
  JoinPath: many(0, (args) => {
    const [first, ...rest] = args.flatMap((arg): readonly GoValue[] => itemsOf(arg) ?? [arg]).map(toText);
    if (first === '' && rest.length === 0) return '/';
    return first === undefined ? '' : joinUrl(first, rest);
  }),
  Parse: fn(1, ([value]) => parseUrl(toText(value))),
  PathEscape: fn(1, ([value]) => escapePath(toText(value))),
  PathUnescape: fn(1, ([value]) => {
    return decodeUrlPart(toText(value)) ?? fail('invalid URL escape');
  }),
  URLize: fn(1, ([value]) => urlize(toText(value))),
};

/** `url.PathEscape`: one segment. */
function escapePath(text: string): string {
  return encodeURIComponent(text)
    .replace(/%(?:24|26|2B|3A|3D|40)/g, (code) => decodeUrlPart(code) ?? code)
    .replace(/[!'()*]/g, hexOf);
}

/** Converts a text to a part of a URL: lower case, `-` for spaces, without characters that are not allowed in paths. */
function urlize(text: string): string {
  const path = sanitizePath(text).toLowerCase();
  return escapeUrl(path);
}

/** White space becomes one `-`; other characters that are not allowed in paths are removed. */
function sanitizePath(text: string): string {
  const isAllowed = (char: string, at: number) =>
    /[\p{L}\p{Nd}\p{M}./\\_#+~\-@]/u.test(char) ||
    (char === '%' && /^%[0-9a-fA-F]{2}/.test(text.slice(at, at + 3)));
  let out = '';
  let wantsHyphen = false;
  let wasHyphen = false;
  let at = 0;
  for (const char of text) {
    if (isAllowed(char, at)) {
      wasHyphen = char === '-';
      if (wantsHyphen && !wasHyphen) out += '-';
      wantsHyphen = false;
      out += char;
    } else if (out !== '' && !wasHyphen && /\s/.test(char)) wantsHyphen = true;
    at += char.length;
  }
  return out;
}

/** `url.Parse(text).String()` of a path with a fragment. */
function escapeUrl(text: string): string {
  const hash = text.indexOf('#');
  return hash === -1
    ? escapePart(text)
    : `${escapePart(text.slice(0, hash))}#${escapePart(text.slice(hash + 1))}`;
}

/** What is escaped already stays. A part that holds what none may is escaped with all that need not stand as it is (Go's `url.URL.EscapedPath`). */
function escapePart(part: string, isFragment = false): string {
  if (/^(?:[\w.~!$&'()*+,;=:@/[\]?-]|%[0-9a-fA-F]{2})*$/.test(part)) return part;
  return part
    .split(/(%[0-9a-fA-F]{2})/)
    .map((piece, index) => {
      if (index % 2 === 1) return piece;
      const escaped = encodeURI(piece);
      return isFragment ? escaped.replaceAll("'", '%27') : escaped.replace(/[!'()*]/g, hexOf);
    })
    .join('');
}

function hexOf(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

function joinUrl(base: string, parts: readonly string[]): string {
  const [, origin = '', path = '', tail = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(.*)$/is.exec(base) ?? [];
  const segments: string[] = [];
  const all = [path, ...parts].join('/');
  for (const segment of all.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const isRooted = origin !== '' || path.startsWith('/');
  const end = (parts.at(-1) ?? path).endsWith('/') && segments.length > 0 ? '/' : '';
  return (
    origin +
    (isRooted ? '/' : '') +
    segments.map((segment) => escapePart(segment).replaceAll('?', '%3F').replaceAll('#', '%23')).join('/') +
    end +
    tail
  );
}

const URL_PARTS = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

/** The error of `url.Parse` for invalid URLs. */
function urlFault(text: string): string | undefined {
  const [, , authority = '', path = '', , fragment = ''] = URL_PARTS.exec(text) ?? [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are searched for
  if (/[\x00-\x1f\x7f]/.test(text)) return 'net/url: invalid control character in URL';
  if (text.startsWith(':')) return 'missing protocol scheme';
  const isRelative = !/^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|\/)/.test(text);
  if (isRelative && (path.split('/')[0] ?? '').includes(':'))
    return 'first path segment in URL cannot contain colon';
  const bad = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(path) ?? /%(?![0-9a-fA-F]{2}).{0,2}/.exec(fragment);
  if (bad !== null) return `invalid URL escape ${JSON.stringify(bad[0])}`;
  if (/[ "<>^`{|}\\]/.test(authority.slice(authority.lastIndexOf('@') + 1)))
    return 'invalid character in host name';
  return /:(?!\d*$)[^\]]*$/.test(authority) && !authority.includes('@')
    ? 'invalid port after host'
    : undefined;
}

function parseUrl(text: string): GoRecord {
  const fault = urlFault(text);
  if (fault !== undefined) return fail(`parse ${JSON.stringify(text)}: ${fault}`);
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = URL_PARTS.exec(text) ?? [];
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const port = /:(\d*)$/.exec(host)?.[1] ?? '';
  const isOpaque = scheme !== '' && authority === '' && path !== '' && !path.startsWith('/');
  // The path and the fragment are escaped if necessary, the query is unchanged.
  const shown =
    (scheme === '' ? '' : `${scheme.toLowerCase()}:`) +
    (authority === '' && !/^[^:/?#]*:?\/\//.test(text) ? '' : `//${authority}`) +
    (isOpaque ? path : escapePart(path)) +
    (query === '' ? '' : `?${query}`) +
    (fragment === '' ? '' : `#${escapePart(fragment, true)}`);
  return new PrintedRecord('*url.URL', shown, {
    Scheme: scheme.toLowerCase(),
    Host: host,
    Opaque: isOpaque ? path : '',
    Path: isOpaque ? '' : safeDecode(path),
    RawQuery: query,
    Fragment: safeDecode(fragment),
    Hostname: host.replace(/:\d*$/, '').replace(/^\[|\]$/g, ''),
    Port: port,
    IsAbs: scheme !== '',
    String: shown,
    EscapedPath: escapePart(path),
    RequestURI: (path === '' ? '/' : escapePart(path)) + (query === '' ? '' : `?${query}`),
  });
}

function safeDecode(text: string): string {
  return decodeUrlPart(text) ?? text;
}
