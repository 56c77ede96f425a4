/** Prepared pages for the Astro site: each is put together from its rendered facts and what is known of the tree, without looking at other pages' bodies. */
import type { Site } from '../config/index.ts';
import type { Page, PageIndex } from '../corpus/index.ts';
import { isValueMap } from '../formats/index.ts';
import type { Locale } from '../locales/index.ts';
import { encodePath, relLangUrl, relUrl, tocOf } from '../rendering/index.ts';
import { formatDate, type Ui } from '../ui/index.ts';
import { type FallbackPage, fallbackPageOf } from './fallback-pages.ts';
import { createNavigation, type Navigation, titleOf } from './navigation.ts';
import type { ListEntryView, PageView, TranslationView } from './page-view.ts';
import type { RenderedFacts } from './render-cache.ts';

export interface PageViews {
  readonly navigation: Navigation;
  /** All of a page's view but its body. */
  viewOf(page: Page, facts: RenderedFacts | undefined): Omit<PageView, 'bodyHtml'>;
  /** A source page in the frame of a locale that lacks it. */
  fallbackOf(fallback: FallbackPage, facts: RenderedFacts | undefined): Omit<PageView, 'bodyHtml'>;
  notFound(locale: Locale): PageView;
}

export function createPageViews(site: Site, index: PageIndex, ui: Ui): PageViews {
  const locales = new Map(site.locales.map((locale) => [locale.name, locale]));
  const urlOf = (page: Page) => relUrl(site, page.url);
  const navigation = createNavigation(index, urlOf);
  const treeUrlOf = (locale: string) => relUrl(site, `/_lockstep/tree.${locale}.json`);
  const menus = new Map(site.locales.map((locale) => [locale.name, menuOf(site, index, locale, urlOf)]));

  const localeOf = (name: string): Locale => {
    const locale = locales.get(name);
    if (locale === undefined) throw new Error(`Unexpected locale “${name}” of a page.`);
    return locale;
  };

  const dateView = (iso: string | undefined, lang: string) =>
    iso === undefined ? undefined : { iso, text: formatDate(iso, lang) };

  const listOf = (page: Page, lang: string): ListEntryView[] => {
    if (page.kind !== 'section' || page.params.no_list === true) return [];
    const isBlog = layoutOf(page) === 'blog';
    const entries = isBlog ? postsOf(index, page) : index.children(page);
    return entries
      .filter((child) => child.rendered && child.listed)
      .map((child) => {
        const date = isBlog ? dateView(child.date, lang) : undefined;
        return {
          title: titleOf(child),
          url: urlOf(child),
          description: child.description,
          ...(date === undefined ? {} : { date }),
        };
      });
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
    return site.locales.map((locale) => {
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
        description: page.description,
        showDescription: page.description !== '' && page.kind !== 'home',
        showTitle: page.params.notitle !== true,
        toc: page.params.notoc === true || facts === undefined ? [] : tocOf(facts.headings, site.toc),
        breadcrumbs: page.kind === 'home' ? [] : navigation.breadcrumbs(page),
        navigation: layout === 'plain' ? [] : navigation.entries(page),
        treeUrl: treeUrlOf(page.locale),
        menu: menus.get(page.locale) ?? [],
        ...(layout === 'plain' ? {} : navigation.neighbours(page)),
        translations: translationsOf(page),
        list: listOf(page, locale.lang),
        ...(site.editUrl === '' || page.file === '' ? {} : { editUrl: site.editUrl + encodePath(page.file) }),
        ...(date === undefined ? {} : { date }),
        ...(lastModified === undefined ? {} : { lastModified }),
        notices: noticesOf(page, facts, ui),
        hasDiagrams: facts?.shortcodes.includes('mermaid') === true,
        feeds: [],
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
  };
  return views;
}

/** Blog posts have dates, documentation has a tree; Hugo's `type` decides, else the section's name. */
function layoutOf(page: Page): PageView['layout'] {
  if (page.kind === 'home') return 'plain';
  const type = typeof page.params.type === 'string' ? page.params.type : page.section;
  return type === 'blog' ? 'blog' : 'docs';
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

/** The site's own menu `main`, else its sections. */
function menuOf(site: Site, index: PageIndex, locale: Locale, urlOf: (page: Page) => string) {
  const entries = site.settings[locale.name]?.menus.main ?? [];
  const home = index.home(locale.name);
  const sections =
    home === undefined
      ? []
      : index.children(home).filter(({ kind, rendered, listed }) => kind === 'section' && rendered && listed);
  const inMenu = index.pagesWith(locale.name, 'menu').flatMap((page) => menuEntryOf(page, urlOf));
  const configured = entries.flatMap(({ name, url, pageRef, weight }) => {
    const found = pageRef === '' ? undefined : index.findPage(pageRef, { locale: locale.name });
    const page = found?.kind === 'found' ? found.page : undefined;
    const target = page === undefined ? url : urlOf(page);
    return target === ''
      ? []
      : [
          {
            title: name || (page === undefined ? url : titleOf(page)),
            url: page === undefined ? relUrl(site, target) : target,
            weight,
          },
        ];
  });
  const menu = [...configured, ...inMenu].sort((a, b) => a.weight - b.weight);
  const chosen =
    menu.length > 0 ? menu : sections.map((page) => ({ title: titleOf(page), url: urlOf(page) }));
  return chosen.map(({ title, url }) => ({ title, url }));
}

/** Boxes that conventions of the tree ask for, in the site's own words. */
function noticesOf(page: Page, facts: RenderedFacts | undefined, ui: Ui): string[] {
  const keys = [
    ...(facts?.shortcodes.includes('thirdparty-content') === true ? ['thirdparty_message_disclaimer'] : []),
    ...(page.params.auto_generated === true ? ['auto_generated_pageinfo'] : []),
  ];
  return keys.map((key) => ui(page.locale, key).text);
}

/** A page's own wish to stand in the menu `main`: `menu: main`, or with its weight and name. */
function menuEntryOf(page: Page, urlOf: (page: Page) => string) {
  const { menu } = page.params;
  const names = typeof menu === 'string' ? [menu] : Array.isArray(menu) ? menu : [];
  if (names.includes('main')) return [{ title: titleOf(page), url: urlOf(page), weight: page.weight }];
  const main = menu !== undefined && isValueMap(menu) ? menu.main : undefined;
  if (main === undefined || !page.rendered) return [];
  const settings = isValueMap(main) ? main : {};
  const title = typeof settings.name === 'string' ? settings.name : titleOf(page);
  const weight = typeof settings.weight === 'number' ? settings.weight : page.weight;
  return [{ title, url: urlOf(page), weight }];
}

/** The pages of a blog and of the sections in it, newest first. */
function postsOf(index: PageIndex, section: Page): Page[] {
  const below = (page: Page): Page[] =>
    index.children(page).flatMap((child) => (child.kind === 'section' ? below(child) : [child]));
  return below(section).sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
}
