/** Aliases: other URLs that redirect to a page (hugolib/alias.go and renderAliases in hugolib/site_render.go). */
import { findExcess } from './path-length.ts';
import { joinPath } from './path-names.ts';

export interface AliasPlace {
  /** The page's folder in the output, without slashes at the ends. */
  readonly resourceDir: string;
  readonly uglyUrls: boolean;
  /** Root of absolute aliases: a locale's prefix, or nothing for the site's root. */
  readonly root: string;
}

/**
 * The URL path of an alias: with a leading slash relative to `root`, else to the parent folder of the page's. `undefined` if it cannot be a page: outside of the site, its root,
 * another site, or an impossible file name.
 *
 * @example aliasToUrl('../up', { resourceDir: 'docs/a', uglyUrls: false, root: '' }) // '/up/'
 */
export function aliasToUrl(written: string, { resourceDir, uglyUrls, root }: AliasPlace): string | undefined {
  if (written === '' || /^https?:\/\//.test(written)) return undefined;
  const path = written.startsWith('/')
    ? joinPath('/', root, joinPath(written))
    : joinPath('/', resourceDir, '..', written);
  const ugly = uglyUrls && !path.endsWith('.html') ? `${path}.html` : path;
  if (path === '/' || /\p{Cc}/u.test(path) || findExcess(path) !== undefined) return undefined;
  if (ugly.endsWith('/index.html')) return ugly.slice(0, -'index.html'.length);
  return ugly.endsWith('.html') ? ugly : `${ugly}/`;
}

/** The output path of a URL, without a leading slash: `/a/` → `a/index.html`, `/a.html` → `a.html`. */
export function urlToOutput(url: string): string {
  const path = url.slice(1);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}
