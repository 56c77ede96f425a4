import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { namesIn, renderServiceWorker } from '../../../src/site/offline/service-worker.client.ts';

const SCOPE = 'https://docs.example/base/';

/** The published script in an isolated context, with a network of some pages, after its activation. */
async function startWorker(pages: Readonly<Record<string, string>>) {
  const network = new Map(Object.entries(pages));
  const kept = new Map<string, Map<string, Response>>();
  const listeners = new Map<string, (event: unknown) => void>();
  const urlOf = (request: string | { readonly url: string }) =>
    typeof request === 'string' ? request : request.url;
  const openCache = async (name: string) => {
    const entries = kept.get(name) ?? new Map<string, Response>();
    kept.set(name, entries);
    return {
      match: async (request: string | { readonly url: string }) => entries.get(urlOf(request))?.clone(),
      put: async (url: string, response: Response) => void entries.set(url, response),
    };
  };
  const fetchPage = async (request: string | { readonly url: string }) => {
    const url = urlOf(request);
    const text = network.get(url);
    if (text === undefined) throw new TypeError('There is no network.');
    const type = url.endsWith('.css') ? 'text/css' : 'text/html';
    const answer = new Response(text, { headers: { 'content-type': type } });
    return Object.defineProperty(answer, 'type', { value: 'basic' });
  };
  const self = {
    registration: { scope: SCOPE },
    clients: { claim: async () => {} },
    caches: {
      open: openCache,
      has: async (name: string) => kept.has(name),
      keys: async () => [...kept.keys()],
    },
    addEventListener: (type: string, listener: (event: unknown) => void) => listeners.set(type, listener),
  };
  const settings = {
    build: 'b1',
    assets: '/_lockstep/',
    fallbacks: [{ path: '/base/fr/', lang: 'fr', text: 'Hors ligne' }],
  };
  runInNewContext(renderServiceWorker(settings), { self, fetch: fetchPage, URL, Response, navigator: {} });
  const send = async (type: string, event: object): Promise<void> => {
    let work: Promise<unknown> | undefined;
    listeners.get(type)?.({
      ...event,
      waitUntil: (given: Promise<unknown>) => {
        work = given;
      },
    });
    await work;
  };
  await send('activate', {});
  return {
    network,
    async request(url: string, mode = 'navigate'): Promise<Response> {
      let answer: Promise<Response> | undefined;
      listeners.get('fetch')?.({
        request: { method: 'GET', url, mode, headers: new Headers() },
        respondWith: (given: Promise<Response>) => {
          answer = given;
        },
      });
      return answer ?? Promise.reject(new Error('The worker leaves this to the browser.'));
    },
    keep: (urls: readonly string[]) => send('message', { data: { urls } }),
  };
}

describe('the service worker', () => {
  it('shows what it kept of a page where there is no network, and says so of others', async () => {
    const worker = await startWorker({ [`${SCOPE}a/`]: 'A' });
    expect(await (await worker.request(`${SCOPE}a/`)).text()).toBe('A');
    worker.network.clear();
    expect(await (await worker.request(`${SCOPE}a/`)).text()).toBe('A');
    const other = await worker.request(`${SCOPE}fr/b/`);
    expect(other.status).toBe(503);
    expect(await other.text()).toContain('<html lang="fr">');
    await expect(worker.request(`${SCOPE}b.png`, 'no-cors')).rejects.toThrow('There is no network.');
  });

  it('keeps what a page loads, and what its style sheets load', async () => {
    const worker = await startWorker({
      [`${SCOPE}a/`]: '<link rel="stylesheet" href="/base/_lockstep/a.12345678.css">',
      [`${SCOPE}_lockstep/a.12345678.css`]: '@font-face { src: url("f.87654321.woff2") }',
      [`${SCOPE}_lockstep/f.87654321.woff2`]: 'F',
    });
    await worker.keep([`${SCOPE}a/`]);
    worker.network.clear();
    expect(await (await worker.request(`${SCOPE}_lockstep/f.87654321.woff2`, 'cors')).text()).toBe('F');
  });

  it('leaves other hosts to the browser', async () => {
    await expect((await startWorker({})).request('https://other.example/')).rejects.toThrow('leaves this to');
  });
});

describe('namesIn', () => {
  it.each([
    ['a/', '<img src="b.png"><link rel="canonical" href="/a/"><a href="/c/">', ['b.png']],
    ['a.css', "url('x.svg') url(y.woff2)", ['x.svg', 'y.woff2']],
    ['a.js', 'import("./chunk.ABCDEFGH.js")', ['chunk.ABCDEFGH.js']],
  ])('finds what %s loads', (name, text, names) => {
    expect(namesIn(text, SCOPE + name)).toEqual(names);
  });
});
