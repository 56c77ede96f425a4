/** Translation memory: an existing translation is offered for a similar source text. */
import { expect, test } from 'vitest';
import { createMemory } from '../../src/drift/exchange/memory.ts';
import { createRepository, runDrift } from './repository.ts';

const PAGE = (...texts: readonly string[]) =>
  `---\ntitle: ${texts[0]}\n---\n\n${texts.slice(1).join('\n\n')}\n`;
const SENTENCE = 'Stop the machine before you open its case.';
const FRENCH = 'Arrêtez la machine avant d’ouvrir son boîtier.';

test('start, show and export offer the nearest earlier translation', () => {
  using repository = createRepository();
  repository.write('content/en/a.md', PAGE('A', SENTENCE));
  repository.write('content/fr/a.md', PAGE('A', FRENCH));
  repository.write('content/en/b.md', PAGE('B', 'Nothing else.'));
  repository.write('content/fr/b.md', PAGE('B', 'Rien d’autre.'));
  repository.write('content/en/c.md', PAGE('C', SENTENCE, 'A word that nobody knows.'));
  repository.commit('All');
  expect(runDrift(repository, 'start', 'fr', 'content/en/c.md').status).toBe(0);
  expect(repository.read('content/fr/c.md')).toContain(
    `<!--\n${SENTENCE}\n-->\n<!--\n100 % content/en/a.md:5\n${FRENCH}\n-->\n\n<!--\nA word that nobody knows.\n-->\n`,
  );
  repository.remove('content/fr/c.md');
  repository.write('content/en/b.md', PAGE('B', SENTENCE.replace('machine', 'engine')));
  repository.commit('Source');
  expect(runDrift(repository, 'show', 'content/fr/b.md').stdout).toContain(
    `memory, 87 % of content/en/a.md:5: ${FRENCH}`,
  );
  const options = ['--locale', 'fr', 'content/fr/b.md'];
  expect(runDrift(repository, 'export', ...options).stdout).toContain(
    `#. 87 % content/en/a.md:5: ${FRENCH}\n`,
  );
  expect(runDrift(repository, 'export', '--format', 'xliff', ...options).stdout).toContain(
    `<alt-trans match-quality="87%" origin="content/en/a.md:5"><source>${SENTENCE}</source><target>${FRENCH}</target>`,
  );
});

test('a translation memory offers the most similar text, and none that differs much', () => {
  const known = (source: string, isFuzzy = false) => ({
    context: source,
    source,
    translation: `«${source}»`,
    isFuzzy,
    place: 'a.md:1',
  });
  const memory = createMemory([
    known('Run the first command again'),
    known('Run the second command again'),
    known('Run the third command again', true),
    known('停止机器'),
  ]);
  expect(memory.nearest('Run the second command again')).toMatchObject({ percent: 100 });
  expect(memory.nearest('Run that second command again')).toMatchObject({
    source: 'Run the second command again',
    percent: 80,
  });
  expect(memory.nearest('Run the third command again')?.source).not.toContain('third');
  expect(memory.nearest('停止机床')).toMatchObject({ source: '停止机器', percent: 75 });
  expect(memory.nearest('Something else altogether')).toBeUndefined();
  expect(memory.nearest('停止机器', '停止机器')).toBeUndefined();
});
