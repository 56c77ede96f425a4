/** What a page says of how it is kept for reading without a network. */
import { relUrl } from '../../rendering/index.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { PageView } from '../views/page-view.ts';

/** At the root, as a service worker answers for the folder that it stands in. */
export const WORKER_FILE = 'lockstep-offline.js';

/** What the pages of a locale need to be kept; nothing where the site does not want it. */
export function offlineViewOf({ site }: Pick<LoadedSite, 'site'>, locale: string): Pick<PageView, 'offline'> {
  if (site.offline === 'none') return {};
  const list = site.offline === 'locale' ? { listUrl: relUrl(site, `/${listPath(locale)}`) } : {};
  return { offline: { workerUrl: relUrl(site, `/${WORKER_FILE}`), scope: relUrl(site, '/'), ...list } };
}

/** Path of the list of all that a locale has. */
export function listPath(locale: string): string {
  return `${ASSET_FOLDER}/offline.${locale}.json`;
}
