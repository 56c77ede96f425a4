/**
 * The tree as readers of a locale see it: the locale's own pages and, between them, fallback pages for those that it lacks. Each page is placed where its
 * source is, so that the order is the same in every language. Without fallback pages it is the locale's own tree.
 */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { type FallbackPage, findFallbackPages } from '../load/fallback-pages.ts';

/** A page, or the fallback page that shows it in another locale. There is one object for each, so places can be compared by identity. */
export interface Place {
  /** The page that is shown. */
  readonly page: Page;
  readonly fallback?: FallbackPage;
}

export interface Places {
  of(page: Page): Place;
  ofFallback(fallback: FallbackPage): Place;
  /** The same page for readers of a locale: its own, else a fallback page; `undefined` if there is neither. */
  inLocale(page: Page, locale: string): Place | undefined;
  home(locale: string): Place | undefined;
  /** The listed places directly below, in order. */
  children(place: Place): readonly Place[];
  /** From the parent up to the home page. */
  ancestors(place: Place): readonly Place[];
}

/** The places of all locales. Each locale's tree is built on first use. */
export function createPlaces(site: Site, index: PageIndex): Places {
  const own = new WeakMap<Page, Place>();
  const fallbacks = fallbackPlaces(site, index);
  const trees = new Map<string, Tree>();

  const places: Places = {
    of(page) {
      const known = own.get(page);
      if (known !== undefined) return known;
      const place = { page };
      own.set(page, place);
      return place;
    },
    ofFallback: (fallback) =>
      fallbacks.get(fallback.locale.name)?.get(fallback.source) ?? { page: fallback.source, fallback },
    inLocale(page, locale) {
      if (page.locale === locale) return places.of(page);
      const others = index.translations(page);
      const translation = others.find((other) => other.locale === locale);
      if (translation?.rendered === true) return places.of(translation);
      const isSource = page.locale === site.defaultLocale;
      const source = isSource ? page : others.find((other) => other.locale === site.defaultLocale);
      return source === undefined ? undefined : fallbacks.get(locale)?.get(source);
    },
    home(locale) {
      const home = index.home(locale);
      const source = index.home(site.defaultLocale);
      if (home !== undefined) return places.of(home);
      return source === undefined ? undefined : places.inLocale(source, locale);
    },
    children: (place) => treeOf(localeOf(place)).children(place),
    ancestors: (place) => treeOf(localeOf(place)).ancestors(place),
  };

  const treeOf = (locale: string): Tree => {
    let tree = trees.get(locale);
    if (tree === undefined) {
      const missing = fallbacks.get(locale);
      tree =
        missing === undefined
          ? createOwnTree(index, places)
          : createMergedTree({ locale, site, index, places, missing: [...missing.values()] });
      trees.set(locale, tree);
    }
    return tree;
  };
  return places;
}

/** The fallback pages of each locale, by their source pages. */
function fallbackPlaces(site: Site, index: PageIndex): ReadonlyMap<string, ReadonlyMap<Page, Place>> {
  const fallbacks = new Map<string, Map<Page, Place>>();
  for (const fallback of findFallbackPages(site, index.pages, index)) {
    const ofLocale = fallbacks.get(fallback.locale.name) ?? new Map<Page, Place>();
    fallbacks.set(fallback.locale.name, ofLocale.set(fallback.source, { page: fallback.source, fallback }));
  }
  return fallbacks;
}

type Tree = Pick<Places, 'children' | 'ancestors'>;

/** The locale in whose frame a place is shown. */
function localeOf({ page, fallback }: Place): string {
  return fallback?.locale.name ?? page.locale;
}

function createOwnTree(index: PageIndex, places: Pick<Places, 'of'>): Tree {
  return {
    children: ({ page }) => index.children(page).map(places.of),
    ancestors: ({ page }) => index.ancestors(page).map(places.of),
  };
}

interface MergedTreeOptions {
  readonly locale: string;
  readonly site: Pick<Site, 'defaultLocale'>;
  readonly index: PageIndex;
  readonly places: Places;
  /** The fallback pages of the locale. */
  readonly missing: readonly Place[];
}

function createMergedTree({ locale, site, index, places, missing }: MergedTreeOptions): Tree {
  const sourceOf = ({ page, fallback }: Place): Page | undefined =>
    fallback === undefined
      ? index.translations(page).find((other) => other.locale === site.defaultLocale)
      : page;
  const parentOf = (place: Place): Place | undefined => {
    const source = sourceOf(place);
    for (const above of source === undefined ? [] : index.ancestors(source)) {
      const found = places.inLocale(above, locale);
      if (found !== undefined) return found;
    }
    const parent = place.fallback === undefined ? index.ancestors(place.page)[0] : undefined;
    return parent === undefined ? undefined : places.of(parent);
  };

  const below = new Map<Place, Place[]>();
  const ownPlaces = index.listedPages(locale).map(places.of);
  for (const place of [...ownPlaces, ...missing.filter(({ page }) => page.listed)]) {
    const parent = parentOf(place);
    if (parent === undefined || parent === place) continue;
    const known = below.get(parent);
    if (known === undefined) below.set(parent, [place]);
    else known.push(place);
  }
  for (const [parent, children] of below) {
    const ranks = rankChildren(parent, children, sourceOf, { index, places });
    children.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  }

  return {
    children: (place) => below.get(place) ?? [],
    ancestors(place) {
      const found: Place[] = [];
      for (let at = parentOf(place); at !== undefined; at = parentOf(at)) found.push(at);
      return found;
    },
  };
}

/** The order of the source; a page that only the locale has follows the one that it follows in the locale's own order. */
function rankChildren(
  parent: Place,
  children: readonly Place[],
  sourceOf: (place: Place) => Page | undefined,
  { index, places }: Pick<MergedTreeOptions, 'index' | 'places'>,
): ReadonlyMap<Place, number> {
  const source = sourceOf(parent);
  const sourceRanks = new Map(
    (source === undefined ? [] : index.children(source)).map((page, rank) => [page, rank]),
  );
  const rankOf = (place: Place): number | undefined => {
    const sourcePlace = sourceOf(place);
    return sourcePlace === undefined ? undefined : sourceRanks.get(sourcePlace);
  };
  const ranks = new Map<Place, number>();
  let last = -1;
  for (const page of parent.fallback === undefined ? index.children(parent.page) : []) {
    const place = places.of(page);
    last = rankOf(place) ?? last;
    ranks.set(place, rankOf(place) ?? last + 0.5);
  }
  for (const place of children) if (!ranks.has(place)) ranks.set(place, rankOf(place) ?? sourceRanks.size);
  return ranks;
}
