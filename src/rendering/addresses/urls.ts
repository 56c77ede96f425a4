/**
 * URLs of this site, in two forms: a *site path* starts at the site's root (`/fr/docs/a/`); in a page it has the base path in front, which is added once, at
 * the end (`finishPage`, the views). Both are percent-encoded.
 */
import type { Site } from '../../config/index.ts';

/** `/docs/中文/` → `/base/docs/%E4%B8%AD%E6%96%87/`. Targets outside the site (`https:`, `#x`, `//host`) are not changed. */
export function relUrl(site: Pick<Site, 'basePath'>, path: string): string {
  return isElsewhere(path)
    ? path
    : encodePath(site.basePath.replace(/\/$/, '') + (path.startsWith('/') ? path : `/${path}`));
}

/** The same with a locale's prefix. */
export function relLangUrl(site: Pick<Site, 'basePath'>, urlPrefix: string, path: string): string {
  return isElsewhere(path) ? path : relUrl(site, localePath(urlPrefix, path));
}

/** The site path of a path below a locale's prefix: (`fr`, `docs/a/`) → `/fr/docs/a/`. */
export function localePath(urlPrefix: string, path: string): string {
  if (isElsewhere(path)) return path;
  // Hugo does not add the prefix twice (helpers/url.go).
  if (urlPrefix !== '' && `${path}/`.startsWith(`/${urlPrefix}/`)) return encodePath(path);
  return encodePath(`${urlPrefix === '' ? '' : `/${urlPrefix}`}/${path.replace(/^\//, '')}`);
}

/** Percent-encodes characters that are invalid in a URL's path, query or fragment; existing encoding is kept. */
export function encodePath(path: string): string {
  return encodeURI(path).replace(/%25(?=[0-9A-Fa-f]{2})/g, '%');
}

function isElsewhere(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('//') || path.startsWith('#');
}
