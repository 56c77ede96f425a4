/** A heading of a translation answers to the id of its source's heading too, so that one link holds in every language. */
import { alignOutlines, type Outline, parseOutline } from '../../alignment/index.ts';
import type { Page } from '../../corpus/index.ts';
import { createOutlineOptions } from '../../drift/index.ts';
import { escapeHtml } from '../../text/index.ts';
import type { LoadedSite } from '../load/load-site.ts';

export interface InheritedAnchor {
  /** Of the source's heading. */
  readonly id: string;
  /** Of the translation's heading that it stands for. */
  readonly own: string;
}

export interface Inheritance {
  /** The id of the translation's section that stands for a section of the source. */
  idOf(source: Page, translation: Page, id: string): string | undefined;
  /** What a page answers to in addition to its own anchors; nothing where the site does not want it, or there is no source. */
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
 * The extra targets as HTML for the headings that they stand for, by the ids of these.
 *
 * @param prefix what ids of the page begin with where it is a part of another
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
