/** The parts of a page that are the same on all pages of a locale. */
import type { Locale } from '../../locales/index.ts';
import { relLangUrl, relUrl } from '../../rendering/index.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { offlineViewOf } from '../offline/offline-view.ts';
import { typeOfFile } from '../outputs/media-types.ts';
import { searchViewOf } from '../search/search-pages.ts';
import { iconsViewOf, tabIconOf } from '../theme/icons.ts';
import { themeViewOf } from '../theme/theme-view.ts';
import { menuOf } from './menus.ts';
import type { Navigation } from './navigation.ts';
import type { FileView, LinkView, PageView } from './page-view.ts';
import type { Places } from './places.ts';
import { releasesOf } from './releases.ts';
import { hasStatusPage, statusPath } from './status-page.ts';

export type FrameView = Pick<
  PageView,
  | 'origin'
  | 'locale'
  | 'lang'
  | 'direction'
  | 'siteTitle'
  | 'icon'
  | 'icons'
  | 'homeUrl'
  | 'theme'
  | 'treeUrl'
  | 'search'
  | 'menu'
  | 'status'
  | 'versions'
  | 'releases'
  | 'offline'
>;

/** The frames of all locales, by name. */
export function createFrames(
  loaded: Pick<LoadedSite, 'site' | 'chosen' | 'files' | 'index' | 'ui' | 'drift' | 'versions'>,
  places: Places,
  navigation: Navigation,
): (locale: string) => FrameView {
  const { site, index } = loaded;
  const icon = findIcon(loaded);
  const icons = iconsViewOf(site, loaded.files);
  const frames = new Map(
    site.locales.map((locale) => {
      const status = statusLinkOf(loaded, locale);
      const search = searchViewOf(loaded, locale);
      const releases = releasesOf(site, locale.name, relLangUrl(site, locale.urlPrefix, '/'));
      return [
        locale.name,
        {
          origin: site.origin,
          locale: locale.name,
          lang: locale.lang,
          direction: locale.direction,
          siteTitle: site.settings[locale.name]?.title ?? '',
          ...(icon === undefined ? {} : { icon }),
          ...(icons === undefined ? {} : { icons }),
          theme: themeViewOf(site, loaded.files, locale),
          homeUrl: relLangUrl(site, locale.urlPrefix, '/'),
          treeUrl: relUrl(site, `/${ASSET_FOLDER}/tree.${locale.name}.json`),
          menu: menuOf({ site, index, places, navigation }, locale),
          ...(search === undefined ? {} : { search }),
          ...(status === undefined ? {} : { status }),
          ...offlineViewOf(loaded, locale.name),
          ...(releases === undefined ? {} : { releases }),
          ...(loaded.versions === undefined ? {} : { versions: loaded.versions.viewOf(locale.name) }),
        },
      ];
    }),
  );
  return (locale) => {
    const frame = frames.get(locale);
    if (frame === undefined) throw new Error(`Unexpected locale “${locale}” of a page.`);
    return frame;
  };
}

/** Where sites keep their icon among static files: first a drawing for every size, then the files that browsers request by default. */
const ICONS = ['favicon.svg', 'favicon.ico', 'favicon.png', 'images/favicon.png', 'favicons/favicon.ico'];

function findIcon({ site, files }: Pick<LoadedSite, 'site' | 'files'>): FileView | undefined {
  const name =
    tabIconOf(site, files) ??
    ICONS.find((each) => site.staticDirs.some((dir) => files.kindOf(`${dir}/${each}`) === 'file'));
  return name === undefined ? undefined : { url: relUrl(site, `/${name}`), type: typeOfFile(name) };
}

function statusLinkOf({ site, ui }: Pick<LoadedSite, 'site' | 'ui'>, locale: Locale): LinkView | undefined {
  if (!hasStatusPage(site)) return undefined;
  return { title: ui(locale.name, 'drift_status').text, url: relUrl(site, statusPath(locale)) };
}
