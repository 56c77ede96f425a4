/**
 * Prepared pages for the Astro site: each is put together from the frame of its locale, its own text, its place in the tree and its translations, without
 * looking at other pages' bodies.
 */
import type { Page } from '../../corpus/index.ts';
import type { Locale } from '../../locales/index.ts';
import { escapeHtml } from '../../markdown/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { renderDriftBody } from '../../reporters/index.ts';
import type { Ui } from '../../ui/index.ts';
import type { FallbackPage } from '../load/fallback-pages.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { isBlog, postsOf } from '../load/published.ts';
import { diagramModule } from '../outputs/diagram-files.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import { searchOutputOf } from '../search/search-pages.ts';
import { createFrames } from './frame-views.ts';
import { createListViews, listPath } from './list-views.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import type { PageView } from './page-view.ts';
import { createPlaces, type Place } from './places.ts';
import { hasPrintView, printPath } from './print-views.ts';
import { hasStatusPage, statusPath } from './status-page.ts';
import { textViewOf } from './text-views.ts';
import { createTranslationViews, localLinks } from './translation-views.ts';

/** All of a page's view but its body. */
export type BodilessView = Omit<PageView, 'bodyHtml'>;

export interface PageViews {
  readonly navigation: Navigation;
  viewOf(page: Page, facts: RenderedFacts | undefined): BodilessView;
  /** The second and further pages of a section's list. */
  listPagesOf(page: Page): readonly PageView[];
  /** The page to print a section; `undefined` where there is none. */
  printOf(page: Page): BodilessView | undefined;
  /** A source page in the frame of a locale that lacks it. */
  fallbackOf(fallback: FallbackPage, facts: RenderedFacts | undefined): BodilessView;
  /** Addresses in the body of a fallback page that have another one in its locale. */
  fallbackLinks(fallback: FallbackPage, facts: RenderedFacts | undefined): ReadonlyMap<string, string>;
  notFound(locale: Locale): PageView;
  /** The report on the translations, where the site has it as a page. */
  statusPages(): readonly PageView[];
  /** The page of each locale to search it with; a page of the site at the same address takes its place. */
  searchPages(): readonly PageView[];
}

/** Only the chosen locales are offered as translations: the pages of the others are not built. */
export function createPageViews(
  loaded: Pick<LoadedSite, 'site' | 'chosen' | 'files' | 'index' | 'ui' | 'drift'>,
): PageViews {
  const { site, chosen, index, ui, drift } = loaded;
  const langs = new Map(site.locales.map(({ name, lang }) => [name, lang]));
  const langOf = (locale: string) => langs.get(locale) ?? '';
  const places = createPlaces(site, index);
  const urlOf = ({ page, fallback }: Place) => relUrl(site, fallback?.url ?? page.url);
  const navigation = createNavigation(places, urlOf, langOf);
  const frameOf = createFrames(loaded, places, navigation);
  const translations = createTranslationViews(loaded, places, navigation);
  const lists = createListViews(site, index, navigation.link);
  const canonicalOf = (url: string) => (site.origin === '' ? '' : site.origin + url);

  /** What a section lists: with fallback pages, also what is not translated yet. */
  const belowOf = ({ page, fallback }: Place): readonly Place[] | undefined => {
    if (page.kind !== 'section' || !site.fallbackPages) return undefined;
    if (!isBlog(page))
      return places.children(fallback === undefined ? places.of(page) : places.ofFallback(fallback));
    if (fallback === undefined) return undefined;
    return postsOf(index, page).flatMap((post) => places.inLocale(post, fallback.locale.name) ?? []);
  };

  const viewAt = (place: Place, facts: RenderedFacts | undefined): BodilessView => {
    const { page, fallback } = place;
    const locale = fallback?.locale.name ?? page.locale;
    const url = urlOf(place);
    const text = textViewOf(loaded, page, facts, langOf(page.locale));
    return {
      ...frameOf(locale),
      ...text,
      output: fallback?.output ?? page.output,
      url,
      canonical: canonicalOf(relUrl(site, page.url)),
      breadcrumbs: page.kind === 'home' ? [] : navigation.breadcrumbs(place),
      navigation: text.layout === 'plain' ? [] : navigation.entries(place),
      ...(text.layout === 'plain' ? {} : navigation.neighbours(place)),
      translations: translations.of(page, locale),
      ...lists.viewOf(page, langOf(page.locale), 1, belowOf(place)),
    };
  };

  const views: PageViews = {
    navigation,
    viewOf: (page, facts) => ({
      ...viewAt(places.of(page), facts),
      ...translations.driftOf(page, langOf(page.locale)),
    }),
    listPagesOf(page) {
      const lang = langOf(page.locale);
      const total = lists.countOf(page, lang);
      if (total < 2) return [];
      const {
        previous: _previous,
        next: _next,
        markdownUrl: _markdown,
        ...first
      } = views.viewOf(page, undefined);
      return Array.from({ length: total - 1 }, (_, index) => {
        const path = listPath(page, index + 2);
        const url = relUrl(site, path);
        return {
          ...first,
          output: `${path.slice(1)}index.html`,
          url,
          canonical: canonicalOf(url),
          translations: first.translations.map((each) => ({ ...each, exists: each.locale === page.locale })),
          ...lists.viewOf(page, lang, index + 2),
          showDescription: false,
          toc: [],
          bodyHtml: '',
        };
      });
    },
    printOf(page) {
      if (!hasPrintView(site, page)) return undefined;
      const {
        previous: _previous,
        next: _next,
        printUrl: _printUrl,
        editUrl: _editUrl,
        markdownUrl: _markdownUrl,
        ...view
      } = views.viewOf(page, undefined);
      const path = printPath(page);
      return {
        ...view,
        kind: 'print',
        layout: 'plain',
        output: `${path.slice(1)}index.html`,
        url: relUrl(site, path),
        navigation: [],
        list: [],
        toc: [],
        showDescription: false,
        diagramsUrl: relUrl(site, `/${diagramModule()}`),
      };
    },
    fallbackOf(fallback, facts) {
      const { source } = fallback;
      const {
        lastModified: _lastModified,
        editUrl: _editUrl,
        printUrl: _printUrl,
        ...view
      } = viewAt(places.ofFallback(fallback), facts);
      const { lang, direction } = frameOf(source.locale);
      return {
        ...view,
        fallback: { lang, direction, url: relUrl(site, source.url) },
        notices: [],
      };
    },
    fallbackLinks: (fallback, facts) =>
      localLinks(
        facts?.links.flatMap(({ element, target, href }) => (element === 'a' ? [href ?? target] : [])) ?? [],
        fallback.locale.name,
        { site, index, places, urlOf },
      ),
    notFound(locale) {
      const home = index.home(locale.name);
      const output = locale.urlPrefix === '' ? '404.html' : `${locale.urlPrefix}/404.html`;
      return {
        ...frameOf(locale.name),
        output,
        url: relUrl(site, `/${output}`),
        canonical: '',
        kind: 'not-found',
        layout: 'plain',
        title: ui(locale.name, 'not_found_title').text,
        description: '',
        keywords: [],
        showDescription: false,
        showTitle: true,
        bodyHtml: '',
        toc: [],
        breadcrumbs: [],
        navigation: [],
        translations: home === undefined ? [] : translations.of(home),
        list: [],
        notices: [],
        feeds: [],
      };
    },
    searchPages() {
      const locales = site.locales.filter(({ name }) => chosen.has(name));
      const translationsIn = (locale: Locale) =>
        locales.map(({ name, lang, direction, label }) => ({
          locale: name,
          lang,
          direction,
          label,
          url: frameOf(name).search?.url ?? '',
          current: name === locale.name,
          exists: true,
          isDefault: name === site.defaultLocale,
        }));
      return locales.flatMap((locale) => {
        const output = searchOutputOf(loaded, locale);
        const url = frameOf(locale.name).search?.url;
        if (output === undefined || url === undefined) return [];
        return {
          ...views.notFound(locale),
          output,
          url,
          canonical: canonicalOf(url),
          kind: 'search' as const,
          title: ui(locale.name, 'search_title').text,
          translations: translationsIn(locale),
        };
      });
    },
    statusPages() {
      const locales = site.locales.filter(({ name }) => chosen.has(name));
      if (drift === undefined || !hasStatusPage(site)) return [];
      const translationsIn = (locale: Locale) =>
        locales.map((other) => ({
          locale: other.name,
          lang: other.lang,
          direction: other.direction,
          label: other.label,
          url: relUrl(site, statusPath(other)),
          current: other.name === locale.name,
          exists: true,
          isDefault: other.name === site.defaultLocale,
        }));
      const labels = new Map(site.locales.map(({ name, label }) => [name, label]));
      return locales.map((locale) => {
        const path = statusPath(locale);
        const url = relUrl(site, path);
        return {
          ...views.notFound(locale),
          output: `${path.slice(1)}index.html`,
          url,
          canonical: canonicalOf(url),
          kind: 'page',
          title: ui(locale.name, 'drift_status').text,
          description: ui(locale.name, 'drift_status_text').text,
          showDescription: true,
          bodyHtml: renderDriftBody(drift.report, {
            textsOf: ({ file }) => drift.texts.get(file),
            words: { lang: locale.lang, text: (key, values) => ui(locale.name, key, values).text },
            nameOf: (name) => labels.get(name) ?? name,
          }),
          translations: translationsIn(locale),
        };
      });
    },
  };
  return views;
}

/** What stands in the place of a body. A section can stand without a file; of every other page a reader must learn that its text is missing. */
export function missingBody({ file, locale }: Page, ui: Ui): string {
  if (file === '') return '';
  return `<div class="lockstep-error" role="alert">${escapeHtml(ui(locale, 'page_not_rendered').text)}</div>`;
}
