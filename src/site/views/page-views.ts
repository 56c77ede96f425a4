/**
 * Page views for the layouts. Each combines the locale's frame, the page's own text, its place in the tree and its translations, without reading other pages'
 * bodies.
 */
import type { Site } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { escapeHtml } from '../../text/index.ts';
import type { Ui } from '../../ui/index.ts';
import type { FallbackPage } from '../load/fallback-pages.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { absoluteUrl, isBlog, postsOf } from '../load/published.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import { createPreviews } from '../theme/previews.ts';
import { createFrames } from './frame-views.ts';
import { createListViews, type Excerpts, NO_EXCERPTS } from './list-views.ts';
import { createMadeViews, type MadeViews } from './made-views.ts';
import { menuAtSide, menuNamed } from './menus.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import type { NavigationView } from './page-view.ts';
import { createPlaces, type Place } from './places.ts';
import { type BodilessView, createSectionViews, type SectionViews } from './section-views.ts';
import { textViewOf } from './text-views.ts';
import { createTranslationViews, localLinks } from './translation-views.ts';

export interface PageViews extends SectionViews, MadeViews {
  readonly navigation: Navigation;
  viewOf(page: Page, facts: RenderedFacts | undefined, excerpts?: Excerpts): BodilessView;
  /** The view of a source page in the frame of a locale that lacks it. */
  fallbackOf(fallback: FallbackPage, facts: RenderedFacts | undefined, excerpts?: Excerpts): BodilessView;
  /** The posts in the list of a fallback page that need an excerpt. */
  excerptedInFallback(fallback: FallbackPage): Page[];
  /** Links in the body of a fallback page that have another target in its locale. */
  fallbackLinks(fallback: FallbackPage, facts: RenderedFacts | undefined): ReadonlyMap<string, string>;
}

/** Only the chosen locales are offered as translations: the others are not built. */
export function createPageViews(
  loaded: Pick<
    LoadedSite,
    'site' | 'chosen' | 'files' | 'index' | 'ui' | 'drift' | 'shortcodeAssets' | 'versions' | 'history'
  >,
): PageViews {
  const { site, index, versions } = loaded;
  const langs = new Map(site.locales.map(({ name, lang }) => [name, lang]));
  const langOf = (locale: string) => langs.get(locale) ?? '';
  const places = createPlaces(site, index);
  const urlOf = ({ page, fallback }: Place) => relUrl(site, fallback?.url ?? page.url);
  const navigation = createNavigation(places, urlOf, langOf);
  const frameOf = createFrames(loaded, places, navigation);
  const translations = createTranslationViews(loaded, places, navigation);
  const previews = createPreviews(site);
  const lists = createListViews(site, index, navigation.link);
  const canonicalOf = (url: string) => (site.origin === '' ? '' : site.origin + url);

  const hasLent = index.pages.some(({ lentTo }) => lentTo !== undefined);

  /** The entries of a section; with fallback pages, they include untranslated pages. */
  const belowOf = ({ page, fallback }: Place): readonly Place[] | undefined => {
    if (page.kind !== 'section' || !(site.fallbackPages || hasLent)) return undefined;
    if (page.taxonomy === undefined && !isBlog(page))
      return places.children(fallback === undefined ? places.of(page) : places.ofFallback(fallback));
    if (fallback === undefined) return undefined;
    const members = page.taxonomy === undefined ? postsOf(index, page) : index.inTaxonomy(page);
    return members.flatMap((member) => places.inLocale(member, fallback.locale.name) ?? []);
  };

  const sideMenus = new Map(
    site.sidebarMenu === ''
      ? []
      : site.locales.map((each) => [
          each.name,
          menuNamed({ site, index, places, navigation }, each, site.sidebarMenu),
        ]),
  );
  /** The sidebar menu, if the site has one instead of the tree. */
  const sideOf = (locale: string, url: string): NavigationView[] | undefined => {
    const menu = sideMenus.get(locale);
    return menu === undefined || menu.length === 0 ? undefined : menuAtSide(menu, url);
  };

  const viewAt = (place: Place, facts: RenderedFacts | undefined, excerpts: Excerpts): BodilessView => {
    const { page, fallback } = place;
    const locale = fallback?.locale.name ?? page.locale;
    const url = urlOf(place);
    const text = textViewOf(loaded, page, facts, langOf(page.locale));
    const preview = text.image === undefined ? previews.of(page) : undefined;
    return {
      ...frameOf(locale),
      ...text,
      ...(preview === undefined ? {} : { image: absoluteUrl(site, `/${preview.path}`) }),
      output: fallback?.output ?? page.output,
      url,
      canonical: versions?.canonicalOf(page.locale, page.id) ?? canonicalOf(relUrl(site, page.url)),
      ...(versions === undefined ? {} : { versions: versions.viewOf(locale, page.id) }),
      breadcrumbs: page.kind === 'home' ? [] : navigation.breadcrumbs(place),
      navigation: text.layout === 'plain' ? [] : (sideOf(locale, url) ?? navigation.entries(place)),
      ...(text.layout === 'plain' ? {} : navigation.neighbours(place)),
      translations: translations.of(page, locale),
      ...listAt(place, facts, excerpts),
    };
  };

  const listAt = (
    place: Place,
    facts: RenderedFacts | undefined,
    excerpts: Excerpts,
  ): Pick<BodilessView, 'list' | 'listPages' | 'archives'> => {
    const { page } = place;
    if (facts?.ownLayout !== undefined) return { list: [] };
    if (leadsNowhere(site, page, facts)) return { list: lists.entriesOf(places.children(place)) };
    return lists.viewOf(page, langOf(page.locale), { number: 1 }, { below: belowOf(place), excerpts });
  };

  const viewOf: PageViews['viewOf'] = (page, facts, excerpts = NO_EXCERPTS) => ({
    ...viewAt(places.of(page), facts, excerpts),
    ...translations.driftOf(page, langOf(page.locale)),
  });

  return {
    navigation,
    viewOf,
    ...createSectionViews({ site, index, lists, navigation, langOf, canonicalOf, viewOf }),
    ...createMadeViews({ loaded, frameOf, translations, canonicalOf }),
    fallbackOf(fallback, facts, excerpts = NO_EXCERPTS) {
      const { source } = fallback;
      const {
        lastModified: _lastModified,
        contributors: _contributors,
        editUrl: _editUrl,
        sourceUrl: _sourceUrl,
        issueUrl: _issueUrl,
        printUrl: _printUrl,
        ...view
      } = viewAt(places.ofFallback(fallback), facts, excerpts);
      const { lang, direction } = frameOf(source.locale);
      return {
        ...view,
        fallback: { lang, direction, url: relUrl(site, source.url) },
        notices: [],
      };
    },
    excerptedInFallback: (fallback) =>
      lists.excerptedIn(fallback.source, { number: 1 }, belowOf(places.ofFallback(fallback))),
    fallbackLinks: (fallback, facts) =>
      localLinks(
        facts?.links.flatMap(({ element, target, href }) => (element === 'a' ? [href ?? target] : [])) ?? [],
        fallback.locale.name,
        { site, index, places, urlOf },
      ),
  };
}

/** Whether a home page contains no link of its own: it then lists the site's sections. */
function leadsNowhere(site: Site, { kind, params }: Page, facts: RenderedFacts | undefined): boolean {
  if (kind !== 'home' || !site.conventions.homeShowsDescription || params.no_list === true) return false;
  return facts?.links.some(({ element }) => element === 'a') !== true;
}

/** The text shown instead of a body. A section may have no file; for any other page, readers are informed that its text is missing. */
export function missingBody({ file, locale }: Page, ui: Ui): string {
  if (file === '') return '';
  return `<div class="lockstep-error" role="alert">${escapeHtml(ui(locale, 'page_not_rendered').text)}</div>`;
}
