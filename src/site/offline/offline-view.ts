/** What a page needs for offline reading. */
import { relUrl } from '../../rendering/index.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { PageView } from '../views/page-view.ts';

/** In the root, as a service worker controls the folder that contains it. */
export const WORKER_FILE = 'lockstep-offline.js';

/** The settings for pages of a locale; empty if the site does not enable offline reading. */
export function offlineViewOf({ site }: Pick<LoadedSite, 'site'>, locale: string): Pick<PageView, 'offline'> {
  if (site.offline === 'none') return {};
  const list = site.offline === 'locale' ? { listUrl: relUrl(site, `/${listPath(locale)}`) } : {};
  return { offline: { workerUrl: relUrl(site, `/${WORKER_FILE}`), scope: relUrl(site, '/'), ...list } };
}

/** Path of the list of all files of a locale. */
export function listPath(locale: string): string {
  return `${ASSET_FOLDER}/offline.${locale}.json`;
}
