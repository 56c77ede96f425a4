/** Pages that each locale has without a source file: "not found", the search page, the translation status. */
import type { Locale } from '../../locales/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { createDriftLinks, createWords, listedPages, renderDriftBody } from '../../reporters/index.ts';
import type { SiteDrift } from '../load/site-drift.ts';
import { searchOutputOf } from '../search/search-pages.ts';
import type { PageView, TranslationView } from './page-view.ts';
import { statusPath } from './status-page.ts';
import type { ViewParts } from './view-parts.ts';

export interface GeneratedViews {
  notFound(locale: Locale): PageView;
  /** The search page of a locale. Throws if the site has none. */
  searchPage(locale: Locale): PageView;
  /** The translation status page. Throws if there is no report. */
  statusPage(locale: Locale): PageView;
}

type GeneratedParts = Pick<ViewParts, 'loaded' | 'frameOf' | 'translations' | 'canonicalOf'>;

export function createGeneratedViews(parts: GeneratedParts): GeneratedViews {
  return {
    notFound: (locale) => notFoundView(locale, parts),
    searchPage: (locale) => searchView(locale, parts),
    statusPage: (locale) => statusView(locale, parts),
  };
}

function notFoundView(
  { name, urlPrefix }: Locale,
  { loaded: { site, index, ui }, frameOf, translations }: GeneratedParts,
): PageView {
  const home = index.home(name);
  const output = urlPrefix === '' ? '404.html' : `${urlPrefix}/404.html`;
  return {
    ...frameOf(name),
    output,
    url: relUrl(site, `/${output}`),
    canonical: '',
    kind: 'not-found',
    layout: 'plain',
    title: ui(name, 'not_found_title').text,
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
}

function searchView(locale: Locale, parts: GeneratedParts): PageView {
  const { loaded, frameOf, canonicalOf } = parts;
  const output = searchOutputOf(loaded, locale);
  const url = frameOf(locale.name).search?.url;
  if (output === undefined || url === undefined)
    throw new Error(`Unexpected search page of “${locale.name}”, which has no search.`);
  return {
    ...notFoundView(locale, parts),
    output,
    url,
    canonical: canonicalOf(url),
    kind: 'search',
    title: loaded.ui(locale.name, 'search_title').text,
    translations: inAllLocales(locale, loaded, ({ name }) => frameOf(name).search?.url ?? ''),
  };
}

function statusView(locale: Locale, parts: GeneratedParts): PageView {
  const {
    loaded: { site, ui, drift },
    canonicalOf,
  } = parts;
  if (drift === undefined) throw new Error('Unexpected status page without a drift report.');
  const path = statusPath(locale);
  const url = relUrl(site, path);
  return {
    ...notFoundView(locale, parts),
    output: `${path.slice(1)}index.html`,
    url,
    canonical: canonicalOf(url),
    kind: 'page',
    title: ui(locale.name, 'drift_status').text,
    description: ui(locale.name, 'drift_status_text').text,
    showDescription: true,
    bodyHtml: statusBody(locale, drift, parts.loaded),
    ...(listedPages(drift.report).length === 0 ? {} : { bodyScripts: ['drift'] }),
    translations: inAllLocales(locale, parts.loaded, (each) => relUrl(site, statusPath(each))),
  };
}

/** The report in a locale's language, with links to published pages. */
function statusBody(locale: Locale, drift: SiteDrift, { site, index, ui }: GeneratedParts['loaded']): string {
  return renderDriftBody(drift.report, {
    textsOf: ({ file }) => drift.texts.get(file),
    words: createWords(ui, locale),
    locales: site.locales,
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
  });
}

/** The same page in all locales. */
function inAllLocales(
  shown: Locale,
  { site, chosen }: Pick<GeneratedParts['loaded'], 'site' | 'chosen'>,
  urlOf: (locale: Locale) => string,
): TranslationView[] {
  return site.locales
    .filter(({ name }) => chosen.has(name))
    .map((locale) => ({
      locale: locale.name,
      lang: locale.lang,
      direction: locale.direction,
      label: locale.label,
      url: urlOf(locale),
      current: locale.name === shown.name,
      exists: true,
      isDefault: locale.name === site.defaultLocale,
    }));
}
