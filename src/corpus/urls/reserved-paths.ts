/**
 * Output paths that pages and content files cannot have: files that Lockstep generates for programs, and files that configure the host. These come only from Lockstep and
 * `static/`, since authors of pages do not control the host.
 */
import type { Site } from '../../config/index.ts';

/** The folder of everything that the theme loads. */
export const THEME_FOLDER = '_lockstep';

type ReservedSite = Pick<Site, 'locales' | 'sitemap'>;

/** Folders at the root: the theme's, and the one by which hosts are verified (RFC 8615). */
const FOLDERS: ReadonlySet<string> = new Set([THEME_FOLDER, '.well-known']);

/**
 * Files at the root, and at the start of a locale, which may be the root of a separate host: rules of Netlify, Cloudflare, GitHub Pages, Azure and others, and files that crawlers
 * and clients request by a fixed name.
 */
const ROOT_FILES: ReadonlySet<string> = new Set([
  '_headers',
  '_redirects',
  '_routes.json',
  '_worker.js',
  '.nojekyll',
  'ads.txt',
  'app-ads.txt',
  'clientaccesspolicy.xml',
  'cname',
  'crossdomain.xml',
  'llms.txt',
  'netlify.toml',
  'robots.txt',
  'security.txt',
  'staticwebapp.config.json',
  'vercel.json',
]);

/** Rules of Apache, IIS and PHP, which apply to their folder. */
const FOLDER_FILES: ReadonlySet<string> = new Set(['.htaccess', '.htpasswd', '.user.ini', 'web.config']);

/**
 * The reserved path that an output would replace or prevent: `robots.txt/index.html` needs a folder in place of the file. Case is ignored, as by some hosts.
 *
 * @param output relative to the output folder
 */
export function findReservedPath(output: string, site: ReservedSite): string | undefined {
  const names = output.normalize('NFC').toLowerCase().split('/');
  const [first = ''] = names;
  if (FOLDERS.has(first)) return `${first}/`;
  const inFolder = names.findIndex((name) => FOLDER_FILES.has(name));
  if (inFolder !== -1) return pathTo(names, inFolder);
  const top = site.locales.some(({ urlPrefix }) => urlPrefix !== '' && urlPrefix.toLowerCase() === first)
    ? [0, 1]
    : [0];
  const at = top.find((index) => isRootFile(names[index] ?? '', site));
  return at === undefined ? undefined : pathTo(names, at);
}

function isRootFile(name: string, { sitemap }: ReservedSite): boolean {
  return (
    ROOT_FILES.has(name) ||
    (sitemap !== '' && (name === sitemap.toLowerCase() || /^sitemap(?:-[^/]*)?\.xml$/.test(name)))
  );
}

function pathTo(names: readonly string[], index: number): string {
  return names.slice(0, index + 1).join('/');
}
