/**
 * URLs of this site, in two forms: a *site path* starts at the site's root (`/fr/docs/a/`); a page prints it with the base path before it, which is put
 * there once, at the end (`finishPage`, the views). Both are percent-encoded.
 */
import type { Site } from '../config/index.ts';

/** `/docs/中文/` → `/base/docs/%E4%B8%AD%E6%96%87/`. What is no path of the site (`https:`, `#x`, `//host`) stays as it is. */
export function relUrl(site: Pick<Site, 'basePath'>, path: string): string {
  return isElsewhere(path)
    ? path
    : encodePath(site.basePath.replace(/\/$/, '') + (path.startsWith('/') ? path : `/${path}`));
}

/** The same with a locale's prefix before the path. */
export function relLangUrl(site: Pick<Site, 'basePath'>, urlPrefix: string, path: string): string {
  return isElsewhere(path) ? path : relUrl(site, localePath(urlPrefix, path));
}

/** The site path of a path below a locale's prefix: (`fr`, `docs/a/`) → `/fr/docs/a/`. */
export function localePath(urlPrefix: string, path: string): string {
  if (isElsewhere(path)) return path;
  // Hugo leaves a path that has the prefix as it is (helpers/url.go).
  if (urlPrefix !== '' && `${path}/`.startsWith(`/${urlPrefix}/`)) return encodePath(path);
  return encodePath(`${urlPrefix === '' ? '' : `/${urlPrefix}`}/${path.replace(/^\//, '')}`);
}

/** Percent-encodes what cannot stand in a URL's path, query or fragment; what is encoded stays encoded. */
export function encodePath(path: string): string {
  return encodeURI(path).replace(/%25(?=[0-9A-Fa-f]{2})/g, '%');
}

function isElsewhere(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('//') || path.startsWith('#');
}
