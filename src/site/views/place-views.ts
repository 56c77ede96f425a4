/** The view of a page in the frame of its own locale, or of another one that shows it as a fallback page. */
import type { Site } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { absoluteUrl, isBlog, postsOf } from '../load/published.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import { createPreviews } from '../theme/previews.ts';
import type { Excerpts } from './list-views.ts';
import { createSideMenus } from './menus.ts';
import type { BodilessView } from './page-view.ts';
import type { Place } from './places.ts';
import { releasesOf } from './releases.ts';
import { textViewOf } from './text-views.ts';
import type { ViewParts } from './view-parts.ts';

export interface PlaceViews {
  viewAt(place: Place, facts: RenderedFacts | undefined, excerpts: Excerpts): BodilessView;
  /** The entries of a section, if they differ from its children in the locale's tree: with fallback pages, they include untranslated pages. */
  belowOf(place: Place): readonly Place[] | undefined;
}

export function createPlaceViews(parts: ViewParts): PlaceViews {
  const { loaded, places, navigation, translations, frameOf, langOf, urlOf, canonicalOf } = parts;
  const { site, index, versions } = loaded;
  const previews = createPreviews(site);
  const sideMenuOf = createSideMenus({ site, index, places, navigation });
  const belowOf = createBelow(parts);
  return {
    belowOf,
    viewAt(place, facts, excerpts) {
      const { page, fallback } = place;
      const locale = fallback?.locale.name ?? page.locale;
      const url = urlOf(place);
      const text = textViewOf(loaded, page, facts, langOf(page.locale));
      const releases = releasesOf(site, locale, url);
      const preview = text.image === undefined ? previews.of(page) : undefined;
      return {
        ...frameOf(locale),
        ...text,
        ...(preview === undefined ? {} : { image: absoluteUrl(site, `/${preview.path}`) }),
        output: fallback?.output ?? page.output,
        url,
        canonical: versions?.canonicalOf(page.locale, page.id) ?? canonicalOf(relUrl(site, page.url)),
        ...(versions === undefined ? {} : { versions: versions.viewOf(locale, page.id) }),
        ...(releases === undefined ? {} : { releases }),
        breadcrumbs: page.kind === 'home' ? [] : navigation.breadcrumbs(place),
        navigation: text.layout === 'plain' ? [] : (sideMenuOf(locale, url) ?? navigation.entries(place)),
        ...(text.layout === 'plain' ? {} : navigation.neighbours(place)),
        translations: translations.of(page, locale),
        ...listAt(place, facts, { below: belowOf(place), excerpts }, parts),
      };
    },
  };
}

/** The list below the text: a section's entries, or the site's sections on a home page without links. */
function listAt(
  place: Place,
  facts: RenderedFacts | undefined,
  options: { readonly below: readonly Place[] | undefined; readonly excerpts: Excerpts },
  { loaded: { site }, places, lists, langOf }: ViewParts,
): Pick<BodilessView, 'list' | 'listPages' | 'archives'> {
  const { page } = place;
  if (facts?.ownLayout !== undefined) return { list: [] };
  if (!hasLinks(site, page, facts)) return { list: lists.entriesOf(places.children(place)) };
  return lists.viewOf(page, langOf(page.locale), { number: 1 }, options);
}

/** Whether a page needs no list of the site's sections. A home page that contains no link of its own needs one. */
function hasLinks(site: Site, { kind, params }: Page, facts: RenderedFacts | undefined): boolean {
  if (kind !== 'home' || !site.conventions.homeShowsDescription || params.no_list === true) return true;
  return facts?.links.some(({ element }) => element === 'a') === true;
}

function createBelow({ loaded: { site, index }, places }: ViewParts): PlaceViews['belowOf'] {
  const hasFallbacks = site.fallbackPages || index.pages.some(({ fallbackFor }) => fallbackFor !== undefined);
  return (place) => {
    const { page, fallback } = place;
    if (page.kind !== 'section' || !hasFallbacks) return undefined;
    if (page.taxonomy === undefined && !isBlog(page)) return places.children(place);
    if (fallback === undefined) return undefined;
    const members = page.taxonomy === undefined ? postsOf(index, page) : index.inTaxonomy(page);
    return members.flatMap((member) => places.inLocale(member, fallback.locale.name) ?? []);
  };
}
