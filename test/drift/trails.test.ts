import { expect, test } from 'vitest';
import { createRepository, pageText } from './repository.ts';

const EN = 'content/en/docs/a.md';
const FR = 'content/fr/docs/a.md';

test.each([
  ['its own version', ['-s', 'ours'], 'Knead it by hand.', 'Pétrissez-le à la main.'],
  ['that of the branch', ['-X', 'theirs'], 'Knead it by machine.', 'Pétrissez-le à la machine.'],
])('a translation is made from the source as a merge left it: %s', async (_, strategy, one, own) => {
  using repository = createRepository();
  repository.write(EN, pageText('Bread', 'Knead it.', 'Heat the oven.'));
  repository.commit('One');
  repository.git('checkout', '-q', '-b', 'branch');
  repository.write(EN, pageText('Bread', 'Knead it by machine.', 'Heat the oven.'));
  repository.commit('On the branch, first');
  repository.git('checkout', '-q', 'main');
  repository.write(EN, pageText('Bread', 'Knead it by hand.', 'Heat the oven.'));
  repository.commit('On the main line');
  repository.git('checkout', '-q', 'branch');
  repository.write(EN, pageText('Bread', 'Knead it by machine.', 'Heat the oven. '));
  repository.commit('On the branch, last');
  repository.git('checkout', '-q', 'main');
  repository.git('merge', '-q', '--no-ff', '-m', 'Merge', ...strategy, 'branch');
  expect(repository.read(EN)).toContain(one);
  repository.write(FR, pageText('Pain', own, 'Chauffez le four.'));
  repository.commit('Translation');
  repository.write(FR, pageText('Pain', own, 'Chauffez bien le four.'));
  repository.commit('Words');
  expect(await repository.page(FR)).toMatchObject({ status: 'current' });
});
