/** Aliases: other URLs that lead to a page (hugolib/alias.go and renderAliases in hugolib/site_render.go). */
import { findExcess } from './path-length.ts';
import { joinPath } from './path-names.ts';

export interface AliasPlace {
  /** The page's folder in the output, without slashes at the ends. */
  readonly resourceDir: string;
  readonly uglyUrls: boolean;
  /** Where absolute aliases begin: a locale's prefix, or nothing for the root of the site. */
  readonly root: string;
}

/**
 * The URL path of an alias as it is written: with a slash in front from `root`, else from the folder that the page's own is in. `undefined` where it
 * leads nowhere that a page can stand: out of the site, to its root, to another site, or to a name that no file can have.
 *
 * @example
 * aliasToUrl('../up', { resourceDir: 'docs/a', uglyUrls: false, root: '' }) // '/up/'
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
