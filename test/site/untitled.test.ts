import { expect, it } from 'vitest';
import { createTinySite, showProblem } from './tiny-site.ts';

it('pages without a title are called by their heading, else by their file, and the latter is a finding', async () => {
  const site = createTinySite({
    'content/en/_index.md': '---\n---\nWelcome.\n',
    'content/en/docs/plain.md': 'Text.\n',
    'content/en/docs/headed.md': '# By its *heading*\n\nText.\n',
    'content/en/docs/named.md': '---\ntitle: Named\n---\n\nText.\n',
    'content/en/docs/unread.md': '- - -\ntitle: Unread\n- - -\n\nText.\n',
  });
  const { report } = await site.build();
  expect(report.problems.map(showProblem)).toEqual([
    'content/en/docs/plain.md:1:1 warning invalid-front-matter',
    'content/en/docs/unread.md:1:1 error invalid-front-matter',
  ]);
  const namesOf = (output: string) => {
    const html = site.read(output);
    return [/<title>(.*?)<\/title>/, /<h1[^>]*>(.*?)<\/h1>/g].flatMap(
      (pattern) => html.match(pattern)?.slice(pattern.global ? 0 : 1) ?? [],
    );
  };
  expect(namesOf('index.html')).toEqual(['Tiny', '<h1>Tiny</h1>']);
  expect(namesOf('docs/plain/index.html')).toEqual(['plain | Tiny', '<h1>plain</h1>']);
  expect(namesOf('docs/headed/index.html')[0]).toBe('By its heading | Tiny');
  expect(site.read('docs/headed/index.html').match(/<h1/g)).toHaveLength(1);
  expect(namesOf('docs/named/index.html')).toEqual(['Named | Tiny', '<h1>Named</h1>']);
  expect((await site.check()).report.problems.map(showProblem)).toEqual(report.problems.map(showProblem));
});

it('the home page of a site without any title is called what it is', async () => {
  const site = createTinySite(
    { 'hugo.toml': 'disableKinds = ["taxonomy"]\n', 'content/_index.md': 'Welcome.\n' },
    { bare: true },
  );
  await site.build();
  const html = site.read('index.html');
  expect(html).toContain('<title>Home</title>');
  expect(html).toContain('<h1>Home</h1>');
});
