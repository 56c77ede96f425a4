/** `drift watch PAGE`, run by the real program: its page, its buttons, and its reaction to edits. */
import { once } from 'node:events';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createRepository, pageText } from '../drift/repository.ts';
import { type Serving, serve } from '../site/tiny-site.ts';

let server: Serving | undefined;
afterEach(() => server?.stop());

/** Starts the program on a page whose source has changed since. */
async function watchDrifted() {
  const site = createRepository();
  site.write('content/en/a.md', pageText('A', 'Row the boat.', 'Old rope.'));
  site.commit('Source');
  site.write('content/fr/a.md', pageText('A', 'Ramez.', 'Vieille corde.'));
  site.commit('Translation');
  site.write('content/en/a.md', pageText('A', 'Row the boat.', 'New rope.'));
  site.commit('Rope');
  const cache = join(site.root, '.git/cache');
  const started = await serve(['drift', 'watch', 'content/fr/a.md', '--site', site.root, '--cache', cache]);
  server = started;
  const html = await (await fetch(started.url)).text();
  const [, token = ''] = /data-token="([^"]+)"/.exec(html) ?? [];
  const press = (path: string, headers: Record<string, string> = { 'x-lockstep-token': token }) =>
    fetch(new URL(path, started.url), { method: 'POST', headers });
  return { site, html, press, url: started.url };
}

it('shows all of both pages with what changed, refuses half work, and writes the pin', async () => {
  const { site, html, press, url } = await watchDrifted();
  using _ = site;
  expect(html).toMatch(/<del><span class="no">11<\/span><mark>Old<\/mark> rope/);
  expect(html).toMatch(/<ins><span class="no">11<\/span><mark>New<\/mark> rope/);
  expect(html).toContain('Row the boat.');
  expect(html).toMatch(/<span class="todo">.*Vieille corde/);
  expect(html).toMatch(/<span><span class="no">7<\/span>Ramez/);

  const refused = await press('/done');
  expect(refused.status).toBe(409);
  expect(await refused.text()).toMatch(
    /^<p>Repère non écrit.*<li>changé\u00a0: «\u00a0Second\u00a0», ligne 11<\/li>/,
  );
  expect(site.read('content/fr/a.md')).not.toContain('source_blob');

  const changes = await listen(new URL('/changes', url));
  site.write('content/fr/a.md', pageText('A', 'Ramez.', 'Une corde neuve, longue de trois mètres.'));
  await changes.next();
  expect(await (await fetch(url)).text()).toContain('longue de trois mètres');
  changes.close();

  const pinned = await press('/done');
  expect(pinned.status).toBe(200);
  expect(site.read('content/fr/a.md')).toContain(`source_blob: ${site.blobOf('content/en/a.md')}`);
});

it('writes nothing for other pages, and pins half work only where it is asked to', async () => {
  const { site, press } = await watchDrifted();
  using _ = site;
  expect((await press('/done-anyway', {})).status).toBe(403);
  expect((await press('/done-anyway', { 'x-lockstep-token': 'guess' })).status).toBe(403);
  expect((await press('/else')).status).toBe(404);
  expect(site.read('content/fr/a.md')).not.toContain('source_blob');
  expect((await press('/done-anyway')).status).toBe(200);
  expect(site.read('content/fr/a.md')).toContain('source_blob');
});

/** Messages of a stream of events. */
async function listen(url: URL) {
  const request = get(url);
  const [response] = await once(request, 'response');
  response.setEncoding('utf8');
  await once(response, 'data'); // it is connected
  return {
    async next() {
      for (;;) if (String(await once(response, 'data')).includes('data: ')) return;
    },
    close: () => request.destroy(),
  };
}
