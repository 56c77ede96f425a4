import { describe, expect, test } from 'vitest';
import { createRepository, pageText } from './repository.ts';

const EN = 'content/en/docs/a.md';
const FR = 'content/fr/docs/a.md';

/** The source changes; a later commit changes the second section of the translation, if it is given. */
async function judged(before: string, after: string, own: string, later?: string) {
  using repository = createRepository();
  repository.write(EN, pageText('Bread', before, 'Heat the oven.'));
  repository.write(FR, pageText('Pain', own, 'Chauffez le four.'));
  repository.commit('One');
  repository.write(EN, pageText('Bread', after, 'Heat the oven.'));
  repository.commit('Two');
  if (later !== undefined) {
    repository.write(FR, pageText('Pain', own, later));
    repository.commit('Three');
  }
  const { status, sections } = await repository.page(FR);
  return [status, ...sections.map(({ id }) => id)];
}

const CODE = (line: string, port = 80) => `\`\`\`yaml\nselector:\n  ${line}\nport: ${port}\n\`\`\``;
const LATER = 'Chauffez bien le four.';

describe('a translation that shows a change is current without a later commit', () => {
  test.each([
    ['a link', 'See [flour](/docs/a/).', 'See [flour](/docs/b/).', 'Voir [farine](/fr/docs/b/).'],
    [
      'a new paragraph with code',
      'Knead.',
      'Knead.\n\nSet `rest` to 60.',
      'Pétrissez.\n\nRéglez `rest` à 60.',
    ],
    [
      'a link with other quotation marks',
      'See ["Flour kinds"](/docs/a/).',
      'See [Flour Kinds](/docs/b/).',
      'Voir [« Farines »](/fr/docs/b/).',
    ],
    [
      'a link that lost its fragment',
      'See ["Kinds"](/docs/a/#rye).',
      'See [Kinds](/docs/a/).',
      'Voir [« Sortes »](/fr/docs/a/).',
    ],
    [
      'the picture of a figure with a title of its own',
      '{{< figure src="/static/rye.png" title="Rye" >}}',
      '{{< figure src="/pictures/rye.png" title="Rye" >}}',
      '{{< figure src="/pictures/rye.png" title="Seigle" >}}',
    ],
    [
      'the indentation of code, next to a comment of its own',
      '```yaml\n# Rest.\nresources:\nlimits:\n  memory: 512Mi\n```',
      '```yaml\n# Rest.\nresources:\n  limits:\n    memory: 512Mi\n```',
      '```yaml\n# Repos.\nresources:\n  limits:\n    memory: 512Mi\n```',
    ],
    [
      'a name in code that was replaced, with its link',
      'Then the [`old-bot`](https://example.com/old-bot) mixes them.',
      'Then the [`new-bot`](https://example.com/new-bot) mixes them.',
      'Puis le [`new-bot`](https://example.com/new-bot) les mélange.',
    ],
    [
      'a note that now includes the code',
      '{{< note >}}\nKnead:\n{{< /note >}}\n\n```\nknead\n```\n\nRest.',
      '{{< note >}}\nKnead:\n\n```\nknead\n```\n{{< /note >}}\n\nRest.',
      '{{< note >}}\nPétrissez :\n\n```\nknead\n```\n{{< /note >}}\n\nRepos.',
    ],
    ['a section that it never had', 'Knead.\n\n### Old\n\nGone.', 'Knead.', 'Pétrissez.'],
  ])('%s', async (_, before, after, own) => {
    expect(await judged(before, after, own)).toEqual(['current']);
  });

  test.each([
    [
      'a paragraph of its own',
      'Knead the dough.',
      'Knead the dough.\n\nNever freeze the bread.',
      'Pétrissez.\n\nVoir aussi la page du pain.',
    ],
    [
      'the old name in code',
      'Then the `old-bot` mixes them.',
      'Then the `new-bot` mixes them.',
      'Puis le `old-bot` les mélange.',
    ],
    [
      'a note that ends before the code',
      '{{< note >}}\nKnead:\n{{< /note >}}\n\n```\nknead\n```\n\nRest.',
      '{{< note >}}\nKnead:\n\n```\nknead\n```\n{{< /note >}}\n\nRest.',
      '{{< note >}}\nPétrissez :\n{{< /note >}}\n\n```\nknead\n```\n\nRepos.',
    ],
    [
      'code with the old indentation',
      '```yaml\n# Rest.\nresources:\nlimits:\n  memory: 512Mi\n```',
      '```yaml\n# Rest.\nresources:\n  limits:\n    memory: 512Mi\n```',
      '```yaml\n# Repos.\nresources:\nlimits:\n  memory: 512Mi\n```',
    ],
    [
      'a link that keeps its fragment',
      'See [kinds](/docs/a/#rye).',
      'See [kinds](/docs/a/).',
      'Voir [sortes](/fr/docs/a/#seigle).',
    ],
    ['words of the same length', 'Knead the dough.', 'Bake the bread.', 'Pétrissez la pâte.'],
    ['a misspelt word', 'Knead the doughh now.', 'Knead the dough now.', 'Pétrissez la pâte.'],
  ])('but not by %s', async (_, before, after, own) => {
    expect(await judged(before, after, own)).toEqual(['drifted', 'first']);
  });
});

describe('a commit elsewhere in the page does not show a change', () => {
  test('if the block at the place of a new one leads elsewhere', async () => {
    const more = 'Rolls are no bread, see {{< glossary_tooltip term_id="roll" >}}.';
    const own = 'Pétrissez.\n\nVoir [Pain](https://bread.example/) dans la référence.';
    expect(await judged('Knead.', `Knead.\n\n${more}`, own, LATER)).toEqual(['drifted', 'first']);
  });

  test('if the code at the place of a new one is other code', async () => {
    const own = `Pétrissez.\n\n${CODE('old.example/rye: true')}`;
    expect(await judged('Knead.', `Knead.\n\n${CODE('new.example/rye: true')}`, own, LATER)).toEqual([
      'drifted',
      'first',
    ]);
  });

  test('if another block has the new line', async () => {
    const before = `Knead.\n\n${CODE('app: Rye')}\n\nThen:\n\n${CODE('example.com/app: Rye', 81)}`;
    const own = `Pétrissez.\n\n${CODE('app: Seigle')}\n\nPuis :\n\n${CODE('example.com/app: Rye', 81)}`;
    const after = before.replace('  app: Rye', '  example.com/app: Rye');
    expect(await judged(before, after, own, LATER)).toEqual(['drifted', 'first']);
  });
});

test.each([
  ['stands where its source now has it', ['Seigle', 'Avoine', 'Orge'], []],
  ['stands where its source had it', ['Orge', 'Seigle', 'Avoine'], [['barley', true]]],
])('a moved section that %s', async (_, own, moved) => {
  using repository = createRepository();
  const page = (...names: readonly string[]) =>
    `---\ntitle: A\n---\n${names.map((name) => `\n## ${name}\n\nText of \`${name.slice(0, 1)}\`.\n`).join('')}`;
  const translated = (word: string) =>
    own
      .map((name) => `\n## ${name}\n\n${word} \`${{ Orge: 'B', Seigle: 'R', Avoine: 'O' }[name]}\`.\n`)
      .join('');
  repository.write(EN, page('Barley', 'Rye', 'Oats'));
  repository.write(FR, `---\ntitle: A\n---\n${translated('Texte de')}`);
  repository.commit('One');
  repository.write(EN, page('Rye', 'Oats', 'Barley'));
  repository.commit('Two');
  const { sections } = await repository.page(FR);
  expect(sections.map((section) => [section.id, section.moved])).toEqual(moved);
});
