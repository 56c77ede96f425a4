import { expect, it } from 'vitest';
import { hugoConfig, page, showProblem, siteOf } from './site-on-disk.ts';

it('addresses that no file can have are findings at their keys, and the other pages stay', async () => {
  const { corpus, index } = await siteOf({
    'hugo.toml': hugoConfig(['en']),
    'content/en/name.md': page('title: Name', `url: /${'n'.repeat(280)}/`),
    'content/en/deep.md': page('title: Deep', `url: /${'folder/'.repeat(150)}`),
    'content/en/alias.md': page('title: Alias', `aliases: ["/ok/", "/${'я'.repeat(130)}/"]`),
    'content/en/slug.md': page('title: Slug', `slug: ${'s'.repeat(250)}`),
    'content/en/good.md': page('title: Good'),
  });
  expect(corpus.problems.map(showProblem)).toEqual([
    'content/en/alias.md:3:19 error invalid-front-matter Unexpected alias with a name of 260 bytes between two slashes, expected at most 240: file systems limit the length. Write a shorter one.',
    'content/en/deep.md:3:1 error invalid-front-matter Unexpected url with a path of 1051 bytes, expected at most 800: file systems limit the length. Write a shorter one.',
    'content/en/name.md:3:1 error invalid-front-matter Unexpected url with a name of 280 bytes between two slashes, expected at most 240: file systems limit the length. Write a shorter one.',
    'content/en/slug.md:3:1 error invalid-front-matter Unexpected URL with a name of 250 bytes between two slashes, expected at most 240: file systems limit the length. Write a shorter one.',
  ]);
  expect(index.byFile('content/en/name.md')?.url).toBe('/name/');
  expect(index.byFile('content/en/slug.md')?.output).toBe('');
  expect(index.byFile('content/en/good.md')?.output).toBe('good/index.html');
});
