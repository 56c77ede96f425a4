/** Targets of links as addresses: of this site, of its examples under another host, of elsewhere. */

import { decodeUrlPart } from '../text/index.ts';
import { isKnownScheme } from './schemes.ts';

export type Address =
  /** In this site. */
  | {
      readonly kind: 'site';
      /** Site path: absolute, decoded, without the base path. Letters stay composed or decomposed: hosts and browsers compare bytes. */
      readonly path: string;
      /** What follows `#`, as it is written; `undefined` for none. */
      readonly fragment: string | undefined;
      /** From its `?` on, as it is written; empty for none. */
      readonly query: string;
      /** Given with scheme and host. */
      readonly absolute: boolean;
      /** Written with slashes in a row, of which the path has one. */
      readonly isDoubled: boolean;
    }
  /** A file among the site's examples, under a host that serves them: its site path. */
  | { readonly kind: 'example'; readonly path: string }
  | { readonly kind: 'external'; readonly url: string }
  /** It begins as an address, and no browser can read it. */
  | { readonly kind: 'malformed' }
  /** It climbs above the path that the site is served under. */
  | { readonly kind: 'outside' }
  /** @see isKnownScheme */
  | { readonly kind: 'unknown-scheme'; readonly scheme: string }
  /** Mail, telephone, scripts, data: nothing that can be looked up. */
  | { readonly kind: 'other' };

export interface AddressBase {
  /** Site path of the page that the link stands on, not percent-encoded: `/fr/docs/a/`. */
  readonly url: string;
  /** Path that the site is served under, with slashes at both ends. */
  readonly basePath: string;
  /** Scheme and host of the site in lower case; empty where it has none. */
  readonly origin: string;
  /** Hosts that serve the site's examples below `/examples/`, in lower case. */
  readonly exampleHosts: ReadonlySet<string>;
}

/**
 * What a target means on a page.
 *
 * @param href as the page has it; the base path may stand before a path from the root, or not
 *
 * @example
 * parseAddress('../b/#%C3%A9', base) // on /docs/a/: { kind: 'site', path: '/docs/b/', fragment: '%C3%A9', … }
 */
export function parseAddress(href: string, base: AddressBase): Address {
  // Browsers drop line ends and tabs, wherever they stand.
  const target = href.replace(/[\t\r\n]/g, '').trim();
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https')
    return isKnownScheme(scheme) ? { kind: 'other' } : { kind: 'unknown-scheme', scheme };
  if (scheme === undefined && !target.startsWith('//')) return toSiteAddress(target, base);
  const url = parseUrl(target.startsWith('//') ? `https:${target}` : target);
  if (url === undefined) return { kind: 'malformed' };
  const suffix = url.pathname + url.search + url.hash;
  if (isOwnHost(url, base)) {
    const path = withoutBase(suffix, base.basePath);
    // Another site on the same host.
    if (path === undefined) return { kind: 'external', url: url.href };
    const own = toSiteAddress(path, base);
    return own.kind === 'site' ? { ...own, absolute: true } : own;
  }
  if (base.exampleHosts.has(url.hostname) && url.pathname.startsWith('/examples/'))
    return { kind: 'example', path: decodePath(url.pathname) };
  return { kind: 'external', url: url.href };
}

/** An address in this site. */
export type SiteAddress = Extract<Address, { kind: 'site' }>;

function toSiteAddress(target: string, { url, basePath }: AddressBase): SiteAddress | { kind: 'outside' } {
  const hash = target.indexOf('#');
  const fragment = hash === -1 ? undefined : target.slice(hash + 1);
  const whole = hash === -1 ? target : target.slice(0, hash);
  const mark = whole.indexOf('?');
  const written = mark === -1 ? whole : whole.slice(0, mark);
  const query = mark === -1 ? '' : whole.slice(mark);
  const isDoubled = written.includes('//');
  const rest = { fragment, query, absolute: false, isDoubled };
  if (written === '') return { kind: 'site', path: url, ...rest };
  const own = written.startsWith('/') ? (withoutBase(written, basePath) ?? written) : written;
  const path = own.startsWith('/') ? own : url.slice(0, url.lastIndexOf('/') + 1) + own;
  const decoded = decodePath(path);
  // Without a base path, a browser stays at the root.
  if (basePath !== '/' && climbsOut(decoded)) return { kind: 'outside' };
  return { kind: 'site', path: removeDots(decoded), ...rest };
}

function climbsOut(path: string): boolean {
  let depth = 0;
  for (const segment of path.split('/').slice(1)) {
    if (segment === '..') depth -= 1;
    else if (segment !== '.' && segment !== '') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/** `undefined` for a path that is not below the base path. */
function withoutBase(path: string, basePath: string): string | undefined {
  if (basePath === '/') return path;
  if (path.startsWith(basePath)) return path.slice(basePath.length - 1);
  const bare = basePath.slice(0, -1);
  return path === bare || path.startsWith(`${bare}#`) || path.startsWith(`${bare}?`)
    ? `/${path.slice(bare.length)}`
    : undefined;
}

function isOwnHost(url: URL, { origin }: AddressBase): boolean {
  if (origin === '') return false;
  const own = parseUrl(origin);
  const bare = (host: string) => host.replace(/^www\./, '');
  return own !== undefined && bare(own.host) === bare(url.host);
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Percent-decoded; what is no valid encoding stays as it is. */
export function decodePath(text: string): string {
  return decodeUrlPart(text) ?? text;
}

function removeDots(path: string): string {
  if (!path.includes('/.') && !path.includes('//')) return path;
  const parts: string[] = [];
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..') parts.pop();
    else if (segment !== '.' && (segment !== '' || isLast)) parts.push(segment);
    if (isLast && (segment === '.' || segment === '..')) parts.push('');
  }
  return `/${parts.join('/')}`;
}
