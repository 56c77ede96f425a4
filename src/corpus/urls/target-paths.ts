/** Determines the output path and URL of a page: the only place where output paths are created. */
import { findExcess } from './path-length.ts';
import { joinKeepingSlash, joinPath, sanitizePath } from './path-names.ts';

export interface TargetPage {
  readonly kind: 'home' | 'section' | 'page';
  /** Folder names of a section; empty for other kinds. */
  readonly sections: readonly string[];
  /** Folder of a page's file, or of its bundle's folder: `docs/concepts`. */
  readonly dir: string;
  /** Slug, else the name of the file, or of its bundle's folder. */
  readonly baseName: string;
  /** `url` in the front matter; empty for none. With a leading slash it is relative to the site's root, else to the locale's. */
  readonly url: string;
  /** The result of the permalink pattern for its first folder; empty for none. */
  readonly permalink: string;
}

export interface TargetSettings {
  /** First segment of the locale's URLs, without slashes; empty at the root. */
  readonly urlPrefix: string;
  readonly uglyUrls: boolean;
  readonly disablePathToLower: boolean;
}

export interface TargetPaths {
  /** Output path without a leading slash: `fr/docs/a/index.html`. */
  readonly output: string;
  /** URL path from the site's root, not percent-encoded: `/fr/docs/a/`. */
  readonly url: string;
  /** Output folder of the page's files, without slashes at the ends. */
  readonly resourceDir: string;
}

interface Draft {
  file: string;
  link: string;
  dir: string;
}

/** Like Hugo's `CreateTargetPaths` for HTML (resources/page/page_paths.go). */
export function createTargetPaths(page: TargetPage, settings: TargetSettings): TargetPaths {
  const explicit = page.kind !== 'home' && page.url !== '';
  const draft = explicit
    ? draftOfUrl(page.url)
    : page.kind === 'page'
      ? draftOfPage(page, settings)
      : draftOfNode(page, settings);
  const prefix = explicit && page.url.startsWith('/') ? '' : settings.urlPrefix;
  const keepsCase = explicit && page.kind === 'page';
  const clean = (path: string) =>
    keepsCase ? path : withoutDots(sanitizePath(path, settings.disablePathToLower));
  return {
    output: trimSlashes(clean(joinKeepingSlash('/', prefix, draft.file))),
    url: clean(toUrl(prefix === '' ? draft.link : joinKeepingSlash(prefix, draft.link))),
    resourceDir: trimSlashes(clean(joinPath('/', prefix, draft.dir))),
  };
}

/** Removing characters from a name can leave dots that lead upwards: `.%.`. */
function withoutDots(path: string): string {
  return path.includes('/..') ? joinKeepingSlash('/', path) : path;
}

/** A URL with a dot is a file, unless it ends in a slash. */
function draftOfUrl(url: string): Draft {
  const path = joinKeepingSlash('/', url);
  const isFolder = url.endsWith('/') || !url.includes('.');
  const file = isFolder ? joinPath(path, 'index.html') : path;
  const dir = isFolder ? path : joinPath(path, '..');
  return { file, link: isIndex(file) ? `${dir}/` : file, dir };
}

function draftOfPage(page: TargetPage, settings: TargetSettings): Draft {
  const path =
    page.permalink === '' ? joinPath('/', page.dir, page.baseName) : joinKeepingSlash('/', page.permalink);
  const isIndexName = page.baseName === 'index';
  const isUgly = settings.uglyUrls || (page.permalink === '' && isIndexName);
  const dir = isIndexName && path.endsWith('index') ? path.slice(0, -'index'.length) : path;
  const file = isUgly ? `${trimSlashes(path)}.html` : joinPath(path, 'index.html');
  return { file, link: isIndex(`/${trimSlashes(file)}`) ? `${dir}/` : file, dir };
}

/** The home page keeps its `index.html` with ugly URLs; a section becomes `docs.html`. */
function draftOfNode(page: TargetPage, settings: TargetSettings): Draft {
  const folder = page.permalink === '' ? joinPath('/', ...page.sections) : joinPath('/', page.permalink);
  const dir = page.kind === 'home' ? '/' : folder;
  const isUgly = settings.uglyUrls && page.kind !== 'home';
  const file = isUgly ? `${trimSlashes(dir)}.html` : joinPath(dir, 'index.html');
  return { file, link: isUgly ? file : `${dir}/`, dir };
}

function isIndex(path: string): boolean {
  return path.endsWith('/index.html');
}

function toUrl(link: string): string {
  const trimmed = trimSlashes(link);
  return trimmed === '' ? '/' : `/${trimmed}${link.endsWith('/') ? '/' : ''}`;
}

/** A `url` must be a path of this site: not a full URL, and valid as a file name. */
export function isUsableUrl(url: string): boolean {
  return !/^https?:\/\/|\p{Cc}/u.test(url) && findExcess(url) === undefined;
}

/** Without slashes at the ends. */
function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
