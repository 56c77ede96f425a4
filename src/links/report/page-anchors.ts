/** The anchors of pages: their own, the terms of a glossary, notices, and ids inherited from their source's headings. */
import type { Page } from '../../corpus/index.ts';
import { glossaryOf } from '../../rendering/index.ts';
import { createInheritance, type LoadedSite, noticeAnchors, type RenderedFacts } from '../../site/index.ts';
import { type Anchors, createAnchors } from '../anchors.ts';
import { parseHtmlIds } from '../html-ids.ts';

export interface PageAnchors {
  /** `undefined` if unknown: the page was not rendered. */
  of(page: Page): Anchors | undefined;
  /** Anchors of a published HTML file; `undefined` for other files and for empty ones. */
  ofFile(file: string): Anchors | undefined;
  /** The id in a translation of the heading that corresponds to one of its source; `undefined` if there is none. */
  translated(source: Page, translation: Page, id: string): string | undefined;
}

type Loaded = Pick<LoadedSite, 'site' | 'files' | 'index' | 'ui' | 'shortcodes'>;

/** @param facts of rendered pages; `undefined` for others, which requests them */
export function createPageAnchors(
  loaded: Loaded,
  facts: { get(page: Page): RenderedFacts | undefined },
): PageAnchors {
  const { site, files, index } = loaded;
  const known = new Map<Page, Anchors | undefined>();
  const ofFiles = new Map<string, Anchors | undefined>();
  const inheritance = createInheritance(loaded);
  const glossaries = new Map(
    site.locales.flatMap(({ name }) => {
      const page = glossaryOf(site, index, name);
      return page === undefined ? [] : [[page, termIds(page, site, index)] as const];
    }),
  );

  const idsOf = (page: Page): readonly string[] | undefined => {
    if (page.file === '') return glossaries.get(page) ?? [];
    const known = facts.get(page);
    if (known === undefined) return undefined;
    const more = [...noticeAnchors(page, known, site.presets), ...(glossaries.get(page) ?? [])];
    return more.length === 0 ? known.anchors : [...known.anchors, ...more];
  };
  const translated = (source: Page, translation: Page, id: string): string | undefined => {
    const found = inheritance.idOf(source, translation, id);
    return found !== undefined && idsOf(translation)?.includes(found) ? found : undefined;
  };
  return {
    translated,
    of(page) {
      if (!known.has(page)) {
        const ids = idsOf(page);
        const inherited = ids === undefined ? [] : inheritance.of(page, ids).map(({ id }) => id);
        known.set(page, ids === undefined ? undefined : createAnchors([...ids, ...inherited]));
      }
      return known.get(page);
    },
    ofFile(file) {
      if (!ofFiles.has(file)) {
        const read = /\.html?$/i.test(file) ? files.readText(file) : undefined;
        const ids = read?.kind === 'text' ? parseHtmlIds(read.text) : undefined;
        ofFiles.set(file, ids === undefined ? undefined : createAnchors(ids));
      }
      return ofFiles.get(file);
    },
  };
}

/** Ids of a glossary's terms, including those from the default locale. */
function termIds(glossary: Page, site: Loaded['site'], index: Loaded['index']): string[] {
  const source = site.conventions.fallsBackToSource ? glossaryOf(site, index, site.defaultLocale) : undefined;
  const resources = [...glossary.resources, ...(source?.resources ?? [])];
  return resources.flatMap(({ kind, name }) =>
    kind === 'page' ? [`term-${name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')}`] : [],
  );
}
