/** `urls.*`, as far as it needs no site. */
import { fail } from '../error.ts';
import { toText } from '../values/cast.ts';
import { GoRecord, type GoValue, itemsOf } from '../values/value.ts';
import { type Functions, fn, many } from './define.ts';

export const urls: Functions = {
  JoinPath: many(0, (args) => {
    const [first, ...rest] = args.flatMap((arg): readonly GoValue[] => itemsOf(arg) ?? [arg]).map(toText);
    return first === undefined ? '' : joinUrl(first, rest);
  }),
  Parse: fn(1, ([value]) => parseUrl(toText(value))),
  PathEscape: fn(1, ([value]) => escapePath(toText(value))),
  PathUnescape: fn(1, ([value]) => {
    try {
      return decodeURIComponent(toText(value));
    } catch {
      return fail('invalid URL escape');
    }
  }),
  URLize: fn(1, ([value]) => urlize(toText(value))),
};

/** `url.PathEscape`: one segment. */
function escapePath(text: string): string {
  return encodeURIComponent(text)
    .replace(/%(?:24|26|2B|3A|3D|40)/g, (code) => decodeURIComponent(code))
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A text as part of an address: small letters, `-` for blanks, without what no path holds. */
export function urlize(text: string): string {
  const path = sanitizePath(text).toLowerCase();
  return escapeUrl(path);
}

/** White space between what is kept becomes one `-`; all else that no path holds goes. */
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
  const encode = (part: string) =>
    part
      .split(/(%[0-9a-fA-F]{2})/)
      .map((piece, index) =>
        index % 2 === 1 ? piece : encodeURI(piece).replaceAll('%5B', '[').replaceAll('%5D', ']'),
      )
      .join('');
  const hash = text.indexOf('#');
  return hash === -1 ? encode(text) : `${encode(text.slice(0, hash))}#${encode(text.slice(hash + 1))}`;
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
  const end = all.endsWith('/') && segments.length > 0 ? '/' : '';
  return origin + (isRooted ? '/' : '') + escapeUrl(segments.join('/')) + end + tail;
}

const URL_PARTS = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

function parseUrl(text: string): GoRecord {
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = URL_PARTS.exec(text) ?? [];
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const port = /:(\d*)$/.exec(host)?.[1] ?? '';
  const isOpaque = scheme !== '' && authority === '' && path !== '' && !path.startsWith('/');
  return new PrintedUrl(text, {
    Scheme: scheme.toLowerCase(),
    Host: host,
    Opaque: isOpaque ? path : '',
    Path: isOpaque ? '' : safeDecode(path),
    RawQuery: query,
    Fragment: safeDecode(fragment),
    Hostname: host.replace(/:\d*$/, '').replace(/^\[|\]$/g, ''),
    Port: port,
    IsAbs: scheme !== '',
    String: text,
    EscapedPath: path,
    RequestURI: (path === '' ? '/' : path) + (query === '' ? '' : `?${query}`),
  });
}

class PrintedUrl extends GoRecord {
  readonly #text: string;

  constructor(text: string, members: ConstructorParameters<typeof GoRecord>[1]) {
    super('*url.URL', members);
    this.#text = text;
  }

  override get hasText(): boolean {
    return true;
  }

  override print(): string {
    return this.#text;
  }
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
