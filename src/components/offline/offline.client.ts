/** Has the site kept for readers without a network, where it wants that; where it no longer does, takes away what was kept. */
import type { KeepMessage } from '../../site/index.ts';

/** Name of the worker's file. */
const FILE = 'lockstep-offline.js';
const wanted = document.querySelector<HTMLMetaElement>('meta[name="lockstep-offline"]');
const { serviceWorker: workers } = navigator;

if (workers !== undefined) {
  // Where a browser refuses to keep anything, the site is one that is read with a network.
  const work = wanted === null ? removeAll() : register(wanted);
  work.catch(() => {});
}

async function register({ content, dataset }: HTMLMetaElement): Promise<void> {
  const registration = await workers.register(content, { scope: dataset.scope ?? '/' });
  const { active } = await workers.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const page = location.href.replace(/#.*$/, '');
  const list = dataset.list === undefined ? undefined : new URL(dataset.list, location.href).href;
  const message: KeepMessage = { urls: [page, ...loaded], list };
  active?.postMessage(message);
  // Browsers choose themselves when to look for a new worker; a changed page should be kept on the next visit.
  await registration.update();
}

/** Only what is the site's own: another version of it, below the same path, may be one that is kept. */
async function removeAll(): Promise<void> {
  const script = import.meta.url;
  // Scripts are in a folder of the site's root.
  const scope = new URL('..', script).href;
  const registration = await workers.getRegistration(scope);
  const worker = registration?.active ?? registration?.waiting ?? registration?.installing;
  if (registration?.scope === scope && worker?.scriptURL.endsWith(`/${FILE}`) === true)
    await registration.unregister();
  // Without a worker too: one that was still at work may have kept something after the last page had taken all away.
  for (const name of await caches.keys())
    if (name.startsWith(`lockstep ${scope} `)) await caches.delete(name);
}
