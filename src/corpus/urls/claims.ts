/**
 * Outputs that pages, aliases and files of one locale may not use because they belong to another locale or to the site: pages of other locales and their fallbacks, files of
 * `static/`, generated files.
 */
import type { Site } from '../../config/index.ts';
import type { Files } from '../../io/index.ts';
import type { Page } from '../page.ts';
import { listStaticFiles } from '../static-files.ts';
import { urlToOutput } from './aliases.ts';
import { findReservedPath } from './reserved-paths.ts';
import { specialPages } from './special-pages.ts';
import { createTerritories, toHostKey } from './territories.ts';

export type Claim =
  /** A generated file, or one that configures the host. */
  | { readonly kind: 'reserved'; readonly path: string }
  | { readonly kind: 'page'; readonly page: Page }
  /** A page shown at a route of another locale. */
  | { readonly kind: 'fallback'; readonly page: Page }
  /** A page generated for another locale, or a file of `static/`. */
  | { readonly kind: 'site'; readonly path: string };

export interface Claims {
  isForeignOutput(locale: string, output: string): boolean;
  /** The owner of an output that no page or file of any locale may use. */
  findReserved(output: string): Claim | undefined;
  /** The owner of an output in another locale than the given one; `undefined` also if the output is in the locale's own part of the site. */
  findForeign(locale: string, output: string): Claim | undefined;
  /** The same for an alias of a page of another locale in its own part of the site. */
  findForeignAlias(locale: string, output: string): Claim | undefined;
}

/** Names of pages and folders that are generated for each locale. */
const MADE_PAGES: ReadonlySet<string> = new Set(['404', 'search', 'translation-status']);

/**
 * @param pages all pages
 * @param owners pages by output; it may still grow
 */
export function createClaims(
  site: Site,
  files: Files,
  pages: readonly Page[],
  owners: ReadonlyMap<string, Page>,
): Claims {
  const { ownerOf, isForeignOutput } = createTerritories(site);
  const prefixes = new Map(site.locales.map(({ name, urlPrefix }) => [name, urlPrefix]));
  const redirects = new Set(specialPages(site).redirects.map(({ output }) => toHostKey(output)));
  const statics = createStaticPaths(site, files);
  const byKey = createKeyedOwners(owners);
  const aliases = createKeyedAliases(pages, isForeignOutput);

  return {
    isForeignOutput,
    findReserved(output) {
      const path = findReservedPath(output, site);
      return path === undefined ? findDerived(output, site, owners) : { kind: 'reserved', path };
    },
    findForeign(locale, output) {
      if (!isForeignOutput(locale, output)) return undefined;
      const key = toHostKey(output);
      const page = byKey.get(key);
      if (page !== undefined) return page.locale === locale ? undefined : { kind: 'page', page };
      const owner = ownerOf(output);
      const prefix = prefixes.get(owner ?? '') ?? '';
      const tail = prefix === '' ? key : key.slice(prefix.length + 1);
      const [first = ''] = tail.split('/');
      const isMade = MADE_PAGES.has(tail) || tail.split('/').includes('_print') || first === 'examples';
      if (isMade || (redirects.has(key) && locale !== site.defaultLocale) || statics().has(key))
        return { kind: 'site', path: output };
      if (!site.fallbackPages || owner === undefined || owner === site.defaultLocale) return undefined;
      const source = byKey.get(joined(prefixes.get(site.defaultLocale) ?? '', tail));
      return source?.locale === site.defaultLocale ? { kind: 'fallback', page: source } : undefined;
    },
    findForeignAlias(locale, output) {
      if (!isForeignOutput(locale, output)) return undefined;
      const page = aliases().get(toHostKey(output));
      return page === undefined || page.locale === locale ? undefined : { kind: 'page', page };
    },
  };
}

/** A file derived from a page: its Markdown, or its feed. */
function findDerived(
  output: string,
  { markdownPages, feeds }: Pick<Site, 'markdownPages' | 'feeds'>,
  owners: ReadonlyMap<string, Page>,
): Claim | undefined {
  const [, stem, extension] = /^(.*)\.(md|xml)(?:\/|$)/is.exec(output) ?? [];
  if (stem === undefined || extension === undefined) return undefined;
  const reserved = { kind: 'reserved', path: `${stem}.${extension}` } as const;
  if (extension.toLowerCase() === 'md') {
    return markdownPages && owners.has(`${stem}.html`) ? reserved : undefined;
  }
  const folder = reserved.path.replace(/[^/]*$/, '');
  const list = owners.get(`${folder}index.html`);
  const isFeed = reserved.path.slice(folder.length).toLowerCase() === feeds.fileName.toLowerCase();
  return isFeed && list !== undefined && list.kind !== 'page' ? reserved : undefined;
}

function joined(prefix: string, tail: string): string {
  return [prefix.toLowerCase(), tail].filter((part) => part !== '').join('/');
}

/** Owners by equivalent URLs; updated on use, as most sites have no page outside of its locale. */
function createKeyedOwners(owners: ReadonlyMap<string, Page>): Pick<ReadonlyMap<string, Page>, 'get'> {
  const known = new Map<string, Page>();
  let taken = 0;
  return {
    get(key) {
      if (taken !== owners.size) {
        // Owners are only added, and never removed while claims are judged.
        for (const [output, page] of [...owners].slice(taken)) known.set(toHostKey(output), page);
        taken = owners.size;
      }
      return known.get(key);
    },
  };
}

/** Aliases in their own locale's part of the site, by equivalent URLs. */
function createKeyedAliases(
  pages: readonly Page[],
  isForeignOutput: Claims['isForeignOutput'],
): () => ReadonlyMap<string, Page> {
  let known: Map<string, Page> | undefined;
  return () => {
    known ??= new Map(
      pages.flatMap((page) =>
        page.aliases
          .map(urlToOutput)
          .filter((output) => !isForeignOutput(page.locale, output))
          .map((output): [string, Page] => [toHostKey(output), page]),
      ),
    );
    return known;
  };
}

function createStaticPaths(site: Site, files: Files): () => ReadonlySet<string> {
  let known: Set<string> | undefined;
  return () => {
    known ??= new Set(
      // Links that are not followed are reported when the files are published.
      listStaticFiles(site, files, () => undefined).map(({ output }) => toHostKey(output)),
    );
    return known;
  };
}
