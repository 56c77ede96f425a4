/**
 * Taxonomies: pages with a list of terms in their front matter (`tags: [a, b]`) are listed by these terms. Each locale has a page for a taxonomy and one for each of its terms,
 * even without files for them (https://gohugo.io/content-management/taxonomies/).
 */
import type { Site } from '../config/index.ts';
import type { ValueMap } from '../formats/index.ts';
import type { Locale } from '../locales/index.ts';
import type { ContentNode, TaxonomyOfNode } from './content/content-tree.ts';
import type { BuildOptions } from './front-matter/build-options.ts';
import { laterDate, type PageDates } from './front-matter/dates.ts';
import { valueToTexts } from './front-matter/values.ts';
import { sanitizePath } from './urls/path-names.ts';

/** The required parts of a page. */
interface Draft {
  readonly node: Pick<ContentNode, 'id' | 'source' | 'taxonomy'>;
  readonly locale: Pick<Locale, 'name'>;
  /** For a resource, its bundle. */
  readonly owner: unknown;
  readonly params: ValueMap;
  readonly options: Pick<BuildOptions, 'list'>;
  dates: PageDates;
}

type TermSettings = Pick<Site, 'settings' | 'disableKinds' | 'disablePathToLower' | 'terms' | 'conventions'>;

/** A taxonomy by its names: `tag`, `tags`. */
interface Taxonomy {
  readonly singular: string;
  /** The key in front matter, and the first part of URLs. */
  readonly name: string;
}

/** The taxonomy or term that a section lists; `undefined` for all other sections. */
export function taxonomyOf(
  id: string,
  locale: string,
  site: Pick<Site, 'settings' | 'disableKinds'>,
): TaxonomyOfNode | undefined {
  const [first = '', ...rest] = id.split('/');
  const found = taxonomiesOf(site, locale).find(({ name }) => name.toLowerCase() === first.toLowerCase());
  return found === undefined ? undefined : { name: found.name, term: rest.join('/') };
}

/** The taxonomies of a locale; none if the site disables both kinds of pages. */
function taxonomiesOf(
  { settings, disableKinds }: Pick<Site, 'settings' | 'disableKinds'>,
  locale: string,
): Taxonomy[] {
  if (disableKinds.includes('taxonomy') && disableKinds.includes('term')) return [];
  return Object.entries(settings[locale]?.taxonomies ?? {}).map(([singular, name]) => ({ singular, name }));
}

/** Nodes for taxonomies and terms without a file, each after its parent. */
export function listNodesWithoutFile(
  drafts: readonly Draft[],
  known: { has(key: string): boolean },
  locale: string,
  site: TermSettings,
): ContentNode[] {
  const nodes: ContentNode[] = [];
  for (const each of taxonomiesOf(site, locale)) {
    const { name } = each;
    const titles = new Map(drafts.flatMap((draft) => termsOf(draft, each, site)));
    if (titles.size === 0 && !site.conventions.listsEmptyTaxonomies) continue;
    const add = (term: string, title: string | undefined, text?: string): void => {
      const id = term === '' ? name : `${name}/${term}`;
      if (known.has(id.toLowerCase())) return;
      const taxonomy = { name, term, ...(text === undefined ? {} : { text }) };
      nodes.push({
        locale,
        kind: 'section',
        bundle: 'branch',
        id,
        source: undefined,
        files: [],
        taxonomy,
        title,
      });
    };
    add('', undefined);
    for (const [term, title] of [...titles].sort(([a], [b]) => (a < b ? -1 : 1)))
      add(term, site.terms.capitalized ? capitalize(title) : title, title);
  }
  return nodes;
}

/** Ids of a page's terms: `tags/alpha`. */
export function termIdsOf(draft: Draft, locale: string, site: TermSettings): string[] {
  if (draft.node.taxonomy !== undefined || draft.owner !== undefined || draft.options.list === 'never')
    return [];
  if (site.disableKinds.includes('term')) return [];
  const ids = taxonomiesOf(site, locale).flatMap((each) =>
    termsOf(draft, each, site).map(([term]) => `${each.name}/${term}`),
  );
  return [...new Set(ids)];
}

/** The terms of a page as in URLs, with their original texts. */
function termsOf(
  draft: Draft,
  { singular, name }: Taxonomy,
  site: TermSettings,
): [term: string, title: string][] {
  if (draft.node.taxonomy !== undefined || draft.options.list === 'never') return [];
  const one = site.conventions.singularTerms ? draft.params[singular.toLowerCase()] : undefined;
  const written = draft.params[name.toLowerCase()] ?? one;
  const texts = typeof written === 'string' ? [written] : valueToTexts(written);
  return texts.flatMap((text): [string, string][] => {
    const term = toTerm(text, site);
    return term === '' ? [] : [[term, text]];
  });
}

/** `Hello World` → `hello-world`. Newer versions of Hugo write a hyphen for each space. */
function toTerm(text: string, { terms, disablePathToLower }: TermSettings): string {
  const spaced = terms.keepSpaces ? text.replaceAll(' ', '-') : text;
  return sanitizePath(spaced, disablePathToLower).replace(/^\/+|\/+$/g, '');
}

/** Lists have the dates of their latest pages. */
export function dateLists(lists: readonly Draft[], drafts: readonly Draft[], site: TermSettings): void {
  const byId = new Map(lists.map((list) => [list.node.id, list]));
  for (const draft of drafts) {
    for (const id of termIdsOf(draft, draft.locale.name, site)) {
      for (const list of [byId.get(id), byId.get(id.slice(0, id.indexOf('/')))]) {
        if (list === undefined || list.node.source !== undefined) continue;
        const { dates } = list;
        list.dates = {
          ...dates,
          date: laterDate(dates.date, draft.dates.date),
          lastmod: laterDate(dates.lastmod, draft.dates.lastmod),
        };
      }
    }
  }
}

/** Words that Associated Press style does not capitalize in titles. */
const SMALL = new Set(
  'a an and as at but by en for if in nor of off on or per so the to up via vs yet'.split(' '),
);

/** `state of the art` → `State of the Art`, as Hugo capitalizes titles of lists. */
function capitalize(title: string): string {
  const words = title.split(/(\s+)/);
  const last = words.findLastIndex((word) => word.trim() !== '');
  const first = words.findIndex((word) => word.trim() !== '');
  return words
    .map((word, at) => (SMALL.has(word) && at !== first && at !== last ? word : capitalizeParts(word)))
    .join('');
}

function capitalizeParts(word: string): string {
  return word.replaceAll(
    /(^|[-–—])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
