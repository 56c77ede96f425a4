/** The search index of a locale: the pages in it, and its files. */
import type { Page } from '../../corpus/index.ts';
import { sha256 } from '../../io/index.ts';
import { type PageSection, relUrl, type SearchText } from '../../rendering/index.ts';
import {
  buildIndex,
  type Directory,
  type OriginalIndex,
  UNTRANSLATED_FILE,
  type UntranslatedFile,
} from '../../search/index.ts';
import { findFallbackPages } from '../load/fallback-pages.ts';
import { type LoadedSite, pagesToBuild } from '../load/load-site.ts';
import { LostPageError, type RenderedFacts } from '../render/render-cache.ts';
import { fullTitleOf } from '../views/navigation.ts';
import { plainText } from '../views/plain-text.ts';
import { isSearchPage } from './search-pages.ts';

/** Everything that an index is made from, as plain data. */
export interface IndexPlan {
  readonly locale: string;
  /** BCP-47 tag of its texts. */
  readonly lang: string;
  readonly pages: readonly PlannedPage[];
  /** What is shown in place of translations that the locale lacks; absent if it lacks none. */
  readonly originals?: PlannedOriginals;
}

export interface PlannedOriginals {
  readonly index: OriginalIndex;
  readonly pages: UntranslatedFile;
}

export interface PlannedPage {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** Number of the nearest ancestor in the index; -1 if there is none. */
  readonly parent: number;
  /** Facts of the rendered page; absent if it has no text. */
  readonly facts?: Pick<RenderedFacts, 'searchHash'>;
}

/** Files of an index, by path in the index folder. */
export type IndexFiles = ReadonlyMap<string, string>;

/** The locales of a build, each with its pages in the site's order. */
export function planIndexes(
  loaded: Pick<LoadedSite, 'site' | 'chosen' | 'corpus' | 'index'>,
  factsOf: (page: Page) => Pick<RenderedFacts, 'searchHash'> | undefined,
): IndexPlan[] {
  const { site, chosen, index } = loaded;
  if (!site.search) return [];
  const pages = pagesToBuild(loaded).filter(isFound);
  const originals = planOriginals(loaded);
  return site.locales
    .filter(({ name }) => chosen.has(name))
    .map(({ name, lang }) => {
      const own = pages.filter(({ locale }) => locale === name);
      const numbers = new Map(own.map((page, number) => [page, number]));
      const instead = originals.get(name);
      return {
        locale: name,
        lang,
        pages: own.map((page): PlannedPage => {
          const facts = factsOf(page);
          // The home page is above all others, so it says nothing about a page's place.
          const parent = index.ancestors(page).find((above) => above.kind !== 'home' && numbers.has(above));
          return {
            url: relUrl(site, page.url),
            title: fullTitleOf(page),
            description: plainText(page.description),
            parent: parent === undefined ? -1 : (numbers.get(parent) ?? -1),
            ...(facts?.searchHash === undefined ? {} : { facts: { searchHash: facts.searchHash } }),
          };
        }),
        ...(instead === undefined ? {} : { originals: instead }),
      };
    });
}

/** By locale: its fallback pages, if the build has the index in which their texts are found. */
function planOriginals({
  site,
  chosen,
  corpus,
  index,
}: Pick<LoadedSite, 'site' | 'chosen' | 'corpus' | 'index'>): ReadonlyMap<string, PlannedOriginals> {
  const source = site.locales.find(({ name }) => name === site.defaultLocale);
  if (source === undefined || !chosen.has(source.name)) return new Map();
  const urls = new Map<string, Record<string, string>>();
  for (const fallback of findFallbackPages(site, corpus.pages, index)) {
    if (!isFound(fallback.source)) continue;
    const own = urls.get(fallback.locale.name) ?? {};
    own[relUrl(site, fallback.source.url)] = relUrl(site, fallback.url);
    urls.set(fallback.locale.name, own);
  }
  const original: OriginalIndex = { directory: directoryName(source.name), lang: source.lang };
  return new Map([...urls].map(([locale, pages]) => [locale, { index: original, pages }]));
}

/** The file of a locale's directory, in the folder of the indexes. */
function directoryName(locale: string): string {
  return `${locale}.json`;
}

/** Pages that are excluded from lists and menus, or from search by their front matter (`exclude_search`), are not indexed. */
function isFound(page: Page): boolean {
  const { listed, url, params } = page;
  const isHidden = [params.noindex, params.toc_hide, params.exclude_search].includes(true);
  return listed && url !== '' && !isHidden && !isSearchPage(page);
}

/**
 * Throws a {@link LostPageError} if the text of a rendered page is missing, since an incomplete index would be cached.
 *
 * @param textOf the text of a rendered page; `undefined` if it is missing
 */
export function renderIndexFiles(
  { locale, lang, pages, originals }: IndexPlan,
  textOf: (facts: Pick<RenderedFacts, 'searchHash'>) => SearchText | undefined,
): IndexFiles {
  const { directory, files } = buildIndex(
    pages.map(({ url, title, description, parent, facts }) => {
      const text = facts === undefined ? NO_TEXT : textOf(facts);
      if (text === undefined) throw new LostPageError(url);
      const { sections, links } = text;
      const about = { id: '', title: '', text: description };
      const all = description === '' ? sections : withBeginning(sections, about);
      return { url, title, parent, sections: all, links };
    }),
    lang,
  );
  const all = [...files];
  if (originals !== undefined) all.push([UNTRANSLATED_FILE, JSON.stringify(originals.pages)]);
  // The name changes with the content, so that browsers may cache these files forever.
  const digest = sha256(JSON.stringify([directory, ...all])).slice(0, 12);
  const folder = `${locale}.${digest}`;
  const named: Directory = {
    folder,
    ...directory,
    ...(originals === undefined ? {} : { original: originals.index }),
  };
  return new Map([
    [directoryName(locale), JSON.stringify(named)],
    ...all.map(([name, content]) => [`${folder}/${name}`, content] as const),
  ]);
}

const NO_TEXT: SearchText = { sections: [], links: [] };

/** The description comes before the beginning of the text. */
function withBeginning([first, ...rest]: readonly PageSection[], about: PageSection): PageSection[] {
  if (first === undefined) return [about];
  return first.id === '' && first.title === ''
    ? [{ ...first, text: `${about.text} ${first.text}`.trim() }, ...rest]
    : [about, first, ...rest];
}
