import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { reportDrift } from '../../../src/drift/reporting/report-drift.ts';
import { systemClock } from '../../../src/io/index.ts';
import { type LoadedSite, loadSite } from '../../../src/site/load/load-site.ts';
import { withDrift } from '../../../src/site/load/with-drift.ts';
import { createOutputs, pagesOf } from '../../../src/site/outputs/create-outputs.ts';
import { NO_SOURCES } from '../../../src/site/outputs/output.ts';
import { createPageViews } from '../../../src/site/views/page-views.ts';
import { makeFolder } from '../temporary-folder.ts';

const page = (title: string, text = 'Text') => `---\ntitle: ${title}\n---\n\n## One {#one}\n\n${text}\n`;

const ROOT = makeFolder();
const CACHE = makeFolder();
let loaded: LoadedSite;

beforeAll(async () => {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(ROOT, file)), { recursive: true });
    writeFileSync(join(ROOT, file), text);
  };
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: ROOT,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    });
  write(
    'lockstep.config.ts',
    `export default { title: 'Tiny', url: 'https://example.org', locales: { en: 'English', fr: 'Français', zh: { label: '简体中文', lang: 'zh-Hans' }, uk: 'Українська' } };`,
  );
  for (const locale of ['en', 'fr', 'zh', 'uk'])
    for (const name of ['_index', 'docs/a', 'docs/b']) write(`content/${locale}/${name}.md`, page(name));
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'All');
  write('content/en/docs/a.md', page('docs/a', 'Another text'));
  write('content/en/docs/c.md', page('c'));
  git('add', '-A');
  git('commit', '-q', '-m', 'More');
  const result = await loadSite({ root: ROOT, clock: systemClock });
  if (result.kind === 'failed') throw new Error(result.problems.map(({ message }) => message).join('\n'));
  loaded = await withDrift(result.loaded, { root: ROOT, cache: CACHE, env: {} });
});

const cellsOf = (html: string) =>
  [...html.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<td>(\d+)<\/td>/g)].map(([, cell]) => Number(cell)),
  );

const viewsOf = () => loaded.site.locales.map((locale) => createPageViews(loaded).statusPage(locale));

it('is a page of every locale, in its language, with the others to switch to', () => {
  const views = viewsOf();
  expect(views.map(({ output, lang, title }) => [output, lang, title])).toEqual([
    ['translation-status/index.html', 'en', 'Translations'],
    ['fr/translation-status/index.html', 'fr', 'Traductions'],
    ['zh/translation-status/index.html', 'zh-Hans', '翻译状况'],
    ['uk/translation-status/index.html', 'uk', 'Переклади'],
  ]);
  expect(views.map(({ status }) => status?.url)).toEqual(views.map(({ url }) => url));
  for (const { translations } of views)
    expect(translations.map(({ url, exists }) => [url, exists])).toEqual(views.map(({ url }) => [url, true]));
  const bodies = views.map(({ bodyHtml }) => bodyHtml);
  expect(bodies[1]).toContain('Changé\u00a0: «\u00a0One\u00a0»');
  expect(bodies[2]).toContain('改动：“One”');
  expect(bodies[3]).toContain('1 коміт, 1 розділ');
  for (const body of bodies) expect(body).not.toMatch(/\[drift_|\{\{|\ue000/);
});

it('has the numbers of the command', async () => {
  const { report } = await reportDrift({ root: ROOT, cache: CACHE, env: {}, locales: [] });
  const numbers = report?.locales.map(({ translated, current, drifted, orphaned, unknown, missing }) => [
    translated,
    current,
    drifted,
    orphaned,
    unknown,
    missing,
  ]);
  expect(numbers).toEqual([1, 2, 3].map(() => [3, 2, 1, 0, 0, 1]));
  for (const { bodyHtml } of viewsOf()) expect(cellsOf(bodyHtml)).toEqual(numbers);
});

it('is in the sitemap of each locale, with its translations', async () => {
  const { table } = createOutputs(loaded, NO_SOURCES);
  expect(
    pagesOf(table)
      .filter(({ page }) => page === undefined)
      .map(({ path }) => path),
  ).toEqual(expect.arrayContaining(viewsOf().map(({ output }) => output)));
  const sitemap = table.get('sitemap-uk.xml');
  const entry = /<loc>https:\/\/example\.org\/uk\/translation-status\/<\/loc>([\s\S]*?)<\/url>/.exec(
    (sitemap?.kind === 'text' ? await sitemap.render() : '') ?? '',
  )?.[1];
  expect(
    [...(entry ?? '').matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, lang, url]) => [lang, url]),
  ).toEqual([
    ['uk', 'https://example.org/uk/translation-status/'],
    ['en', 'https://example.org/translation-status/'],
    ['fr', 'https://example.org/fr/translation-status/'],
    ['zh-Hans', 'https://example.org/zh/translation-status/'],
    ['x-default', 'https://example.org/translation-status/'],
  ]);
});
