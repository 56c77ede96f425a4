/** The fragments that pages answer to: what they hold, the terms that a glossary lists, and the ids of their source's headings. */
import { alignOutlines, type Outline, parseOutline } from '../alignment/index.ts';
import type { Page } from '../corpus/index.ts';
import { type Anchors, createAnchors, parseHtmlIds } from '../links/index.ts';
import { textToAnchor } from '../markdown/index.ts';
import { glossaryOf } from '../rendering/index.ts';
import type { LoadedSite } from './load-site.ts';
import type { RenderedFacts } from './render-cache.ts';

export interface PageAnchors {
  /** `undefined` where they are not known: the page was not rendered. */
  of(page: Page): Anchors | undefined;
  /** Of a published HTML file; `undefined` for another one, and for one without content. */
  ofFile(file: string): Anchors | undefined;
  /** The id in a translation of the heading that stands for one of its source; `undefined` where there is none. */
  translated(source: Page, translation: Page, id: string): string | undefined;
}

type Loaded = Pick<LoadedSite, 'site' | 'files' | 'index'>;

export function createPageAnchors(loaded: Loaded, facts: ReadonlyMap<Page, RenderedFacts>): PageAnchors {
  const { site, files, index } = loaded;
  const known = new Map<Page, Anchors | undefined>();
  const ofFiles = new Map<string, Anchors | undefined>();
  const alignments = createAlignments(loaded);
  const glossaries = new Map(
    site.locales.flatMap(({ name }) => {
      const page = glossaryOf(site, index, name);
      return page === undefined ? [] : [[page, termIds(page, site, index)] as const];
    }),
  );

  const idsOf = (page: Page): readonly string[] | undefined => {
    const own = page.file === '' ? [] : facts.get(page)?.anchors;
    const terms = glossaries.get(page);
    return own === undefined || terms === undefined ? own : [...own, ...terms];
  };
  const translated = (source: Page, translation: Page, id: string): string | undefined => {
    const found = alignments.idOf(source, translation, id);
    return found !== undefined && idsOf(translation)?.includes(found) ? found : undefined;
  };
  const sourceOf = (page: Page): Page | undefined =>
    page.locale === site.defaultLocale
      ? undefined
      : index.translations(page).find(({ locale }) => locale === site.defaultLocale);

  return {
    translated,
    of(page) {
      if (!known.has(page)) {
        const ids = idsOf(page);
        const source = site.links.inheritAnchors ? sourceOf(page) : undefined;
        const inherited =
          source === undefined || ids === undefined
            ? []
            : (facts.get(source)?.headings ?? []).flatMap(({ id }) =>
                ids.includes(id) || translated(source, page, id) === undefined ? [] : [id],
              );
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
  const source = site.kind === 'lockstep' ? glossaryOf(site, index, site.defaultLocale) : undefined;
  const resources = [...glossary.resources, ...(source?.resources ?? [])];
  return resources.flatMap(({ kind, name }) =>
    kind === 'page' ? [`term-${name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')}`] : [],
  );
}

interface Alignments {
  /** The id of the translation's section that stands for a section of the source. */
  idOf(source: Page, translation: Page, id: string): string | undefined;
}

function createAlignments({ site, files }: Pick<Loaded, 'site' | 'files'>): Alignments {
  const { headingIds } = site.markdown;
  const anchorOf = (text: string) => textToAnchor(text, headingIds === 'none' ? 'github' : headingIds);
  const outlines = new Map<string, Outline | undefined>();
  const outlineOf = (file: string): Outline | undefined => {
    if (!outlines.has(file)) {
      const read = files.readText(file);
      outlines.set(
        file,
        read.kind === 'text' ? parseOutline(read.text, { anchorOf, origin: site.origin }) : undefined,
      );
    }
    return outlines.get(file);
  };
  const pairs = new Map<Page, ReadonlyMap<string, string>>();
  const pairsOf = (source: Page, translation: Page): ReadonlyMap<string, string> => {
    const ready = pairs.get(translation);
    if (ready !== undefined) return ready;
    const ids = new Map<string, string>();
    const from = outlineOf(source.file);
    const to = outlineOf(translation.file);
    if (from !== undefined && to !== undefined) {
      const alignment = alignOutlines(from, to, { origin: site.origin });
      for (const section of from.sections) {
        const other = alignment.sectionOf(section);
        if (section.id !== '' && other !== undefined && other.id !== '') ids.set(section.id, other.id);
      }
    }
    pairs.set(translation, ids);
    return ids;
  };
  return { idOf: (source, translation, id) => pairsOf(source, translation).get(id) };
}
