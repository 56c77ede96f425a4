/** Look-ups of lists of pages: menus and taxonomies, as templates see them. */
import type { Site, Value, ValueMap } from '../../config/index.ts';
import { menuNamesOf, type Page, requestedEntries } from '../../corpus/index.ts';
import type { MenuFacts, MenuItem, PageSummary, TaxonomyFacts } from '../../shortcodes/index.ts';
import { encodePath } from '../addresses/urls.ts';
import type { LookupSources } from './locale-files.ts';
import type { Lookups } from './lookups.ts';

export function createListLookups(
  { site, index }: LookupSources,
  summaryOf: (page: Page) => PageSummary,
): Pick<Lookups, 'menus' | 'taxonomies'> {
  const itemsOf = (locale: string, menu: string): MenuItem[] => [
    ...(site.settings[locale]?.menus[menu] ?? []).map(({ pageRef, url, ...entry }): MenuItem => {
      const found = pageRef === '' ? undefined : index.findPage(pageRef, { locale });
      const page = found?.kind === 'found' ? summaryOf(found.page) : undefined;
      return { ...entry, menu, url: page?.url ?? (url.startsWith('/') ? encodePath(url) : url), page };
    }),
    ...requestedEntries(index, locale, menu).map(({ page, settings }) =>
      itemOfPage(menu, summaryOf(page), settings, page.weight),
    ),
  ];
  return {
    menus(locale): MenuFacts {
      const names = [...menuNamesOf(site, index, locale)].map((name) => name.toLowerCase());
      return Object.fromEntries([...new Set(names)].sort().map((name) => [name, itemsOf(locale, name)]));
    },
    taxonomies(locale): readonly TaxonomyFacts[] {
      const lists = index.pages.filter((page) => page.locale === locale && page.taxonomy !== undefined);
      return Object.entries(site.settings[locale]?.taxonomies ?? {})
        .filter(() => !site.disableKinds.includes('taxonomy') || !site.disableKinds.includes('term'))
        .map(([singular, plural]) => ({
          singular,
          plural,
          page: lists
            .filter(({ taxonomy }) => taxonomy?.name === plural && taxonomy.term === '')
            .map(summaryOf)[0],
          terms: lists
            .filter(({ taxonomy }) => taxonomy?.name === plural && taxonomy.term !== '')
            .map((page) => ({
              key: keyOf(page, site),
              page: summaryOf(page),
              entries: index.inTaxonomy(page).map((entry) => ({
                page: summaryOf(entry),
                weight: weightIn(entry, plural),
              })),
            })),
        }));
    },
  };
}

function itemOfPage(menu: string, page: PageSummary, settings: ValueMap, weight: number): MenuItem {
  const text = (key: string): string => (typeof settings[key] === 'string' ? settings[key] : '');
  const name = text('name') || page.linkTitle;
  const { params = null } = settings;
  return {
    menu,
    key: text('identifier') || name,
    identifier: text('identifier'),
    name,
    title: text('title'),
    parent: text('parent'),
    weight: typeof settings.weight === 'number' ? settings.weight : weight,
    pre: text('pre'),
    post: text('post'),
    params: isMap(params) ? params : {},
    url: page.url,
    page,
  };
}

function isMap(value: Value): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The key of a term in its taxonomy: newer versions of Hugo keep spaces. */
function keyOf({ taxonomy, title, file }: Page, { terms }: Pick<Site, 'terms'>): string {
  const term = taxonomy?.term ?? '';
  return terms.keepSpaces && file === '' ? title.toLowerCase() : term;
}

/** A page's weight in a list of terms: `tags_weight`. */
export function weightIn({ params }: Page, plural: string): number {
  const weight = params[`${plural.toLowerCase()}_weight`];
  return typeof weight === 'number' ? weight : 0;
}
