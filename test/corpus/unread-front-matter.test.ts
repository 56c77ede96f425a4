/** Front matter that is not recognized as such because of a mistake: each is a finding at its place, and correct pages have none. */
import { expect, it } from 'vitest';
import { parseFrontMatter } from '../../src/corpus/index.ts';
import { hugoConfig, page, siteOf } from './site-on-disk.ts';

it.each([
  '- - -\ntitle: A\n- - -\n\ntext\n',
  '\n———\ntitle: A\n———\n',
  '－－－\ntitle：A\n－－－\n',
  '+ + +\ntitle = "A"\n+ + +\n',
  '\uFEFF***\ndraft: false\ntitle: A\n***\r\n',
])('delimiters that are none are reported: %j', (text) => {
  const { problems, format } = parseFrontMatter({ path: 'a.md', text });
  expect(format).toBe('none');
  expect(problems).toMatchObject([{ code: 'invalid-front-matter', place: { start: { column: 1 } } }]);
});

it.each([
  '* * *\n\nA page that begins with a rule.\n\n* * *\n',
  '- - -\nTitle: of the next section.\n',
  '- a\n- b\n',
  '***\nThe title: none.\n***\n',
  '# T\n\n- - -\ntitle: A\n- - -\n',
])('text is text: %j', (text) => {
  expect(parseFrontMatter({ path: 'a.md', text }).problems).toEqual([]);
});

it('reports keys with invisible characters and values that are no dates, each at its place', async () => {
  const { corpus, index } = await siteOf({
    'hugo.toml': hugoConfig(['en']),
    'content/en/nbsp.md': '---\n\u00a0title: A\nwei\u200bght: 1\n\u200bslug: x\n---\n',
    'content/en/dates.md': page('title: D', 'date: 31/12/2022', 'lastmod: soon', 'publishDate: [2022, 1]'),
    'content/en/good.md': page(
      'title: G',
      'date: 2022-12-31',
      'lastmod: 1672444800',
      'publishDate: 2022-12-31T10:00:00Z',
      'expiryDate: ""',
    ),
  });
  const reported = corpus.problems.map(({ code, severity, place, target }) =>
    place.kind === 'file'
      ? `${place.file}:${place.start.line}:${place.start.column} ${severity} ${code} ${JSON.stringify(target)}`
      : code,
  );
  expect(reported).toEqual([
    'content/en/dates.md:3:1 error invalid-front-matter "31/12/2022"',
    'content/en/dates.md:4:1 error invalid-front-matter "soon"',
    'content/en/dates.md:5:1 error invalid-front-matter "publishdate"',
    'content/en/nbsp.md:2:1 error invalid-front-matter "\u00a0title"',
    'content/en/nbsp.md:4:1 error invalid-front-matter "\u200bslug"',
  ]);
  expect(index.byFile('content/en/dates.md')?.date).toBeUndefined();
});

it('a title that YAML takes for something else is a warning in a site of ours, and Hugo’s way in a Hugo tree', async () => {
  const pages = {
    'content/en/no.md': page('title: No'),
    'content/en/version.md': page('title: 1.10 # of the product'),
    'content/en/year.md': page('title: 2026'),
    'content/en/quoted.md': page('title: "1.10"'),
    'content/en/toml.md': '+++\ntitle = 1e3\n+++\n',
  };
  const own = await siteOf({
    'lockstep.config.ts': "export default { title: 'T', locales: { en: 'English' } };",
    ...pages,
  });
  const reported = own.corpus.problems.map(({ severity, place, hint }) =>
    place.kind === 'file' ? `${place.file}:${place.start.line} ${severity} ${hint}` : hint,
  );
  expect(reported).toEqual([
    'content/en/no.md:2 warning Write title: "No".',
    'content/en/toml.md:2 warning Write title: "1e3".',
    'content/en/version.md:2 warning Write title: "1.10".',
  ]);
  const { corpus } = await siteOf({ 'hugo.toml': hugoConfig(['en']), ...pages });
  expect(corpus.problems).toEqual([]);
});
