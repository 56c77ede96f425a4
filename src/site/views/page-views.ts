/**
 * Page views for the layouts. Each combines the locale's frame, the page's own text, its place in the tree and its translations, without reading other pages'
 * bodies.
 */
import type { Page } from '../../corpus/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { escapeHtml } from '../../text/index.ts';
import type { Ui } from '../../ui/index.ts';
import type { FallbackPage } from '../load/fallback-pages.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import { createGeneratedViews, type GeneratedViews } from './generated-views.ts';
import { type Excerpts, NO_EXCERPTS } from './list-views.ts';
import type { Navigation } from './navigation.ts';
import type { BodilessView } from './page-view.ts';
import { createPlaceViews } from './place-views.ts';
import { createSectionViews, type SectionViews } from './section-views.ts';
import { localLinks } from './translation-views.ts';
import { createViewParts, type ViewedSite } from './view-parts.ts';

export interface PageViews extends SectionViews, GeneratedViews {
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
export function createPageViews(loaded: ViewedSite): PageViews {
  const parts = createViewParts(loaded);
  const { places, navigation, translations, lists, frameOf, langOf, urlOf } = parts;
  const { site, index } = loaded;
  const { viewAt, belowOf } = createPlaceViews(parts);
  const viewOf: PageViews['viewOf'] = (page, facts, excerpts = NO_EXCERPTS) => ({
    ...viewAt(places.of(page), facts, excerpts),
    ...translations.driftOf(page, langOf(page.locale)),
  });
  return {
    navigation,
    viewOf,
    ...createSectionViews(parts, viewOf),
    ...createGeneratedViews(parts),
    fallbackOf(fallback, facts, excerpts = NO_EXCERPTS) {
      const { source } = fallback;
      const { lang, direction } = frameOf(source.locale);
      return {
        ...withoutTools(viewAt(places.ofFallback(fallback), facts, excerpts)),
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

/** A view without links and dates of the page's file, which a fallback page does not have in its locale. */
function withoutTools(view: BodilessView): BodilessView {
  const {
    lastModified: _lastModified,
    contributors: _contributors,
    editUrl: _editUrl,
    sourceUrl: _sourceUrl,
    issueUrl: _issueUrl,
    printUrl: _printUrl,
    ...rest
  } = view;
  return rest;
}

/** The text shown instead of a body. A section may have no file; for any other page, readers are informed that its text is missing. */
export function missingBody({ file, locale }: Page, ui: Ui): string {
  if (file === '') return '';
  return `<div class="lockstep-error" role="alert">${escapeHtml(ui(locale, 'page_not_rendered').text)}</div>`;
}
