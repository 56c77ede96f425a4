/**
 * The service worker of a site, as functions whose source texts are published: they may use nothing but each other and browser APIs. Pages come from the network
 * if possible, otherwise from the cache.
 */

/** The values that differ between sites. */
export interface WorkerSettings {
  /** Changes with every page, style sheet and script of the site. */
  readonly build: string;
  /** The folder of style sheets and scripts, below the base path, with slashes at both ends. */
  readonly assets: string;
  /** The replacement for a page that was not kept, by URL prefix, the longest first. */
  readonly fallbacks: readonly { readonly path: string; readonly lang: string; readonly text: string }[];
}

/** Message of a page to the worker: the files that it has loaded, and the list of further files to keep. */
export interface KeepMessage {
  readonly urls: readonly string[];
  readonly list?: string | undefined;
}

/** The parts of the worker's global scope that are used; types for browser pages have none of them. */
interface Worker {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  readonly caches: CacheStorage;
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}

interface WorkerEvent {
  readonly request: Request;
  readonly data: KeepMessage;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

/** Source text of the script. */
export function renderServiceWorker(settings: WorkerSettings): string {
  return `(() => {\n${FUNCTIONS.join('\n')}\nstartWorker(self, ${JSON.stringify(settings)});\n})();\n`;
}

/** What all functions of the worker need. */
interface Offline {
  readonly worker: Worker;
  readonly settings: WorkerSettings;
  /** What the names of this site's caches begin with. */
  readonly prefix: string;
}

function startWorker(worker: Worker, settings: WorkerSettings): void {
  const offline = { worker, settings, prefix: `lockstep ${worker.registration.scope} ` };
  worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener('activate', (event) =>
    event.waitUntil(carryOver(offline).then(() => worker.clients.claim())),
  );
  worker.addEventListener('message', (event) => event.waitUntil(keepRequested(offline, event.data)));
  worker.addEventListener('fetch', (event) => {
    const { method, url, headers } = event.request;
    if (method === 'GET' && isOfSite(offline, url) && !headers.has('range'))
      event.respondWith(answer(offline, event.request));
  });
}

function cacheName({ settings, prefix }: Offline): string {
  return prefix + settings.build;
}

/**
 * The cache of this build; `undefined` after it was deleted: by the worker of a newer build, or by a page of a site that keeps nothing any more. Opening it then
 * would create it again, and nobody would ever delete it.
 */
async function openCache(offline: Offline): Promise<Cache | undefined> {
  const { caches } = offline.worker;
  const name = cacheName(offline);
  return (await caches.has(name)) ? caches.open(name) : undefined;
}

function isOfSite({ worker }: Offline, url: string): boolean {
  return url.startsWith(worker.registration.scope);
}

/** Whether the name of a file contains a content hash. */
function isLasting({ settings }: Offline, url: string): boolean {
  return url.includes(settings.assets) && /\.[\w-]{8,}\.\w+$/.test(url);
}

/** URLs that a page, a style sheet or a script loads, as written. */
export function namesIn(text: string, url: string): string[] {
  if (/\.js$/.test(url)) return [...text.matchAll(/[\w.-]+\.[\w-]{8,}\.(?:js|css)\b/g)].map(([name]) => name);
  if (/\.css$/.test(url)) return [...text.matchAll(/url\(["']?([^"')]+)/g)].map(([, name = '']) => name);
  const tags = text.matchAll(/<(?:script|img|source|link)\b[^>]*?\s(?:src|href|data-url)="([^"]+)"/g);
  return [...tags].flatMap(([tag, name = '']) => (/rel="(?:canonical|alternate)"/.test(tag) ? [] : [name]));
}

/** URLs of files of the site that a page, a style sheet or a script loads. */
function loadedBy(offline: Offline, text: string, url: string): string[] {
  return namesIn(text, url)
    .filter((name) => name !== '' && !name.startsWith('data:'))
    .map((name) => new URL(name.replaceAll('&amp;', '&'), url).href)
    .filter((each) => isOfSite(offline, each));
}

/** Keeps a file and the files that it loads. Files that cannot be fetched are omitted. */
async function keep(offline: Offline, cache: Cache, url: string): Promise<void> {
  if (!isOfSite(offline, url) || (await cache.match(url)) !== undefined) return;
  const fresh = await fetch(url, { cache: 'no-cache' }).catch(() => undefined);
  if (fresh?.ok !== true) return;
  await cache.put(url, fresh.clone());
  if (!/html|css|javascript/.test(fresh.headers.get('content-type') ?? '')) return;
  for (const next of loadedBy(offline, await fresh.text(), url)) await keep(offline, cache, next);
}

/** Fetches pages kept from an earlier build again; without a network, the old ones remain. */
async function carryOver(offline: Offline): Promise<void> {
  const { worker, prefix } = offline;
  const cache = await worker.caches.open(cacheName(offline));
  for (const name of await worker.caches.keys()) {
    if (!name.startsWith(prefix) || name === cacheName(offline)) continue;
    const old = await worker.caches.open(name);
    for (const request of await old.keys()) {
      const { url } = request;
      if (isLasting(offline, url)) continue;
      await keep(offline, cache, url);
      const before = await old.match(request);
      if (before !== undefined && (await cache.match(url)) === undefined && !navigator.onLine)
        await cache.put(url, before);
    }
    await worker.caches.delete(name);
  }
}

/** Keeps the files that a page has loaded, and those of a list of the site. */
async function keepRequested(offline: Offline, { urls, list }: KeepMessage): Promise<void> {
  const cache = await openCache(offline);
  if (cache === undefined) return;
  for (const url of urls) await keep(offline, cache, url);
  if (list === undefined) return;
  const fetched = await fetch(list).catch(() => undefined);
  if (fetched?.ok !== true) return;
  const wanted: unknown = await fetched.json();
  for (const url of Array.isArray(wanted) ? wanted : [])
    await keep(offline, cache, new URL(String(url), offline.worker.registration.scope).href);
}

/** Shown instead of a page that was not kept. */
function offlineNotice({ settings }: Offline, url: string): Response {
  const { pathname } = new URL(url);
  const { lang, text } = settings.fallbacks.find(({ path }) => pathname.startsWith(path)) ?? {
    lang: 'en',
    text: '',
  };
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text}</title><p>${text}</p></html>`;
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

async function answer(offline: Offline, request: Request): Promise<Response> {
  const cache = await openCache(offline);
  const kept = () => cache?.match(request, { ignoreSearch: request.mode === 'navigate' });
  const lasting = isLasting(offline, request.url) ? await kept() : undefined;
  if (lasting !== undefined) return lasting;
  try {
    const fresh = await fetch(request);
    if (fresh.status === 200 && fresh.type === 'basic') await cache?.put(request.url, fresh.clone());
    return fresh;
  } catch (error) {
    const found = await kept();
    if (found !== undefined) return found;
    if (request.mode === 'navigate') return offlineNotice(offline, request.url);
    throw error;
  }
}

/** The functions of the published script. */
const FUNCTIONS: readonly ((...args: never[]) => unknown)[] = [
  startWorker,
  cacheName,
  openCache,
  isOfSite,
  isLasting,
  namesIn,
  loadedBy,
  keep,
  carryOver,
  keepRequested,
  offlineNotice,
  answer,
];
