/** Files for reading a site offline. */
import { codeVersion, sha256 } from '../../io/index.ts';
import { relLangUrl, relUrl } from '../../rendering/index.ts';
import { escapeHtml } from '../../text/index.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';
import type { OutputContext, PageOutput, TextOutput } from '../outputs/output.ts';
import { SEARCH_FOLDER } from '../search/search-pages.ts';
import { looksOf } from '../theme/looks.ts';
import { listPath, WORKER_FILE } from './offline-view.ts';
import { renderServiceWorker } from './service-worker.client.ts';

/** The service worker and, if whole locales are kept, the list of files of each. */
export function listOfflineFiles(
  { loaded, sources }: OutputContext,
  pages: readonly PageOutput[],
): TextOutput[] {
  const { site, chosen, ui } = loaded;
  if (site.offline === 'none') return [];
  const locales = site.locales.filter(({ name }) => chosen.has(name));
  const worker: TextOutput = {
    kind: 'text',
    path: WORKER_FILE,
    async render() {
      const keys = await Promise.all(pages.map((page) => page.key()));
      const fallbacks = locales
        .map(({ name, lang, urlPrefix }) => ({
          path: relLangUrl(site, urlPrefix, '/'),
          lang,
          text: escapeHtml(ui(name, 'offline_page').text),
        }))
        .sort((a, b) => b.path.length - a.path.length);
      return renderServiceWorker({
        build: sha256([codeVersion(), looksOf(loaded).digest, ...keys].join(' ')).slice(0, 16),
        assets: `/${ASSET_FOLDER}/`,
        fallbacks,
      });
    },
  };
  if (site.offline === 'visited') return [worker];
  return [
    worker,
    ...locales.map(
      ({ name }): TextOutput => ({
        kind: 'text',
        path: listPath(name),
        async render() {
          const own = pages.filter(({ page, fallback }) => (fallback?.locale.name ?? page?.locale) === name);
          const urls = own.map(({ path, page, fallback }) => fallback?.url ?? page?.url ?? `/${path}`);
          const index = site.search ? [...(await sources.searchIndexOf(name)).keys()] : [];
          const files = [
            `${ASSET_FOLDER}/tree.${name}.json`,
            ...index.map((path) => `${SEARCH_FOLDER}/${path}`),
          ];
          return JSON.stringify(
            [...urls, ...files.map((file) => `/${file}`)].map((url) => relUrl(site, url)),
          );
        },
      }),
    ),
  ];
}
