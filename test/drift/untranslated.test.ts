import { expect, test } from 'vitest';
import { translatedShare } from '../../src/drift/index.ts';
import { createRepository } from './repository.ts';

const SOURCE =
  '---\ntitle: Bread\n---\n\nBake it slowly.\n\n## Dough\n\nKnead it well.\n\n```shell\nknead the dough\n```\n';
const STARTED =
  '---\ntitle: Bread\n---\n\n<!--\nBake it slowly.\n-->\n\n<!--\n## Dough\n-->\n## Dough {#dough}\n\n<!--\nKnead it well.\n-->\n\n```shell\nknead the dough\n```\n';

test.each([
  ['a copy', SOURCE, 0],
  ['a page that was only begun', STARTED, 0],
  ['a stub', '---\ntitle: Pain\n---\n\n## Pâte\n', 0],
  [
    'half of it, the rest in comments',
    STARTED.replace('<!--\nBake it slowly.\n-->', 'Cuisez-le lentement.'),
    0.5,
  ],
  ['half of it, the rest copied', SOURCE.replace('Bake it slowly.', 'Cuisez-le lentement.'), 0.5],
  ['all of it', '---\ntitle: Pain\n---\n\nCuisez-le lentement.\n\n## Pâte\n\nPétrissez-la bien.\n', 1],
  [
    'all of it, with the source in comments',
    '<!--\nBake it slowly.\n-->\n慢慢烘烤面包。\n\n<!--\n## Dough\n\nKnead it well.\n-->\n## 面团\n\n好好揉面团。\n',
    1,
  ],
])('%s', (_, text, share) => {
  expect(translatedShare(SOURCE, text)).toBe(share);
});

test('a page without translatable text is never drifted', () => {
  expect(translatedShare('---\ntitle: API\n---\n', '---\ntitle: API\n---\n')).toBe(1);
});

test('pages that were only begun are counted as missing, and come first in what to do next', async () => {
  using repository = createRepository();
  repository.write('content/en/docs/bread.md', SOURCE);
  repository.write('content/fr/docs/bread.md', STARTED);
  repository.commit('One');
  expect(await repository.page('content/fr/docs/bread.md')).toMatchObject({
    status: 'untranslated',
    share: 0,
  });
});
