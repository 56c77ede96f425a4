/** Rewrites an author's links for the page. */

import { decodeUrlPath } from '../../text/index.ts';
import { localePath, relUrl } from '../addresses/urls.ts';
import type { PageRun } from './page-run.ts';

/**
 * In a Hugo tree, only the base path is added. In other sites, a link to a Markdown file becomes the page's URL, and a site-absolute link becomes one to the
 * reader's language if that page exists: authors write `/docs/a/` in every language.
 */
export function createLinkWriter(run: PageRun): (target: string, element: string) => string {
  const { site, page, lookups } = run;
  const prefixes = new Set(site.locales.map(({ urlPrefix }) => urlPrefix).filter((prefix) => prefix !== ''));
  const ownPrefix = site.locales.find(({ name }) => name === page.locale)?.urlPrefix ?? '';

  /** The site path of a page in the reader's language: its own, or that of the fallback page. */
  const pageUrl = (path: string): string | undefined => {
    const own = lookups.page(page.file, page.locale, path)?.url;
    if (own !== undefined && own !== '') return own;
    const source = site.fallbackPages ? lookups.page(page.file, site.defaultLocale, path)?.url : undefined;
    return source === undefined || source === '' || site.defaultLocaleInSubdir
      ? undefined
      : localePath(ownPrefix, source);
  };

  const { writtenBasePath = site.basePath } = site;
  const withoutBase = (path: string): string => path.slice(writtenBasePath.length - 1) || '/';
  /** Whether a path already starts with the base path and is not a page's own path of the same name. */
  const hasBase = (path: string): boolean =>
    writtenBasePath !== '/' &&
    `${path}/`.startsWith(writtenBasePath) &&
    (lookups.page(page.file, page.locale, decodeUrlPath(withoutBase(path))) !== undefined ||
      lookups.page(page.file, page.locale, decodeUrlPath(path)) === undefined);

  /** Whether a path refers to a page in any language: a Markdown file, or a path without a locale that is not a file. */
  const namesPage = (path: string): boolean => {
    if (path === '' || run.elsewhere.has(path)) return false;
    if (/\.(?:md|markdown)$/i.test(path)) return true;
    const hasLocale = prefixes.has(path.split('/')[1] ?? '');
    return path.startsWith('/') && !hasLocale && (path.endsWith('/') || !/\.[a-z0-9]+$/i.test(path));
  };

  return (target, element) => {
    if (!isSitePath(target)) return target;
    // Browsers ignore white space around a URL.
    const [path = '', suffix = ''] = splitSuffix(target.trim());
    if (site.conventions.localizesLinks && element === 'a' && namesPage(path)) {
      const url = pageUrl(decodeUrlPath(path));
      if (url !== undefined) return relUrl(site, url) + suffix;
    }
    if (path.startsWith('/')) {
      if (!hasBase(path)) return relUrl(site, path) + suffix;
      return (writtenBasePath === site.basePath ? path : relUrl(site, withoutBase(path))) + suffix;
    }
    const isFile = element !== 'a' || FILE_NAME.test(path);
    return site.conventions.localizesLinks && site.fallbackPages && path !== '' && isFile && page.url !== ''
      ? relUrl(site, resolvePath(page.url, path)) + suffix
      : path + suffix;
  };
}

const FILE_NAME = /\.(?!html?$|md$|markdown$)[a-z0-9]+$/i;

/** Resolves a path relative to a page's URL. */
export function resolvePath(url: string, path: string): string {
  const parts = url.slice(0, url.lastIndexOf('/')).split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.length > 1) parts.pop();
    } else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Whether a target is a path of this site: no scheme, no host, not only a fragment. */
export function isSitePath(target: string): boolean {
  return (
    target !== '' &&
    !/^[a-z][a-z0-9+.-]*:/i.test(target) &&
    !target.startsWith('//') &&
    !target.startsWith('#') &&
    !target.startsWith('?')
  );
}

export function splitSuffix(target: string): [string, string] {
  const at = target.search(/[?#]/);
  return at === -1 ? [target, ''] : [target.slice(0, at), target.slice(at)];
}
