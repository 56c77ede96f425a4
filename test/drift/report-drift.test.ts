import { describe, expect, test } from 'vitest';
import { createRepository, pageText, type Repository } from './repository.ts';

const EN = 'content/en/docs/a.md';
const FR = 'content/fr/docs/a.md';

/** English and French of one page, committed one after the other. */
function translated(): Repository {
  const repository = createRepository();
  repository.write(EN, pageText('A', 'One `x`.', 'Two `y`.'));
  repository.commit('Source');
  repository.write(FR, pageText('Un', 'Un `x`.', 'Deux `y`.'));
  repository.commit('Translation');
  return repository;
}

describe('the base from history', () => {
  test('a source that did not change leaves the page current', async () => {
    using repository = translated();
    expect(await repository.page(FR)).toMatchObject({
      status: 'current',
      added: 0,
      deleted: 0,
      sections: [],
    });
  });

  test('a change is reported with its section, the lines of both, and the commit', async () => {
    using repository = translated();
    repository.write(EN, pageText('A', 'One `x`.', 'Two `y`, and more.'));
    repository.commit('More');
    const page = await repository.page(FR);
    expect(page).toMatchObject({ status: 'drifted', added: 1, deleted: 1, base: { from: 'history' } });
    expect(page.commits.map(({ subject }) => subject)).toEqual(['More']);
    expect(page.sections).toMatchObject([
      { id: 'second', change: 'changed', sourceLines: [11, 11], lines: [11, 11] },
    ]);
  });

  test('a section whose heading is a shortcode has the title and the anchors that pages show', async () => {
    using repository = createRepository();
    const next = '## {{% heading "whatsnext" %}}';
    repository.write(EN, `---\ntitle: A\n---\n\nOne.\n\n${next}\n\nRead \`x\`.\n`);
    repository.commit('Source');
    repository.write(FR, `---\ntitle: Un\n---\n\nUn.\n\n${next}\n\nLisez \`x\`.\n`);
    repository.commit('Translation');
    repository.write(EN, `---\ntitle: A\n---\n\nOne.\n\n${next}\n\nRead \`y\`.\n`);
    repository.commit('Other reading');
    const { sections } = await repository.page(FR);
    expect(sections).toMatchObject([
      { title: 'What’s next', id: 'whats-next', translationId: 'et-ensuite', change: 'changed' },
    ]);
  });

  test('reflow, emphasis and weight are cosmetic, and counted', async () => {
    using repository = translated();
    const text = pageText('A', 'One\n`x`.', '*Two*\n`y`.').replace('title: A', 'title: A\nweight: 3');
    repository.write(EN, text);
    repository.commit('Reflow');
    expect(await repository.page(FR)).toMatchObject({
      status: 'current',
      cosmetic: true,
      added: 5,
      deleted: 2,
    });
  });

  test('edits that are not committed count: of the source they are drift', async () => {
    using repository = translated();
    repository.write(EN, pageText('A', 'One, now.', 'Two `y`.'));
    expect(await repository.page(FR)).toMatchObject({ status: 'drifted', added: 1, deleted: 1 });
  });

  test('a merge that took the translation of one side is passed on that side', async () => {
    using repository = translated();
    repository.git('checkout', '-q', '-b', 'side', 'HEAD~1');
    repository.write(FR, pageText('Un', 'Ancien.', 'Ancien.'));
    repository.commit('Another translation');
    repository.git('checkout', '-q', 'main');
    repository.write(EN, pageText('A', 'One `x`.', 'Two, again.'));
    repository.commit('More');
    repository.git('merge', '-q', '-s', 'ours', 'side', '-m', 'Merge');
    const last = repository.git('log', '-n1', '--format=%H', '--', FR);
    expect(await repository.page(FR)).toMatchObject({ status: 'drifted', base: { commit: last } });
  });
});

describe('pages without a counterpart', () => {
  test('an orphan knows where its source went', async () => {
    using repository = translated();
    repository.git('mv', EN, 'content/en/docs/b.md');
    repository.commit('Move');
    repository.write('content/en/docs/b.md', pageText('A', 'One `x`.', 'Two `y`!'));
    repository.commit('Edit');
    const pages = await repository.report({ locales: ['fr'] });
    expect(pages).toMatchObject([
      { file: FR, status: 'orphaned', renamedTo: 'content/en/docs/b.md' },
      { file: 'content/fr/docs/b.md', status: 'missing' },
    ]);
  });

  test('a renamed source is compared with what it was under its old name', async () => {
    using repository = translated();
    repository.git('mv', FR, 'content/fr/docs/b.md');
    repository.commit('The translation moves first');
    repository.git('mv', EN, 'content/en/docs/b.md');
    repository.commit('The source follows');
    repository.write('content/en/docs/b.md', pageText('A', 'One `x`.', 'Two `y`!'));
    repository.commit('Edit');
    const page = await repository.page('content/fr/docs/b.md');
    expect(page.sections.map(({ id }) => id)).toEqual(['second']);
  });
});

describe('what cannot be known is never current', () => {
  test('a translation that was never committed', async () => {
    using repository = translated();
    repository.write('content/uk/docs/a.md', pageText('А', 'Один.', 'Два.'));
    expect(await repository.page('content/uk/docs/a.md')).toMatchObject({
      status: 'unknown',
      reason: 'uncommitted',
    });
  });

  test('a tree without git', async () => {
    using repository = translated();
    repository.git('config', 'core.bare', 'false');
    const { rmSync } = await import('node:fs');
    rmSync(`${repository.root}/.git`, { recursive: true });
    expect(await repository.page(FR)).toMatchObject({ status: 'unknown', reason: 'no-history' });
  });

  test('a pin of the current source needs no git', async () => {
    using repository = translated();
    const blob = repository.blobOf(EN);
    repository.write(FR, `---\ntitle: Un\nsource_blob: ${blob}\n---\n\nTexte d’une page.\n`);
    const { rmSync } = await import('node:fs');
    rmSync(`${repository.root}/.git`, { recursive: true });
    expect(await repository.page(FR)).toMatchObject({ status: 'current', base: { from: 'pin', blob } });
    repository.write(EN, `${repository.read(EN)}\nMore.\n`);
    expect(await repository.page(FR)).toMatchObject({ status: 'unknown', reason: 'no-history' });
  });

  test('a shallow clone, and a pin beyond what it fetched', async () => {
    using repository = translated();
    const old = repository.git('rev-parse', 'HEAD~1');
    repository.write('content/uk/docs/a.md', `---\ntitle: А\ndefault_lang_commit: ${old}\n---\n`);
    repository.commit('Pinned');
    repository.write(EN, pageText('A', 'One `x`.', 'Two, again.'));
    repository.commit('More');
    using clone = createRepository({ clone: repository.root, depth: 1 });
    const pages = await clone.report();
    expect(pages.map(({ file, status, reason }) => [file, status, reason])).toEqual([
      [FR, 'unknown', 'shallow-history'],
      ['content/uk/docs/a.md', 'unknown', 'shallow-history'],
    ]);
  });

  test.each(['default_lang_commit', 'source_blob'])('a %s that names nothing', async (key) => {
    using repository = translated();
    repository.write(FR, `---\ntitle: Un\n${key}: ${'ab'.repeat(20)}\n---\n`);
    repository.commit('Pin');
    expect(await repository.page(FR)).toMatchObject({ status: 'unknown', reason: 'commit-not-found' });
  });
});

describe('pins', () => {
  test.each(['source_blob', 'default_lang_commit', 'l10n'])(
    '%s holds while the translation is touched',
    async (key) => {
      using repository = translated();
      const pin =
        key === 'source_blob'
          ? `source_blob: ${repository.blobOf(EN)}`
          : key === 'l10n'
            ? `l10n:\n  sourceCommit: ${repository.git('rev-parse', 'HEAD')}`
            : `default_lang_commit: ${repository.git('rev-parse', '--short', 'HEAD')} # patched`;
      const pinned = pageText('Un', 'Un `x`.', 'Deux `y`.').replace('title: Un', `title: Un\n${pin}`);
      repository.write(EN, pageText('A', 'One `x`.', 'Two, again.'));
      repository.commit('More');
      repository.write(FR, pinned);
      repository.commit('Typo');
      const page = await repository.page(FR);
      expect(page).toMatchObject({ status: 'drifted', base: { from: 'pin' } });
      expect(page.sections.map(({ id }) => id)).toEqual(['second']);
      // Without regard to the pin, the history gives the same result.
      expect((await repository.page(FR, { base: 'history' })).status).toBe('drifted');
    },
  );
});

test('a changed include marks the pages that show it, and is named as the cause', async () => {
  using repository = createRepository();
  const include = 'content/en/includes/part.md';
  repository.write(include, 'Part.\n');
  repository.write(EN, '---\ntitle: A\n---\n\n{{< include "part.md" >}}\n');
  repository.write(FR, '---\ntitle: Un\n---\n\n{{< include "part.md" >}}\n');
  repository.write('content/fr/includes/part.md', 'Partie.\n');
  repository.commit('All');
  expect((await repository.page(FR)).causes).toBeUndefined();
  repository.write(include, 'Another part.\n');
  repository.commit('Part');
  expect(await repository.page(FR)).toMatchObject({
    status: 'current',
    causes: [{ kind: 'include', file: include, translation: 'content/fr/includes/part.md' }],
  });
});

test('the source in comments answers a change paragraph by paragraph', async () => {
  using repository = translated();
  repository.write(
    FR,
    '---\ntitle: Un\n---\n\n<!--\nOne `x`.\n-->\nUn `x`.\n\n<!--\nThree `z`.\n-->\nTrois `z`.\n',
  );
  repository.write(EN, '---\ntitle: A\n---\n\nOne `x`.\n\nTwo `y`.\n');
  repository.commit('Both');
  repository.write(EN, '---\ntitle: A\n---\n\nOne more `x`.\n\nThree `z`.\n');
  repository.commit('More');
  const page = await repository.page(FR);
  expect(page.sections[0]?.blocks.map(({ lines, answered }) => [lines, answered === true])).toEqual([
    [[8, 8], false],
  ]);
});

test.each([
  ['docs/reference/glossary', ''],
  ['docs/glossary', ''],
  ['glossary', ''],
  ['words', "params: { glossary: '/words' },"],
])('names a term that changed as a cause, in the glossary %s', async (folder, more) => {
  using repository = createRepository();
  repository.write(
    'lockstep.config.ts',
    `export default { locales: { en: 'English', fr: 'Français' }, ${more} };\n`,
  );
  const file = `content/en/${folder}/node.md`;
  repository.write(EN, '---\ntitle: A\n---\nA {{< glossary_tooltip term_id="node" >}}.\n');
  repository.write(FR, '---\ntitle: A\n---\nUn {{< glossary_tooltip term_id="node" >}}.\n');
  repository.write(file, '---\ntitle: Node\nid: node\n---\nA machine.\n');
  repository.commit('both');
  repository.write(file, '---\ntitle: Node\nid: node\n---\nA worker machine.\n');
  repository.commit('term');
  expect((await repository.page(FR)).causes).toMatchObject([{ kind: 'term', file }]);
});

test('names what a shortcode of the site’s own reads as causes, by the types of its parameters', async () => {
  using repository = createRepository();
  repository.write(
    'shortcodes/panel.ts',
    `export default {
  name: 'panel',
  params: {
    part: { type: 'include', position: 0 },
    manifest: { type: 'example' },
    word: { type: 'term' },
    host: { type: 'data', lookup: 'hosts.*' },
    title: { type: 'string' },
  },
  reads: [{ type: 'data', name: 'prices.monthly' }],
  inner: false,
  examples: [],
  render: () => ({ kind: 'text', text: '' }),
};
`,
  );
  const call =
    '{{< panel part="limits.md" manifest="web/app.yaml" word="node" host="eu" title="notes.md" >}}';
  repository.write(EN, `---\ntitle: A\n---\nA text.\n\n${call}\n`);
  repository.write(FR, `---\ntitle: A\n---\nUn texte.\n\n${call}\n`);
  const files = [
    'content/en/includes/limits.md',
    'examples/web/app.yaml',
    'content/en/docs/reference/glossary/node.md',
    'data/hosts/eu.yaml',
    'data/prices.yaml',
  ];
  const others = ['content/en/includes/notes.md', 'data/hosts/us.yaml'];
  for (const file of [...files, ...others]) repository.write(file, 'a: 1\n');
  repository.commit('both');
  for (const file of [...files, ...others]) repository.write(file, 'a: 2\n');
  repository.commit('what they show');
  expect((await repository.page(FR)).causes?.map(({ kind, file }) => [kind, file])).toEqual([
    ['include', files[0]],
    ['example', files[1]],
    ['term', files[2]],
    ['data', files[3]],
    ['data', files[4]],
  ]);
});

test('an include of a folder above the page, and a file by its path, are causes', async () => {
  using repository = createRepository();
  const call = '{{< include "shared.md" >}}\n\n{{< readfile "/content/en/notes.txt" >}}';
  repository.write(EN, `---\ntitle: A\n---\nA text.\n\n${call}\n`);
  repository.write(FR, `---\ntitle: A\n---\nUn texte.\n\n${call}\n`);
  const files = ['content/en/_includes/shared.md', 'content/en/notes.txt'];
  for (const file of files) repository.write(file, 'One.\n');
  repository.commit('both');
  for (const file of files) repository.write(file, 'Two.\n');
  repository.commit('what they show');
  expect((await repository.page(FR)).causes?.map(({ kind, file }) => [kind, file])).toEqual([
    ['include', files[0]],
    ['include', files[1]],
  ]);
});
