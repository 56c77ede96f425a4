/** Lets a translated heading also answer to the id of its source heading, so that one fragment works in every language. */
import { alignOutlines, type Outline, parseOutline } from '../../alignment/index.ts';
import type { Page } from '../../corpus/index.ts';
import { createOutlineOptions } from '../../drift/index.ts';
import { escapeHtml } from '../../text/index.ts';
import type { LoadedSite } from '../load/load-site.ts';

export interface InheritedAnchor {
  /** The id of the source heading. */
  readonly id: string;
  /** The id of the corresponding heading in the translation. */
  readonly own: string;
}

export interface Inheritance {
  /** The id of the translated section that corresponds to a section of the source. */
  idOf(source: Page, translation: Page, id: string): string | undefined;
  /** The additional anchors of a page; empty if the site switches them off, or if there is no source. */
  of(page: Page, anchors: readonly string[]): readonly InheritedAnchor[];
}

export function createInheritance({
  site,
  files,
  index,
  ui,
  shortcodes,
}: Pick<LoadedSite, 'site' | 'files' | 'index' | 'ui' | 'shortcodes'>): Inheritance {
  const optionsOf = createOutlineOptions(site, ui, shortcodes);
  const outlines = new Map<string, Outline | undefined>();
  const outlineOf = ({ file, locale }: Page): Outline | undefined => {
    if (!outlines.has(file)) {
      const read = files.readText(file);
      outlines.set(file, read.kind === 'text' ? parseOutline(read.text, optionsOf(locale)) : undefined);
    }
    return outlines.get(file);
  };
  const pairs = new Map<Page, ReadonlyMap<string, string>>();
  const pairsOf = (source: Page, translation: Page): ReadonlyMap<string, string> => {
    const ready = pairs.get(translation);
    if (ready !== undefined) return ready;
    const ids = new Map<string, string>();
    const from = outlineOf(source);
    const to = outlineOf(translation);
    if (from !== undefined && to !== undefined) {
      const alignment = alignOutlines(from, to, { origin: site.origin, shortcodes });
      for (const section of from.sections) {
        const other = alignment.sectionOf(section);
        if (section.id !== '' && other !== undefined && other.id !== '') ids.set(section.id, other.id);
      }
    }
    pairs.set(translation, ids);
    return ids;
  };
  return {
    idOf: (source, translation, id) => pairsOf(source, translation).get(id),
    of(page, anchors) {
      if (!site.links.inheritAnchors || page.locale === site.defaultLocale || page.file === '') return [];
      const source = index.translations(page).find(({ locale }) => locale === site.defaultLocale);
      if (source === undefined || source.file === '' || source.file === page.file) return [];
      const known = new Set(anchors);
      return [...pairsOf(source, page)].flatMap(([id, own]) =>
        known.has(own) && !known.has(id) ? [{ id, own }] : [],
      );
    },
  };
}

/**
 * The additional anchors as HTML, by the id of the heading that they belong to.
 *
 * @param prefix of all ids, if the page is part of another
 */
export function anchorsByHeading(
  anchors: readonly InheritedAnchor[],
  prefix: string,
): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const { id, own } of anchors)
    targets.set(own, `${targets.get(own) ?? ''}<span id="${escapeHtml(prefix + id)}"></span>`);
  return targets;
}
