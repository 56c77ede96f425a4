/** A canonical form of URLs, for comparison. */
import { posix } from 'node:path';
import type { Writing } from './writing.ts';

type Addresses = Pick<Writing, 'origin' | 'hosts' | 'sourceLocale' | 'address'>;

/**
 * A URL without everything that does not change its target: scheme, the site's own hosts, the folder of the source's language, trailing slash and index file name. Relative URLs
 * are those that start with a dot; they are resolved from the page, or from its file's folder if they name a file.
 */
export function addressKey(target: string, { origin, hosts = [], sourceLocale, address }: Addresses): string {
  const [, start = '', path = '', fragment = ''] =
    /^((?:https?:)?\/\/[^/#?]+)?([^#]*)(#.*)?$/s.exec(target) ?? [];
  const host = start.replace(/^https?:/, '').toLowerCase();
  const bare = host.replace(/^\/\/(?:www\.)?/, '');
  const isOwn =
    host !== '' &&
    ((origin !== '' && host === origin.replace(/^https?:/, '').toLowerCase()) || hosts.includes(bare));
  let full = path;
  if (host === '' && address !== undefined && /^\.\.?(?:\/|$)/.test(path)) {
    const from = /\.(?:md|html?)$/.test(path) ? posix.dirname(address) : address;
    full = posix.join('/', from, path);
  }
  if ((host === '' || isOwn) && sourceLocale !== undefined && full.startsWith(`/${sourceLocale}/`))
    full = full.slice(sourceLocale.length + 1);
  const clean = full
    .replace(/(?<=^|\/)_?index\.(?:html?|md)$/, '')
    .replace(/\.(?:html|md)$/, '')
    .replace(/(?<=.)\/$/, '');
  return `${isOwn ? '' : host}${clean}${fragment}`;
}
