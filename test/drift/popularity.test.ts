import { afterEach, expect, test, vi } from 'vitest';
import { showNext } from '../../scripts/commands/drift/next.ts';
import { readPopularity, sortPageFiles } from '../../src/drift/index.ts';
import { createRepository } from './repository.ts';

afterEach(() => vi.restoreAllMocks());

const PAGES = ['content/en/docs/a.md', 'content/en/docs/b/_index.md', 'content/en/docs/c.md'];
const LOCALES = [
  { name: 'en', contentDir: 'content/en', urlPrefix: '' },
  { name: 'pt-br', contentDir: 'content/pt-br', urlPrefix: 'pt' },
];

function views(file: string, text: string | undefined) {
  const locales = LOCALES.map((each) => ({ ...each, lang: each.name })) as never;
  const site = { locales, defaultLocale: 'en', drift: { popularity: file } };
  const pages = sortPageFiles(site, (folder) => PAGES.filter((page) => page.startsWith(folder)));
  const read = {
    readText: () => (text === undefined ? { kind: 'missing' } : { kind: 'text', text }),
  } as never;
  const { viewsOf, problems, isKnown } = readPopularity(site, read, pages);
  return {
    isKnown,
    views: PAGES.map((sourceFile) => viewsOf({ locale: 'pt-br', sourceFile })),
    problems: problems.map(({ place, message }) => [place.kind === 'file' ? place.start.line : 0, message]),
  };
}

test('views of addresses as exports of analytics write them, those of the translation added', () => {
  const text = `# Pages, last 28 days
Page path,Views
/docs/a/,"1,200"
https://example.org/docs/b/index.html?utm=x#top,30

/pt/docs/a,50
/pt-br/docs/c.html,7
/404,9
`;
  expect(views('views.csv', text)).toEqual({ isKnown: true, views: [1250, 30, 7], problems: [] });
});

test('invalid lines are reported', () => {
  const text = '/docs/a/,many\n,12\n/docs/b/\n/docs/c/,4\n';
  expect(views('views.csv', text)).toEqual({
    isKnown: true,
    views: [0, 0, 4],
    problems: [
      [1, 'Unexpected views “many” of /docs/a/, expected a whole number.'],
      [2, 'Unexpected entry without a URL path, expected a page and its views.'],
      [3, 'Unexpected views “” of /docs/b/, expected a whole number.'],
    ],
  });
});

test('JSON is a table or a list', () => {
  expect(views('views.json', '{\n  "/docs/a/": 12,\n  "/docs/c": -1\n}')).toEqual({
    isKnown: true,
    views: [12, 0, 0],
    problems: [[3, 'Unexpected views “-1” of /docs/c, expected a whole number.']],
  });
  expect(views('views.json', '[{ "path": "/docs/b/", "views": 5 },\n { "views": 2 }]')).toEqual({
    isKnown: true,
    views: [0, 5, 0],
    problems: [[2, 'Unexpected entry without a URL path, expected a page and its views.']],
  });
  expect(views('views.json', '{').problems).toHaveLength(1);
  expect(views('views.csv', undefined).problems).toEqual([
    [1, 'Unreadable file views.csv, expected pages with their views.'],
  ]);
});

test('pages with many visits come first', async () => {
  using site = createRepository();
  const text = '---\ntitle: A\n---\n\nA text that nobody has translated yet.\n';
  for (const file of ['a.md', 'b.md', 'c.md']) site.write(`content/en/${file}`, text);
  site.write('content/fr/d.md', '---\ntitle: D\n---\n\nUn texte.\n');
  site.write('content/en/d.md', '---\ntitle: D\n---\n\nA text.\n');
  site.write(
    'lockstep.config.ts',
    `export default { locales: { en: 'English', fr: 'Français' }, drift: { popularity: 'views.csv' } };\n`,
  );
  site.write('views.csv', '/b/,3\n/fr/c/,nothing\n/c/,900\n');
  site.commit('pages');
  const written: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      written[stream] += String(chunk);
      return true;
    });
  expect(await showNext(['--locale', 'fr', '--site', site.root, '--format', 'json'])).toBe(0);
  vi.restoreAllMocks();
  const { tasks } = JSON.parse(written.stdout) as { tasks: { sourceFile: string }[] };
  expect(tasks.map(({ sourceFile }) => sourceFile.slice(11))).toEqual(['c.md', 'b.md', 'a.md']);
  expect(written.stderr).toContain('views.csv:2:1');
  expect(written.stderr).toContain('Unexpected views “nothing” of /fr/c/');
});
