import { describe, expect, it } from 'vitest';
import { NOWHERE } from '../../src/diagnostics/index.ts';
import type { HttpAnswer, HttpRequest } from '../../src/io/index.ts';
import { systemClock } from '../../src/io/index.ts';
import { checkExternal } from '../../src/links/report/check-external.ts';
import { loadSite } from '../../src/site/index.ts';
import { page, write } from './link-sites.ts';

const ANSWER: HttpAnswer = {
  kind: 'answer',
  status: 200,
  location: undefined,
  retryAfter: undefined,
  contentType: 'text/html',
  setCookies: [],
  body: '<p id="one"></p><p id="two"></p>',
  isCut: false,
};

async function check(
  urls: readonly string[],
  send: (request: HttpRequest) => Promise<HttpAnswer>,
  more = {},
) {
  const root = write({
    'lockstep.config.ts': "export default { title: 'Pumps', locales: { en: 'English' } };\n",
    'content/en/_index.md': page('Home'),
  });
  const result = await loadSite({ root, clock: systemClock });
  if (result.kind === 'failed') throw new Error('It cannot be loaded.');
  const sources = urls.map((target) => ({
    link: { target, element: 'a', attribute: 'href', place: NOWHERE, text: '' },
    context: { page: undefined, url: '/', locale: 'en' },
  }));
  return checkExternal(result.loaded, sources, {
    sendHttp: send,
    clock: systemClock,
    cacheText: '',
    maxAgeDays: 1,
    timeoutMs: 1000,
    pauseMs: 1,
    intervalMs: 0,
    isWhole: true,
    onProgress: () => {},
    save: () => {},
    ...more,
  });
}

describe('checkExternal', () => {
  it('reads a page once for all of its fragments, and counts by host', async () => {
    const requested: string[] = [];
    const result = await check(
      ['https://a.example/x#one', 'https://a.example/x#two', 'https://a.example/x#no', 'https://b.example/y'],
      async ({ url, maxBytes }) => {
        requested.push(`${url} ${maxBytes > 0 ? 'read' : 'head'}`);
        return url.includes('b.example') ? { ...ANSWER, status: 403 } : ANSWER;
      },
    );
    expect(requested.sort()).toEqual(['https://a.example/x read', 'https://b.example/y head']);
    expect(result.problems.map(({ message }) => message)).toEqual([
      'Unexpected fragment “#no”, expected an anchor of https://a.example/x.',
    ]);
    expect(result.hosts).toEqual([
      { host: 'a.example', asked: 3, broken: 1, moved: 0, unknown: 0 },
      { host: 'b.example', asked: 1, broken: 0, moved: 0, unknown: 1 },
    ]);
  });

  it('keeps what it learnt when it is ended, though a server never answers', async () => {
    const ending = new AbortController();
    const result = await check(
      ['https://a.example/', 'https://b.example/', 'https://c.example/'],
      ({ url }) => {
        if (url.includes('b.example')) return new Promise(() => {});
        if (url.includes('c.example')) setImmediate(() => ending.abort());
        return Promise.resolve(ANSWER);
      },
      { signal: ending.signal },
    );
    expect(result.interrupted).toBe(true);
    expect(result.cacheText.split('\n').map((line) => line.slice(11))).toEqual([
      'https://a.example/',
      'https://c.example/',
      '',
    ]);
  });
});
