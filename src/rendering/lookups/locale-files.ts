/** Finds files of a locale and its fallbacks; shared by the look-ups of files, pages and terms. */
import { localeChain, type Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import type { Files } from '../../io/index.ts';
import type { Locale } from '../../locales/index.ts';
import { joinSitePath } from '../addresses/paths.ts';
import type { FileResult } from './lookups.ts';

export interface LookupSources {
  readonly site: Site;
  readonly files: Files;
  readonly index: PageIndex;
}

export interface LocaleFiles {
  locale(name: string): Locale | undefined;
  /** The locale, followed by its fallbacks. */
  chainOf(locale: string): readonly string[];
  contentDirOf(locale: string): string;
  /** The page with this file, as a locale sees it. */
  ownerOf(file: string, locale: string): Page | undefined;
  /** The page whose bundle contains a file: the page itself, unless it is a resource of another. */
  bundleOf(file: string, locale: string): Page | undefined;
  /** A file by a path from a folder of the site. */
  locate(folder: string, path: string): FileResult;
}

export function createLocaleFiles({ site, files, index }: LookupSources): LocaleFiles {
  const locales = new Map(site.locales.map((locale) => [locale.name, locale]));
  const ownerOf = (file: string, locale: string): Page | undefined => index.byFile(file, locale);
  return {
    locale: (name) => locales.get(name),
    chainOf: (locale) => localeChain(site, locale),
    contentDirOf: (locale) => locales.get(locale)?.contentDir ?? `content/${locale}`,
    ownerOf,
    bundleOf(file, locale) {
      const page = ownerOf(file, locale);
      return page?.resourceOf === undefined ? page : index.byId(page.locale, page.resourceOf);
    },
    locate(folder, path) {
      const joined = joinSitePath(folder, path);
      if (joined === undefined) return 'outside';
      const kind = files.kindOf(joined);
      return kind === 'file' ? { path: joined } : kind === 'outside' ? 'outside' : undefined;
    },
  };
}

/** Escapes a text for use in a glob. */
export function escapeGlob(text: string): string {
  return text.replace(/[*?[\]{}\\]/g, '\\$&');
}
