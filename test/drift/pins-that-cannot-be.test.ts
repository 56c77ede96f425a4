/** Invalid pins (of nothing, of another page, of a commit), and pages whose history is in another repository. */
import { expect, test } from 'vitest';
import { createRepository, pageText } from './repository.ts';

const EN = 'content/en/docs/a.md';
const FR = 'content/fr/docs/a.md';
const OTHER = 'content/en/docs/other.md';

const withPin = (pin: string) =>
  pageText('Un', 'Un.', 'Deux.').replace('title: Un', `title: Un\nsource_blob: ${pin}`);

test('a value that is no hash is reported, and the history judges', async () => {
  using repository = createRepository();
  repository.write(EN, pageText('A', 'One.', 'Two.'));
  repository.write(FR, withPin('TODO'));
  repository.commit('Both');
  repository.write(EN, pageText('A', 'One more.', 'Two.'));
  repository.commit('More');
  const page = await repository.page(FR);
  expect(page).toMatchObject({ status: 'drifted', ignoredPin: 'TODO', base: { from: 'history' } });
});

test('a pin with the content of an unrelated page makes the state unknown', async () => {
  using repository = createRepository();
  repository.write(EN, pageText('A', 'One.', 'Two.'));
  repository.write(OTHER, pageText('B', 'Else.', 'Another.'));
  repository.write(FR, withPin(repository.blobOf(OTHER)));
  repository.commit('All');
  expect(await repository.page(FR)).toMatchObject({ status: 'unknown', reason: 'pin-of-another-page' });
});

test('a commit under the key of a blob is read as a commit', async () => {
  using repository = createRepository();
  repository.write(EN, pageText('A', 'One.', 'Two.'));
  const commit = repository.commit('Source');
  repository.write(FR, withPin(commit));
  repository.write(EN, pageText('A', 'One more.', 'Two.'));
  repository.commit('More');
  expect(await repository.page(FR)).toMatchObject({
    status: 'drifted',
    base: { from: 'pin', commit },
    sections: [{ id: 'first' }],
  });
});

test('a source in a submodule is judged by what its repository has', async () => {
  using library = createRepository();
  library.write('docs/a.md', pageText('A', 'One.', 'Two.'));
  const old = library.blobOf('docs/a.md');
  library.commit('One');
  library.write('docs/a.md', pageText('A', 'One more.', 'Two.'));
  library.commit('Two');
  using repository = createRepository();
  repository.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', library.root, 'content/en');
  repository.write(FR, withPin(old));
  repository.write('content/uk/docs/a.md', pageText('А', 'Перше.', 'Друге.'));
  repository.commit('Translations');
  const pages = new Map((await repository.report()).map((page) => [page.file, page]));
  expect(pages.get(FR)).toMatchObject({
    status: 'drifted',
    added: 1,
    deleted: 1,
    sections: [{ id: 'first', change: 'changed' }],
  });
  expect(pages.get('content/uk/docs/a.md')).toMatchObject({ status: 'unknown', reason: 'other-repository' });
});
