/** A page's translations, and what its readers learn about its source. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import type { Locale } from '../../locales/index.ts';
import { relLangUrl } from '../../rendering/index.ts';
import { decodeUrlPath } from '../../text/index.ts';
import { formatDate } from '../../ui/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { Navigation } from './navigation.ts';
import type { DriftView, LinkView, TranslationView } from './page-view.ts';
import type { Place, Places } from './places.ts';

export interface TranslationViews {
  /**
   * The same page in every built locale.
   *
   * @param shownIn the locale whose frame shows the page, if it is a fallback page
   */
  of(page: Page, shownIn?: string): TranslationView[];
  /** The drift notice of a page; empty if there is none. */
  driftOf(page: Page, lang: string): { readonly drift?: DriftView };
}

export function createTranslationViews(
  { site, chosen, index, drift }: Pick<LoadedSite, 'site' | 'chosen' | 'index' | 'drift'>,
  places: Places,
  navigation: Pick<Navigation, 'link'>,
): TranslationViews {
  const offered = site.locales.filter(({ name }) => chosen.has(name));
  const source = site.locales.find(({ name }) => name === site.defaultLocale);

  const shownFor = (page: Page, locale: Locale) =>
    showingOf(page, locale, { site, index, places, navigation });
  return {
    of: (page, shownIn = page.locale) =>
      offered.map((locale) => ({
        locale: locale.name,
        lang: locale.lang,
        direction: locale.direction,
        label: locale.label,
        ...shownFor(page, locale),
        current: locale.name === shownIn,
        isDefault: locale.name === site.defaultLocale,
      })),
    driftOf(page, lang) {
      const notice = drift?.notices.get(page.file);
      if (notice === undefined || page.locale === site.defaultLocale) return {};
      const original = index.translations(page).find(({ locale }) => locale === site.defaultLocale);
      const sourceUrl = original?.rendered === true ? navigation.link(places.of(original)).url : undefined;
      return { drift: driftView(notice, source?.lang ?? '', sourceUrl, lang) };
    },
  };
}

interface ShowingOptions {
  readonly site: Site;
  readonly index: PageIndex;
  readonly places: Places;
  readonly navigation: Pick<Navigation, 'link'>;
}

/** What readers of a locale see for a page: its translation, the source page as a fallback, or the nearest translated page above. */
function showingOf(
  page: Page,
  locale: Locale,
  { site, index, places, navigation }: ShowingOptions,
): Pick<TranslationView, 'url' | 'exists' | 'replacement'> {
  const place = places.inLocale(page, locale.name);
  if (place !== undefined) {
    const { url } = navigation.link(place);
    if (place.fallback === undefined) return { url, exists: true };
    const source = site.locales.find(({ name }) => name === site.defaultLocale);
    return {
      url,
      exists: false,
      replacement: { kind: 'fallback', title: source?.label ?? '', lang: source?.lang ?? '' },
    };
  }
  const nearest = nearestTranslated(index, page, locale.name);
  const link: LinkView =
    nearest === undefined
      ? { title: locale.label, url: relLangUrl(site, locale.urlPrefix, '/') }
      : navigation.link(places.of(nearest));
  return {
    url: link.url,
    exists: false,
    replacement: { kind: 'nearest', title: link.title, lang: locale.lang },
  };
}

/** @param lang of the page, for the date */
function driftView(
  notice: DriftNotice,
  sourceLang: string,
  sourceUrl: string | undefined,
  lang: string,
): DriftView {
  const marks = sourceUrl === undefined ? [] : notice.marks;
  return {
    sourceLang,
    marks: marks.map(({ id, sourceId }) => ({
      id,
      url: sourceId === '' ? `${sourceUrl}` : `${sourceUrl}#${encodeURIComponent(sourceId)}`,
    })),
    ...(notice.changed === undefined ? {} : { changed: formatDate(notice.changed, lang) }),
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
  };
}

type DriftNotice = NonNullable<ReturnType<NonNullable<LoadedSite['drift']>['notices']['get']>>;

/**
 * Replacement targets for links of a fallback page, so that they stay in the reader's language: URL of a page → URL of the same page in the locale.
 *
 * @param targets URLs as the page prints them
 */
export function localLinks(
  targets: Iterable<string>,
  locale: string,
  {
    site,
    index,
    places,
    urlOf,
  }: Pick<LoadedSite, 'site' | 'index'> & {
    readonly places: Places;
    readonly urlOf: (place: Place) => string;
  },
): Map<string, string> {
  const links = new Map<string, string>();
  for (const target of targets) {
    const path = target.replace(/[?#].*$/s, '');
    if (!path.startsWith(site.basePath)) continue;
    const page = index.byUrl(decodeUrlPath(path.slice(site.basePath.length - 1)));
    const place = page === undefined ? undefined : places.inLocale(page, locale);
    if (place !== undefined && urlOf(place) !== path) links.set(path, urlOf(place));
  }
  return links;
}

/** The closest ancestor that a locale has, at last its home page. */
function nearestTranslated(index: PageIndex, page: Page, locale: string): Page | undefined {
  for (const ancestor of index.ancestors(page)) {
    const found = index
      .translations(ancestor)
      .find((translation) => translation.locale === locale && translation.rendered);
    if (found !== undefined) return found;
  }
  return undefined;
}
