/** The service worker of a site in an environment like that of browsers, with caches that tests can inspect. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { renderServiceWorker } from '../../src/site/offline/service-worker.client.ts';

const SCOPE = 'https://tiny.example/base/';

/** The contents of the caches, by name. */
type Kept = Map<string, Map<string, Response>>;

function cacheStorage(kept: Kept) {
  return {
    has: async (name: string) => kept.has(name),
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
    async open(name: string) {
      const cache = kept.get(name) ?? new Map<string, Response>();
      kept.set(name, cache);
      return {
        keys: async () => [...cache.keys()].map((url) => ({ url })),
        match: async (wanted: string | { readonly url: string }) =>
          cache.get(typeof wanted === 'string' ? wanted : wanted.url)?.clone(),
        put: async (url: string, answer: Response) => void cache.set(url, answer),
      };
    },
  };
}

interface Sent {
  readonly data?: unknown;
  readonly request?: object;
}

function startWorker(build: string, kept: Kept) {
  const listeners = new Map<string, (event: object) => void>();
  const self = {
    registration: { scope: SCOPE },
    clients: { claim: async () => {} },
    caches: cacheStorage(kept),
    skipWaiting: async () => {},
    addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
  };
  const text = renderServiceWorker({ build, assets: '/_lockstep/', fallbacks: [] });
  const fetched = async () => new Response('text', { headers: { 'content-type': 'text/plain' } });
  runInNewContext(text, { self, fetch: fetched, navigator: { onLine: true }, URL, Response });
  return async (type: string, sent: Sent = {}): Promise<unknown> => {
    let work: Promise<unknown> = Promise.resolve();
    const hold = (promise: Promise<unknown>): void => {
      work = promise;
    };
    listeners.get(type)?.({ ...sent, waitUntil: hold, respondWith: hold });
    return work;
  };
}

const PAGE = `${SCOPE}docs/a/`;
const visit = { request: { method: 'GET', url: PAGE, mode: 'navigate', headers: new Headers() } };

describe('the service worker of a site', () => {
  it('takes over what the worker of an earlier build kept, which brings nothing back when it is still at work', async () => {
    const kept: Kept = new Map();
    const older = startWorker('one', kept);
    await older('install');
    await older('activate');
    await older('message', { data: { urls: [PAGE] } });
    const newer = startWorker('two', kept);
    await newer('install');
    await newer('activate');
    const answer = await older('fetch', visit);
    await older('message', { data: { urls: [PAGE] } });
    expect(answer).toBeInstanceOf(Response);
    expect([...kept].map(([name, pages]) => [name, [...pages.keys()]])).toEqual([
      [`lockstep ${SCOPE} two`, [PAGE]],
    ]);
  });

  it('makes nothing anew when a page has taken all away', async () => {
    const kept: Kept = new Map();
    const worker = startWorker('one', kept);
    await worker('install');
    await worker('activate');
    kept.clear();
    await worker('fetch', visit);
    expect([...kept.keys()]).toEqual([]);
  });
});
