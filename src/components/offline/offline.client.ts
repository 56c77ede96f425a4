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
  await workers.register(content, { scope: dataset.scope ?? '/' });
  const { active } = await workers.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const page = location.href.replace(/#.*$/, '');
  const list = dataset.list === undefined ? undefined : new URL(dataset.list, location.href).href;
  const message: KeepMessage = { urls: [page, ...loaded], list };
  active?.postMessage(message);
}

async function removeAll(): Promise<void> {
  for (const registration of await workers.getRegistrations()) {
    const { active, waiting, installing, scope } = registration;
    const url = (active ?? waiting ?? installing)?.scriptURL ?? '';
    if (!url.endsWith(`/${FILE}`) || !location.href.startsWith(scope)) continue;
    await registration.unregister();
    for (const name of await caches.keys())
      if (name.startsWith(`lockstep ${scope} `)) await caches.delete(name);
  }
}
