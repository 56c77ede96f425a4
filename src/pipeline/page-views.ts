/** Prepared pages for the Astro site: each is put together from its rendered facts and what is known of the tree, without looking at other pages' bodies. */
import type { Page, PageIndex } from '../corpus/index.ts';
import type { Locale } from '../locales/index.ts';
import { escapeHtml } from '../markdown/index.ts';
import { encodePath, relLangUrl, relUrl, tocOf } from '../rendering/index.ts';
import { renderDriftBody } from '../reporters/index.ts';
import { formatDate, type Ui } from '../ui/index.ts';
import { type FallbackPage, fallbackPageOf } from './fallback-pages.ts';
import { createListViews, listPath, plainText } from './list-views.ts';
import type { LoadedSite } from './load-site.ts';
import { menuOf } from './menus.ts';
import { createNavigation, type Navigation, titleOf } from './navigation.ts';
import type { DriftView, LinkView, PageView, TranslationView } from './page-view.ts';
import { hasPrintView, printPath } from './print-views.ts';
import { feedPath, hasFeed, isBlog } from './published.ts';
import type { RenderedFacts } from './render-cache.ts';

export interface PageViews {
  readonly navigation: Navigation;
  /** All of a page's view but its body. */
  viewOf(page: Page, facts: RenderedFacts | undefined): Omit<PageView, 'bodyHtml'>;
  /** The second and further pages of a section's list. */
  listPagesOf(page: Page): readonly PageView[];
  /** The page to print a section, all of its view but its body; `undefined` where there is none. */
  printOf(page: Page): Omit<PageView, 'bodyHtml'> | undefined;
  /** A source page in the frame of a locale that lacks it. */
  fallbackOf(fallback: FallbackPage, facts: RenderedFacts | undefined): Omit<PageView, 'bodyHtml'>;
  notFound(locale: Locale): PageView;
  /** The report on the translations, where the site has it as a page. */
  statusPages(): readonly PageView[];
}

/** Only the chosen locales are offered as translations: the pages of the others are not built. */
export function createPageViews({
  site,
  chosen,
  index,
  ui,
  drift,
}: Pick<LoadedSite, 'site' | 'chosen' | 'index' | 'ui' | 'drift'>): PageViews {
  const locales = new Map(site.locales.map((locale) => [locale.name, locale]));
  const urlOf = (page: Page) => relUrl(site, page.url);
  const navigation = createNavigation(index, urlOf);
  const treeUrlOf = (locale: string) => relUrl(site, `/_lockstep/tree.${locale}.json`);
  const menus = new Map(site.locales.map((locale) => [locale.name, menuOf(site, index, locale, urlOf)]));

  const lists = createListViews(site, index, urlOf);

  const localeOf = (name: string): Locale => {
    const locale = locales.get(name);
    if (locale === undefined) throw new Error(`Unexpected locale “${name}” of a page.`);
    return locale;
  };

  const dateView = (iso: string | undefined, lang: string) =>
    iso === undefined ? undefined : { iso, text: formatDate(iso, lang) };

  /** The feeds that a page tells of: its own or its section's, and that of the home page. */
  const feedsOf = (page: Page): LinkView[] => {
    const found = [page, ...index.ancestors(page)].filter((each) => hasFeed(site, each));
    const home = index.home(page.locale);
    const told = [...new Set([found[0], home !== undefined && hasFeed(site, home) ? home : undefined])];
    return told
      .filter((each) => each !== undefined)
      .map((each) => ({ title: titleOf(each), url: relUrl(site, feedPath(site, each)) }));
  };

  /** What readers are told of the page's source; nothing where there is nothing to tell. */
  const driftOf = (page: Page, lang: string): { drift?: DriftView } => {
    const notice = drift?.notices.get(page.file);
    if (notice === undefined || page.locale === site.defaultLocale) return {};
    const source = index.translations(page).find(({ locale }) => locale === site.defaultLocale);
    const sourceUrl = source?.rendered === true ? urlOf(source) : undefined;
    const marks = sourceUrl === undefined ? [] : notice.marks;
    return {
      drift: {
        sourceLang: localeOf(site.defaultLocale).lang,
        marks: marks.map(({ id, sourceId }) => ({
          id,
          url: sourceId === '' ? `${sourceUrl}` : `${sourceUrl}#${encodeURIComponent(sourceId)}`,
        })),
        ...(notice.changed === undefined ? {} : { changed: formatDate(notice.changed, lang) }),
        ...(sourceUrl === undefined ? {} : { sourceUrl }),
      },
    };
  };

  /** The address of a page in a locale that lacks it: its fallback page, else the nearest section that the locale has. */
  const standInUrl = (page: Page, locale: Locale, source: Page | undefined): string => {
    const fallback =
      site.fallbackPages && source !== undefined ? fallbackPageOf(site, source, locale) : undefined;
    if (fallback !== undefined) return relUrl(site, fallback.url);
    const nearest = nearestTranslated(index, page, locale.name);
    return nearest === undefined ? relLangUrl(site, locale.urlPrefix, '/') : urlOf(nearest);
  };

  /** @param shownIn the locale whose frame the page stands in; its own but for a fallback page. */
  const translationsOf = (page: Page, shownIn = page.locale): TranslationView[] => {
    const translations = new Map(
      index.translations(page).map((translation) => [translation.locale, translation]),
    );
    const source = page.locale === site.defaultLocale ? page : translations.get(site.defaultLocale);
    const offered = site.locales.filter(({ name }) => chosen.has(name));
    return offered.map((locale) => {
      const same = locale.name === page.locale ? page : translations.get(locale.name);
      return {
        locale: locale.name,
        lang: locale.lang,
        direction: locale.direction,
        label: locale.label,
        url: same?.rendered === true ? urlOf(same) : standInUrl(page, locale, source),
        current: locale.name === shownIn,
        exists: same?.rendered === true,
        isDefault: locale.name === site.defaultLocale,
      };
    });
  };

  const views: PageViews = {
    navigation,
    viewOf(page, facts) {
      const locale = localeOf(page.locale);
      const settings = site.settings[page.locale];
      const url = urlOf(page);
      const layout = layoutOf(page);
      const date = layout === 'blog' && page.kind === 'page' ? dateView(page.date, locale.lang) : undefined;
      const lastModified = dateView(page.lastmod === page.date ? undefined : page.lastmod, locale.lang);
      return {
        output: page.output,
        url,
        origin: site.origin,
        canonical: site.origin === '' ? '' : site.origin + url,
        locale: page.locale,
        lang: locale.lang,
        direction: locale.direction,
        kind: page.kind,
        layout,
        siteTitle: settings?.title ?? '',
        homeUrl: relLangUrl(site, locale.urlPrefix, '/'),
        title: page.title,
        description: plainText(page.description),
        keywords: keywordsOf(page),
        showDescription: page.description !== '' && page.kind !== 'home',
        showTitle: page.params.notitle !== true,
        toc: page.params.notoc === true || facts === undefined ? [] : tocOf(facts.headings, site.toc),
        breadcrumbs: page.kind === 'home' ? [] : navigation.breadcrumbs(page),
        navigation: layout === 'plain' ? [] : navigation.entries(page),
        treeUrl: treeUrlOf(page.locale),
        menu: menus.get(page.locale) ?? [],
        ...(layout === 'plain' ? {} : navigation.neighbours(page)),
        translations: translationsOf(page),
        ...lists.viewOf(page, locale.lang, 1),
        ...(hasPrintView(site, page) ? { printUrl: relUrl(site, printPath(page)) } : {}),
        ...(site.editUrl === '' || page.file === '' ? {} : { editUrl: site.editUrl + encodePath(page.file) }),
        ...(date === undefined ? {} : { date }),
        ...(lastModified === undefined ? {} : { lastModified }),
        ...driftOf(page, locale.lang),
        notices: noticesOf(page, facts, ui),
        hasDiagrams: facts?.shortcodes.includes('mermaid') === true,
        feeds: feedsOf(page),
      };
    },
    listPagesOf(page) {
      const lang = localeOf(page.locale).lang;
      const total = lists.countOf(page, lang);
      if (total < 2) return [];
      const { previous: _previous, next: _next, ...first } = views.viewOf(page, undefined);
      return Array.from({ length: total - 1 }, (_, index) => {
        const path = listPath(page, index + 2);
        const url = relUrl(site, path);
        return {
          ...first,
          output: `${path.slice(1)}index.html`,
          url,
          canonical: site.origin === '' ? '' : site.origin + url,
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
        hasDiagrams: true,
      };
    },
    fallbackOf({ source, locale, url, output }, facts) {
      const view = views.viewOf(source, facts);
      const nearest = nearestTranslated(index, source, locale.name);
      const { previous: _previous, next: _next, lastModified: _lastModified, ...kept } = view;
      return {
        ...kept,
        output,
        url: relUrl(site, url),
        locale: locale.name,
        lang: locale.lang,
        direction: locale.direction,
        fallback: { lang: view.lang, direction: view.direction },
        siteTitle: site.settings[locale.name]?.title ?? view.siteTitle,
        homeUrl: relLangUrl(site, locale.urlPrefix, '/'),
        breadcrumbs:
          nearest === undefined
            ? []
            : [...navigation.breadcrumbs(nearest), { title: titleOf(nearest), url: urlOf(nearest) }],
        navigation: nearest === undefined ? [] : navigation.entries(nearest),
        treeUrl: treeUrlOf(locale.name),
        menu: menus.get(locale.name) ?? [],
        translations: translationsOf(source, locale.name),
        notices: [],
      };
    },
    notFound(locale) {
      const { text } = ui(locale.name, 'not_found_title');
      const home = index.home(locale.name);
      const output = locale.urlPrefix === '' ? '404.html' : `${locale.urlPrefix}/404.html`;
      return {
        output,
        url: relUrl(site, `/${output}`),
        origin: site.origin,
        canonical: '',
        locale: locale.name,
        lang: locale.lang,
        direction: locale.direction,
        kind: 'not-found',
        layout: 'plain',
        siteTitle: site.settings[locale.name]?.title ?? '',
        homeUrl: relLangUrl(site, locale.urlPrefix, '/'),
        title: text,
        description: '',
        keywords: [],
        showDescription: false,
        showTitle: true,
        bodyHtml: '',
        toc: [],
        breadcrumbs: [],
        navigation: [],
        treeUrl: treeUrlOf(locale.name),
        menu: menus.get(locale.name) ?? [],
        translations: home === undefined ? [] : translationsOf(home),
        list: [],
        notices: [],
        hasDiagrams: false,
        feeds: [],
      };
    },
    statusPages() {
      const locale = localeOf(site.defaultLocale);
      if (drift === undefined || !site.drift.statusPage || !chosen.has(locale.name)) return [];
      const path = `${locale.urlPrefix === '' ? '' : `/${locale.urlPrefix}`}/translation-status/`;
      const url = relUrl(site, path);
      const { list: _, ...frame } = views.notFound(locale);
      return [
        {
          ...frame,
          output: `${path.slice(1)}index.html`,
          url,
          canonical: site.origin === '' ? '' : site.origin + url,
          kind: 'page',
          title: ui(locale.name, 'drift_status').text,
          bodyHtml: renderDriftBody(drift.report, ({ file }) => drift.texts.get(file)),
          translations: [],
          list: [],
        },
      ];
    },
  };
  return views;
}

/** What stands in the place of a body. A section can stand without a file; of every other page a reader must learn that its text is missing. */
export function missingBody({ file, locale }: Page, ui: Ui): string {
  if (file === '') return '';
  return `<div class="lockstep-error" role="alert">${escapeHtml(ui(locale, 'page_not_rendered').text)}</div>`;
}

function layoutOf(page: Page): PageView['layout'] {
  if (page.kind === 'home') return 'plain';
  return isBlog(page) ? 'blog' : 'docs';
}

/** The closest ancestor that a locale has, its home page at last. */
function nearestTranslated(index: PageIndex, page: Page, locale: string): Page | undefined {
  for (const ancestor of index.ancestors(page)) {
    const found = index
      .translations(ancestor)
      .find((translation) => translation.locale === locale && translation.rendered);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Boxes that conventions of the tree ask for, in the site's own words. */
function noticesOf(page: Page, facts: RenderedFacts | undefined, ui: Ui): string[] {
  const keys = [
    ...(facts?.shortcodes.includes('thirdparty-content') === true ? ['thirdparty_message_disclaimer'] : []),
    ...(page.params.auto_generated === true ? ['auto_generated_pageinfo'] : []),
  ];
  return keys.map((key) => ui(page.locale, key).text);
}

/** `keywords` of the front matter: a list, or words with commas between them. */
function keywordsOf({ params: { keywords } }: Page): string[] {
  const words =
    typeof keywords === 'string' ? keywords.split(/[,，、]/) : Array.isArray(keywords) ? keywords : [];
  return words.flatMap((word) => (typeof word === 'string' && word.trim() !== '' ? [word.trim()] : []));
}
