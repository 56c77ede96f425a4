/** Parses link targets: addresses of this site, of its examples on another host, or of other sites. */

import { decodeUrlPart } from '../text/index.ts';
import { isKnownScheme } from './schemes.ts';

export type Address =
  /** In this site. */
  | {
      readonly kind: 'site';
      /** Site path: absolute, decoded, without the base path. Unicode is not normalized, since hosts and browsers compare bytes. */
      readonly path: string;
      /** The text after `#`, as written; `undefined` if there is none. */
      readonly fragment: string | undefined;
      /** The query including its `?`, as written; empty if there is none. */
      readonly query: string;
      /** Whether it is written with scheme and host. */
      readonly absolute: boolean;
      /** Whether it is written with consecutive slashes, which `path` reduces to one. */
      readonly isDoubled: boolean;
    }
  /** A file among the site's examples, on a host that serves them: its site path. */
  | { readonly kind: 'example'; readonly path: string }
  | { readonly kind: 'external'; readonly url: string }
  /** It starts like a URL but cannot be parsed by browsers. */
  | { readonly kind: 'malformed' }
  /** It points above the base path. */
  | { readonly kind: 'outside' }
  /** @see isKnownScheme */
  | { readonly kind: 'unknown-scheme'; readonly scheme: string }
  /** `mailto:`, `tel:`, scripts, data: targets that cannot be looked up. */
  | { readonly kind: 'other' };

export interface AddressBase {
  /** Site path of the page with the link, not percent-encoded: `/fr/docs/a/`. */
  readonly url: string;
  /** Base path of the site, with slashes at both ends. */
  readonly basePath: string;
  /** Scheme and host of the site in lower case; empty if it has none. */
  readonly origin: string;
  /** Hosts that serve the site's examples below `/examples/`, in lower case. */
  readonly exampleHosts: ReadonlySet<string>;
}

/**
 * Resolves a link target on a page.
 *
 * @param href as in the page; a root-relative path may start with the base path or not
 *
 * @example parseAddress('../b/#%C3%A9', base) // on /docs/a/: { kind: 'site', path: '/docs/b/', fragment: '%C3%A9', … }
 */
export function parseAddress(href: string, base: AddressBase): Address {
  // Browsers ignore line ends and tabs anywhere in a URL.
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
  // Without a base path, browsers treat it as the root.
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

/** `undefined` for a path outside the base path. */
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

/** Percent-decodes a text; invalid encoding is kept. */
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
