/** Pages that each locale has without a source file: "not found", the search page, the translation status. */
import type { Locale } from '../../locales/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { createDriftLinks, renderDriftBody } from '../../reporters/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { searchOutputOf } from '../search/search-pages.ts';
import type { FrameView } from './frame-views.ts';
import type { PageView, TranslationView } from './page-view.ts';
import { statusPath } from './status-page.ts';
import type { TranslationViews } from './translation-views.ts';

export interface MadeViews {
  notFound(locale: Locale): PageView;
  /** The search page of a locale. Throws if the site has none. */
  searchPage(locale: Locale): PageView;
  /** The translation status page. Throws if there is no report. */
  statusPage(locale: Locale): PageView;
}

export function createMadeViews({
  loaded: { site, chosen, index, ui, drift },
  frameOf,
  translations,
  canonicalOf,
}: {
  readonly loaded: Pick<LoadedSite, 'site' | 'chosen' | 'index' | 'ui' | 'drift'>;
  frameOf(locale: string): FrameView;
  readonly translations: TranslationViews;
  canonicalOf(url: string): string;
}): MadeViews {
  const locales = site.locales.filter(({ name }) => chosen.has(name));
  /** The same page in all locales. */
  const inAllLocales = (shown: Locale, urlOf: (locale: Locale) => string): TranslationView[] =>
    locales.map((locale) => ({
      locale: locale.name,
      lang: locale.lang,
      direction: locale.direction,
      label: locale.label,
      url: urlOf(locale),
      current: locale.name === shown.name,
      exists: true,
      isDefault: locale.name === site.defaultLocale,
    }));

  const notFound = (locale: Locale): PageView => {
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
  };

  return {
    notFound,
    searchPage(locale) {
      const output = searchOutputOf({ site, index }, locale);
      const url = frameOf(locale.name).search?.url;
      if (output === undefined || url === undefined)
        throw new Error(`Unexpected search page of “${locale.name}”, which has no search.`);
      return {
        ...notFound(locale),
        output,
        url,
        canonical: canonicalOf(url),
        kind: 'search',
        title: ui(locale.name, 'search_title').text,
        translations: inAllLocales(locale, ({ name }) => frameOf(name).search?.url ?? ''),
      };
    },
    statusPage(locale) {
      if (drift === undefined) throw new Error('Unexpected status page without a drift report.');
      const labels = new Map(site.locales.map(({ name, label }) => [name, label]));
      const path = statusPath(locale);
      const url = relUrl(site, path);
      return {
        ...notFound(locale),
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
          priority: { demandFor: ({ file }) => drift.demandFor.get(file) ?? 1 },
          links: {
            ...createDriftLinks(site),
            page: ({ file, locale: own }) => {
              const page = index.byFile(file, own);
              return page === undefined || !page.rendered || page.url === ''
                ? undefined
                : { href: relUrl(site, page.url), text: page.title };
            },
          },
        }),
        translations: inAllLocales(locale, (each) => relUrl(site, statusPath(each))),
      };
    },
  };
}
