/** Maps terms to pages, and pages to terms. */
import type { Page } from '../page.ts';
import { keyed } from './grouping.ts';
import type { PageTree } from './page-tree.ts';

export interface TaxonomyIndex {
  /** The entries of a taxonomy's or term's list, in the default order; empty for all other pages. */
  inTaxonomy(page: Page): readonly Page[];
  /** The term pages of a page. */
  termsOf(page: Page): readonly Page[];
}

export function createTaxonomyIndex(
  pages: readonly Page[],
  byId: (locale: string, id: string) => Page | undefined,
  { listedPages }: Pick<PageTree, 'listedPages'>,
): TaxonomyIndex {
  const lists = pages.filter(({ taxonomy, rendered }) => taxonomy !== undefined && rendered);
  const entries = new Map<string, Map<string, Page[]>>();
  const entriesOf = (locale: string): ReadonlyMap<string, readonly Page[]> => {
    let known = entries.get(locale);
    if (known !== undefined) return known;
    known = new Map<string, Page[]>();
    for (const page of listedPages(locale)) {
      for (const id of page.terms ?? []) {
        const list = known.get(id);
        if (list === undefined) known.set(id, [page]);
        else list.push(page);
      }
    }
    entries.set(locale, known);
    return known;
  };
  const terms = new Map<string, Page[]>();
  for (const list of lists) {
    if (list.taxonomy === undefined || list.taxonomy.term === '') continue;
    const key = keyed(list.locale, list.taxonomy.name);
    const known = terms.get(key);
    if (known === undefined) terms.set(key, [list]);
    else known.push(list);
  }
  return {
    inTaxonomy({ taxonomy, locale, id }) {
      if (taxonomy === undefined) return [];
      return taxonomy.term === ''
        ? (terms.get(keyed(locale, taxonomy.name)) ?? [])
        : (entriesOf(locale).get(id) ?? []);
    },
    termsOf: ({ terms: ids = [], locale }) =>
      ids.flatMap((id) => {
        const list = byId(locale, id);
        return list?.rendered === true ? [list] : [];
      }),
  };
}
