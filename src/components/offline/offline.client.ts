/** Registers the service worker that keeps the site for offline reading. If the site no longer has one, removes the worker and the pages it has kept. */
import type { KeepMessage } from '../../site/index.ts';

/** File name of the service worker. */
const FILE = 'lockstep-offline.js';
const wanted = document.querySelector<HTMLMetaElement>('meta[name="lockstep-offline"]');
const { serviceWorker: workers } = navigator;

if (workers !== undefined) {
  // If the browser refuses the service worker, the site is simply not available offline.
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
  // Browsers decide when to look for a new worker; checking now makes sure that a changed page is kept at the next visit.
  await registration.update();
}

/** Removes only the worker and caches of this site: another version of it, below the same path, may still be kept. */
async function removeAll(): Promise<void> {
  const script = import.meta.url;
  // This script is in a folder of the site's root.
  const scope = new URL('..', script).href;
  const registration = await workers.getRegistration(scope);
  const worker = registration?.active ?? registration?.waiting ?? registration?.installing;
  if (registration?.scope === scope && worker?.scriptURL.endsWith(`/${FILE}`) === true)
    await registration.unregister();
  // Even without a worker: one that was still running may have stored something after an earlier page had removed the caches.
  for (const name of await caches.keys())
    if (name.startsWith(`lockstep ${scope} `)) await caches.delete(name);
}
