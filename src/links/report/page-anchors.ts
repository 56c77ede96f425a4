/** The fragments that pages answer to: what they hold, the terms that a glossary lists, the boxes around them, and the ids of their source's headings. */
import type { Page } from '../../corpus/index.ts';
import { glossaryOf } from '../../rendering/index.ts';
import { createInheritance, type LoadedSite, noticeAnchors, type RenderedFacts } from '../../site/index.ts';
import { type Anchors, createAnchors } from '../anchors.ts';
import { parseHtmlIds } from '../html-ids.ts';

export interface PageAnchors {
  /** `undefined` where they are not known: the page was not rendered. */
  of(page: Page): Anchors | undefined;
  /** Of a published HTML file; `undefined` for another one, and for one without content. */
  ofFile(file: string): Anchors | undefined;
  /** The id in a translation of the heading that stands for one of its source; `undefined` where there is none. */
  translated(source: Page, translation: Page, id: string): string | undefined;
}

type Loaded = Pick<LoadedSite, 'site' | 'files' | 'index' | 'ui' | 'shortcodes'>;

/** @param facts of the pages that are rendered; `undefined` for others, which asks for them */
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

/** What a glossary calls its terms; those that it takes from the default locale among them. */
function termIds(glossary: Page, site: Loaded['site'], index: Loaded['index']): string[] {
  const source = site.conventions.sourceStandsIn ? glossaryOf(site, index, site.defaultLocale) : undefined;
  const resources = [...glossary.resources, ...(source?.resources ?? [])];
  return resources.flatMap(({ kind, name }) =>
    kind === 'page' ? [`term-${name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')}`] : [],
  );
}
