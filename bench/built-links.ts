/**
 * Checks the links of a built site independently: every `href` and `src` of its HTML against its files and their ids, without using sources, redirects of a host, or code of
 * Lockstep.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Verdict = 'ok' | 'missing' | 'missing-id' | 'elsewhere';

export interface BuiltLink {
  /** Path of the HTML file from the site’s root: `/docs/a/index.html`. */
  readonly page: string;
  /** The value of the attribute, with character references decoded. */
  readonly href: string;
  readonly verdict: Verdict;
  /** The decoded path of its target. */
  readonly path: string;
}

/** Each link of each page once. @param origin scheme and host of the site, under which it is not served here; empty for none */
export function judgeBuiltLinks(folder: string, origin: string): BuiltLink[] {
  /** Files by their paths in Unicode form NFC, in which addresses are compared. */
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.replace(/\/$/, '').length))
      .map((path) => [path.normalize('NFC'), path] as const),
  );
  const pages = new Map(
    [...files.values()]
      .filter((path) => path.endsWith('.html') && statSync(join(folder, path)).isFile())
      .map((path) => [path, readPage(readFileSync(join(folder, path), 'utf8'))] as const),
  );
  const own =
    origin === ''
      ? undefined
      : new RegExp(`^(?:https?:)?//(?:www\\.)?${origin.replace(/^https?:\/\//, '')}(?=[/#?]|$)`, 'i');

  const fileOf = (path: string) => {
    const bare = path.replace(/(.)\/$/, '$1');
    const candidates = [path, `${path.replace(/\/$/, '')}/index.html`, `${bare}.html`];
    return candidates.map((one) => files.get(one)).find((file) => file !== undefined);
  };
  const judge = (page: string, href: string): { verdict: Verdict; path: string } => {
    const target = own?.test(href) === true ? href.replace(own, '') || '/' : href;
    const base = `${HOST}${page
      .replace(/index\.html$/, '')
      .split('/')
      .map(encodeURIComponent)
      .join('/')}`;
    if (/^[a-z][a-z0-9+.-]*:/i.test(target) || !URL.canParse(target, base))
      return { verdict: 'elsewhere', path: target };
    const address = new URL(target, base);
    if (`${address.protocol}//${address.host}` !== HOST) return { verdict: 'elsewhere', path: target };
    const path = decode(address.pathname);
    const file = fileOf(path);
    if (file === undefined) return { verdict: 'missing', path };
    const written = address.hash.slice(1);
    const ids = pages.get(file)?.ids;
    const isThere =
      ids === undefined || ['', 'top'].includes(written) || ids.has(written) || ids.has(decode(written));
    return { verdict: isThere ? 'ok' : 'missing-id', path };
  };

  const links: BuiltLink[] = [];
  for (const [page, { targets }] of pages)
    for (const href of targets) links.push({ page, href, ...judge(page, href) });
  return links;
}

const HOST = 'https://built.example';

interface ReadPage {
  /** `undefined` if they are unknown: for an empty file, and for a redirect page of an alias. */
  readonly ids: ReadonlySet<string> | undefined;
  /** The targets of its links, each once. */
  readonly targets: ReadonlySet<string>;
}

const TAG = /<([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g;
const LINKS: ReadonlySet<string> = new Set(['href', 'src', 'poster', 'data', 'action']);

function readPage(source: string): ReadPage {
  const html = source.replace(/<!--[\s\S]*?-->|<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '');
  const isKnown = html.trim() !== '' && !html.includes('http-equiv="refresh"');
  const ids = new Set<string>();
  const targets = new Set<string>();
  for (const match of html.matchAll(TAG)) {
    for (const [, name = '', double, single, bare] of (match[2] ?? '').matchAll(ATTRIBUTE)) {
      const key = name.toLowerCase();
      const value = fromHtml(double ?? single ?? bare ?? '');
      if (key === 'id' || (key === 'name' && match[1]?.toLowerCase() === 'a')) ids.add(value);
      if (LINKS.has(key)) targets.add(value);
    }
  }
  return { ids: isKnown ? ids : undefined, targets };
}

function fromHtml(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
