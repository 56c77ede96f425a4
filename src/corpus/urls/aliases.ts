/** Aliases: other URLs that lead to a page (hugolib/alias.go and renderAliases in hugolib/site_render.go of Hugo up to 0.154). */
import { findExcess } from './path-length.ts';
import { joinPath } from './path-names.ts';

/**
 * The URL path of an alias as it is written: with a slash in front from the site's root, whatever the locale, else from the folder that
 * the page's own is in (`resourceDir` is the page's, without slashes at the ends). `undefined` where it leads nowhere that a page
 * can stand: out of the site, to its root, to another site, or to a name that no file can have.
 *
 * @example
 * aliasToUrl('../up', 'docs/a', false) // '/up/'
 */
export function aliasToUrl(written: string, resourceDir: string, uglyUrls: boolean): string | undefined {
  if (written === '' || /^https?:\/\//.test(written)) return undefined;
  const path = written.startsWith('/') ? joinPath(written) : joinPath('/', resourceDir, '..', written);
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
