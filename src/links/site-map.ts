/** Everything that can be requested by a path of the site: pages, files, aliases, redirects, fallback pages. */

import type { Site } from '../config/index.ts';
import type { Page, PageIndex } from '../corpus/index.ts';
import { isValueList } from '../formats/index.ts';
import type { Output, Outputs } from '../site/index.ts';
import { decodePath } from './address.ts';
import type { RedirectRule, Redirects } from './redirects.ts';

export type Target =
  | { readonly kind: 'page'; readonly page: Page }
  /** A locale's URL that shows the page of the default locale. */
  | { readonly kind: 'fallback'; readonly page: Page; readonly locale: string }
  /** A published file, relative to the site directory. */
  | { readonly kind: 'file'; readonly file: string }
  /** A redirect to another site. */
  | { readonly kind: 'external'; readonly url: string }
  /** A part of the site that is not available here: a locale without content, a feed. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'missing' };

export interface Found {
  readonly target: Target;
  /** The rules that were followed, in order, without aliases. */
  readonly redirects: readonly RedirectRule[];
  /** Whether the rules form a loop. */
  readonly loop: boolean;
  /** The fragment of the last redirect that has one. */
  readonly fragment: string | undefined;
}

export interface SiteMap {
  /** The target of a site path (decoded). */
  find(path: string): Found;
  /** The target at a path itself, without redirects. */
  at(path: string): Target | undefined;
  /** Whether a folder, given with a trailing slash, contains published files. */
  hasFolder(path: string): boolean;
  /** All paths of the site's own pages and files, in code-unit order. */
  readonly paths: readonly string[];
}

export interface SiteMapOptions {
  readonly site: Pick<
    Site,
    | 'locales'
    | 'defaultLocale'
    | 'defaultLocaleInSubdir'
    | 'disableKinds'
    | 'disableAliases'
    | 'origin'
    | 'basePath'
    | 'outputs'
  >;
  readonly index: PageIndex;
  /** Everything that the site publishes. */
  readonly outputs: Outputs['table'];
  readonly redirects: Redirects;
  /** First path segments of parts that are not available here: locales without content, other versions. */
  readonly absentParts: ReadonlySet<string>;
  /** Whether something other than the site may answer a path: a page of its Astro project. */
  readonly isElsewhere?: ((path: string) => boolean) | undefined;
}

const MAX_REDIRECTS = 20;

export function createSiteMap(options: SiteMapOptions): SiteMap {
  const { site, index, redirects, absentParts, isElsewhere } = options;
  const { targets, folders } = collectTargets(options.outputs);

  const at = (path: string): Target | undefined => {
    const bare = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
    // Static hosts answer /a and /a/ with a/index.html, else with a.html.
    const found = targets.get(path) ?? targets.get(`${bare}/`) ?? targets.get(`${bare}.html`);
    if (found !== undefined) return found;
    const [, first = ''] = path.split('/');
    if (absentParts.has(first) || isElsewhere?.(path) === true) return { kind: 'unknown' };
    return isOtherFormat(path, site, index) ? { kind: 'unknown' } : undefined;
  };

  const find = (start: string): Found => {
    const followed: RedirectRule[] = [];
    let path = start;
    let fragment: string | undefined;
    for (;;) {
      const forced = redirects.match(path, true);
      const here = forced === undefined ? at(path) : undefined;
      if (here !== undefined) return { target: here, redirects: followed, loop: false, fragment };
      const next = forced ?? redirects.match(path, false);
      if (next === undefined || next.rule.status === 404 || next.rule.status === 410) {
        const kind = redirects.isConditional(path) ? 'unknown' : 'missing';
        return { target: { kind }, redirects: followed, loop: false, fragment };
      }
      if (followed.length >= MAX_REDIRECTS || followed.includes(next.rule)) {
        // A rule whose placeholder produces its own path ends where it started.
        return { target: { kind: 'missing' }, redirects: [...followed, next.rule], loop: true, fragment };
      }
      followed.push(next.rule);
      const own = toOwnPath(next.to, site);
      if (own === undefined)
        return { target: { kind: 'external', url: next.to }, redirects: followed, loop: false, fragment };
      const hash = own.indexOf('#');
      if (hash !== -1) fragment = own.slice(hash + 1);
      path = decodePath((hash === -1 ? own : own.slice(0, hash)).split('?')[0] ?? '');
    }
  };
  const paths = [...targets].flatMap(([path, { kind }]) => (kind === 'unknown' ? [] : [path])).sort();
  return { find, at, hasFolder: (path) => folders.has(path), paths };
}

/** The target at each path, and the folders with published files. */
function collectTargets(outputs: Outputs['table']) {
  const targets = new Map<string, Target>();
  const folders = new Set<string>();
  const add = (path: string, target: Target) => {
    if (!targets.has(path)) targets.set(path, target);
  };
  for (const output of outputs.values()) {
    const { path } = output;
    const target = targetOf(output);
    if (target.kind === 'page') add(target.page.url, target);
    add(`/${path}`, target);
    if (path === 'index.html' || path.endsWith('/index.html'))
      add(`/${path.slice(0, -'index.html'.length)}`, target);
    if (output.kind !== 'copy') continue;
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1))
      folders.add(`/${path.slice(0, at + 1)}`);
  }
  return { targets, folders };
}

function targetOf(output: Output): Target {
  if (output.kind === 'copy') return { kind: 'file', file: output.file };
  if (output.kind === 'text' && output.redirectsTo !== undefined)
    return { kind: 'page', page: output.redirectsTo };
  if (output.kind !== 'page' || output.page === undefined) return { kind: 'unknown' };
  const { page, fallback } = output;
  return fallback === undefined
    ? { kind: 'page', page }
    : { kind: 'fallback', page, locale: fallback.locale.name };
}

/** A path of this site; `undefined` for another site's URL. */
function toOwnPath(to: string, { origin, basePath }: Pick<Site, 'origin' | 'basePath'>): string | undefined {
  const own = origin !== '' && to.startsWith(`${origin}/`) ? to.slice(origin.length) : to;
  if (!own.startsWith('/')) return undefined;
  return basePath !== '/' && own.startsWith(basePath) ? own.slice(basePath.length - 1) : own;
}

/** Other formats of a page of a Hugo tree, which Hugo would generate: feeds (`/feed.xml`, `/blog/index.xml`), and those in its front matter (`index.json`). */
function isOtherFormat(path: string, { outputs }: Pick<Site, 'outputs'>, index: PageIndex): boolean {
  const match = /^(.*\/)(index|feed|rss|atom)\.([a-z]+)$/.exec(path);
  const page = match === null ? undefined : index.byUrl(match[1] ?? '');
  if (page === undefined) return false;
  const own = page.params.outputs;
  const named = (isValueList(own) ? own : [own]).map((name) => String(name).toLowerCase());
  if (match?.[2] === 'index' && named.includes(match[3] ?? '')) return true;
  return match?.[3] === 'xml' && (outputs[page.kind]?.includes('rss') ?? false);
}
