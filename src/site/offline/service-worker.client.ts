/**
 * The service worker of a site, as a function whose source text is published: it may use nothing but its argument and browser APIs. Pages come from the network
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
  return `(${startWorker.toString()})(self, ${JSON.stringify(settings)});\n`;
}

function startWorker(worker: Worker, { build, assets, fallbacks }: WorkerSettings): void {
  const prefix = `lockstep ${worker.registration.scope} `;
  const open = () => worker.caches.open(prefix + build);
  const isOurs = (url: string) => url.startsWith(worker.registration.scope);
  /** Its name contains a content hash. */
  const isLasting = (url: string) => url.includes(assets) && /\.[\w-]{8,}\.\w+$/.test(url);

  /** URLs of files of the site that a page, a style sheet or a script loads. */
  const loadedBy = (text: string, url: string): string[] => {
    const found = /\.js$/.test(url)
      ? [...text.matchAll(/[\w.-]+\.[\w-]{8,}\.(?:js|css)\b/g)].map(([name]) => name)
      : /\.css$/.test(url)
        ? [...text.matchAll(/url\(["']?([^"')]+)/g)].map(([, name = '']) => name)
        : [...text.matchAll(/<(?:script|img|source|link)\b[^>]*?\s(?:src|href|data-url)="([^"]+)"/g)].map(
            ([tag, name = '']) => (/rel="(?:canonical|alternate)"/.test(tag) ? '' : name),
          );
    return found
      .filter((name) => name !== '' && !name.startsWith('data:'))
      .map((name) => new URL(name.replaceAll('&amp;', '&'), url).href)
      .filter(isOurs);
  };

  /** Keeps a file and the files that it loads. Files that cannot be fetched are omitted. */
  const keep = async (cache: Cache, url: string, isNew: boolean): Promise<void> => {
    if (!isOurs(url) || (!isNew && (await cache.match(url)) !== undefined)) return;
    const answer = await fetch(url, { cache: 'no-cache' }).catch(() => undefined);
    if (answer?.ok !== true) return;
    await cache.put(url, answer.clone());
    if (!/html|css|javascript/.test(answer.headers.get('content-type') ?? '')) return;
    for (const next of loadedBy(await answer.text(), url)) await keep(cache, next, false);
  };

  /** Fetches pages kept from an earlier build again; without a network, the old ones remain. */
  const carryOver = async (): Promise<void> => {
    const cache = await open();
    for (const name of await worker.caches.keys()) {
      if (!name.startsWith(prefix) || name === prefix + build) continue;
      const old = await worker.caches.open(name);
      for (const request of await old.keys()) {
        const { url } = request;
        if (isLasting(url)) continue;
        await keep(cache, url, false);
        const before = await old.match(request);
        if (before !== undefined && (await cache.match(url)) === undefined && !navigator.onLine)
          await cache.put(url, before);
      }
      await worker.caches.delete(name);
    }
  };

  const keepAsked = async ({ urls, list }: KeepMessage): Promise<void> => {
    const cache = await open();
    for (const url of urls) await keep(cache, url, false);
    if (list === undefined) return;
    const answer = await fetch(list).catch(() => undefined);
    if (answer?.ok !== true) return;
    const wanted: unknown = await answer.json();
    for (const url of Array.isArray(wanted) ? wanted : [])
      await keep(cache, new URL(String(url), worker.registration.scope).href, false);
  };

  const standIn = (url: string): Response => {
    const { pathname } = new URL(url);
    const { lang, text } = fallbacks.find(({ path }) => pathname.startsWith(path)) ?? {
      lang: 'en',
      text: '',
    };
    const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text}</title><p>${text}</p></html>`;
    return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
  };

  const answer = async (request: Request): Promise<Response> => {
    const cache = await open();
    const kept = () => cache.match(request, { ignoreSearch: request.mode === 'navigate' });
    const lasting = isLasting(request.url) ? await kept() : undefined;
    if (lasting !== undefined) return lasting;
    try {
      const fresh = await fetch(request);
      if (fresh.status === 200 && fresh.type === 'basic') await cache.put(request.url, fresh.clone());
      return fresh;
    } catch (error) {
      const found = await kept();
      if (found !== undefined) return found;
      if (request.mode === 'navigate') return standIn(request.url);
      throw error;
    }
  };

  worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener('activate', (event) =>
    event.waitUntil(carryOver().then(() => worker.clients.claim())),
  );
  worker.addEventListener('message', (event) => event.waitUntil(keepAsked(event.data)));
  worker.addEventListener('fetch', (event) => {
    const { method, url, headers } = event.request;
    if (method === 'GET' && isOurs(url) && !headers.has('range')) event.respondWith(answer(event.request));
  });
}
