/** The parts that views of all kinds of pages are made of; created once per site. */
import { relUrl } from '../../rendering/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { createFrames, type FrameView } from './frame-views.ts';
import { createListViews, type ListViews } from './list-views.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import { createPlaces, type Place, type Places } from './places.ts';
import { createTranslationViews, type TranslationViews } from './translation-views.ts';

/** The parts of a loaded site that views use. */
export type ViewedSite = Pick<
  LoadedSite,
  'site' | 'chosen' | 'files' | 'index' | 'ui' | 'drift' | 'shortcodeAssets' | 'versions' | 'history'
>;

export interface ViewParts {
  readonly loaded: ViewedSite;
  readonly places: Places;
  readonly navigation: Navigation;
  readonly lists: ListViews;
  readonly translations: TranslationViews;
  frameOf(locale: string): FrameView;
  /** The lang of a locale. */
  langOf(locale: string): string;
  /** The URL that pages print: with base path, percent-encoded. */
  urlOf(place: Place): string;
  /** A URL with the site's origin; empty if the site does not know its origin. */
  canonicalOf(url: string): string;
}

/** Only the chosen locales are offered as translations: the others are not built. */
export function createViewParts(loaded: ViewedSite): ViewParts {
  const { site, index } = loaded;
  const langs = new Map(site.locales.map(({ name, lang }) => [name, lang]));
  const langOf = (locale: string) => langs.get(locale) ?? '';
  const places = createPlaces(site, index);
  const urlOf = ({ page, fallback }: Place) => relUrl(site, fallback?.url ?? page.url);
  const navigation = createNavigation(places, urlOf, langOf);
  return {
    loaded,
    places,
    navigation,
    lists: createListViews(site, index, navigation.link),
    translations: createTranslationViews(loaded, places, navigation),
    frameOf: createFrames(loaded, places, navigation),
    langOf,
    urlOf,
    canonicalOf: (url) => (site.origin === '' ? '' : site.origin + url),
  };
}
