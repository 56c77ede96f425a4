import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judge, untouchedSections } from '../../src/drift/index.ts';
import { textToAnchor } from '../../src/markdown/index.ts';
import { knownShortcodes } from '../../src/presets/index.ts';
import { createRepository } from './repository.ts';

const EN = 'content/en/docs/bread.md';
const FR = 'content/fr/docs/bread.md';
const OPTIONS = {
  origin: '',
  shortcodes: knownShortcodes(),
  anchorOf: (text: string) => textToAnchor(text, 'github'),
};

const page = (title: string, intro: string, dough: string, oven: string) =>
  `---\ntitle: ${title}\n---\n\n${intro}\n\n## ${title} 1 {#dough}\n\n${dough}\n\n## ${title} 2 {#oven}\n\n${oven}\n`;

const SOURCE = page('Bread', 'Bake it.', 'Knead it for ten minutes.', 'Heat the oven first.');
const NEWER = page(
  'Bread',
  'Bake it.',
  'Knead it for ten minutes, then let it rest.',
  'Heat the oven first.',
);
const OWN = page('Pain', 'Cuisez-le.', 'Pétrissez dix minutes.', 'Chauffez le four.');

describe('without a pin', () => {
  test.each([
    ['its mode', (text: string) => text, true],
    ['its weight', (text: string) => text.replace('title: Pain\n', 'title: Pain\nweight: 3\n'), false],
    ['white space', (text: string) => text.replace('dix minutes', 'dix  minutes'), false],
    ['line breaks', (text: string) => text.replace('dix minutes', 'dix\nminutes'), false],
    ['another section', (text: string) => text.replace('le four', 'le four à pierre'), false],
  ])('a commit that changes %s leaves a change of the source pending', async (_, edit, isMode) => {
    using repository = createRepository();
    repository.write(EN, SOURCE);
    repository.write(FR, OWN);
    const made = repository.commit('One');
    repository.write(EN, NEWER);
    repository.commit('Two');
    repository.write(FR, edit(OWN));
    if (isMode) chmodSync(join(repository.root, FR), 0o755);
    repository.commit('Three');
    const { status, sections } = await repository.page(FR);
    expect([status, sections.map(({ id, base }) => [id, base?.commit])]).toEqual([
      'drifted',
      [['dough', made]],
    ]);
  });

  test('a commit that answers the change makes the page current', async () => {
    using repository = createRepository();
    repository.write(EN, SOURCE);
    repository.write(FR, OWN);
    repository.commit('One');
    repository.write(EN, NEWER);
    repository.commit('Two');
    repository.write(FR, OWN.replace('dix minutes', 'dix minutes, puis laissez reposer'));
    repository.commit('Three');
    expect((await repository.page(FR)).status).toBe('current');
  });

  test('a folder of another name is followed, and a change that came before stays pending', async () => {
    using repository = createRepository();
    repository.write(EN, SOURCE);
    repository.write('content/fr-fr/docs/bread.md', OWN);
    repository.commit('One');
    repository.write(EN, NEWER);
    repository.commit('Two');
    repository.git('mv', 'content/fr-fr', 'content/fr');
    repository.commit('Three');
    const { status, sections } = await repository.page(FR);
    expect([status, sections.map(({ id }) => id)]).toEqual(['drifted', ['dough']]);
  });
});

test('an author says that translations need no change', async () => {
  using repository = createRepository();
  repository.write(EN, SOURCE);
  repository.write(FR, OWN);
  repository.commit('One');
  repository.write(EN, NEWER);
  repository.commit('Two\n\nTranslation: not-needed');
  expect(await repository.page(FR)).toMatchObject({ status: 'current', cosmetic: true });
  repository.write(EN, NEWER.replace('Heat', 'Never heat'));
  repository.commit('Three');
  expect((await repository.page(FR)).status).toBe('drifted');
});

test.each([
  ['Knead it for ten minutes.', 'Knead it for ten minuts', 'minor'],
  ['Knead it for ten minutes.', 'Knead the dough for ten minutes.', 'major'],
  ['Knead it for ten minutes.', 'Never knead it for ten minutes.', 'major'],
  ['Knead it for ten minutes.', 'Knead it for 12 minutes.', 'major'],
  ['It consumes flour, water and salt', 'It consume flour, water, and the salt.', 'minor'],
  ['This is supported.', 'This is unsupported.', 'major'],
])('%s → %s is %s', (one, other, severity) => {
  const changed = judge(
    { before: page('A', one, 'x', 'y'), after: page('A', other, 'x', 'y'), translation: OWN },
    OPTIONS,
  );
  expect(changed.sections.map((section) => section.severity)).toEqual([severity]);
});

describe('a pin is refused where a change has no answer', () => {
  const unanswered = (after: string, translation: string) =>
    untouchedSections({ before: SOURCE, after, translationBefore: OWN, translation }, OPTIONS).map(
      ({ title, id }) => id || title || 'top',
    );
  const added = (text: string, id: string, heading: string, where: string) =>
    text.replace(where, `## ${heading} {#${id}}\n\nA text of its own.\n\n${where}`);

  test('one of two paragraphs', () => {
    const after = SOURCE.replace('first.', 'first.\n\nUse a stone.').replace('Heat the', 'Preheat a large');
    const translation = OWN.replace('Chauffez le four.', 'Préchauffez un grand four.');
    expect(unanswered(after, translation)).toEqual(['oven']);
  });

  test('one of two new sections, which is named', () => {
    const after = added(added(SOURCE, 'flour', 'Flour', '## Bread 2'), 'salt', 'Salt', '## Bread 2');
    const translation = OWN.replace('## Pain 2', '## Farine\n\nUn texte.\n\n## Pain 2');
    expect(unanswered(after, translation)).toEqual(['salt']);
  });

  test('a new section that stands elsewhere', () => {
    const after = added(SOURCE, 'flour', 'Flour', '## Bread 2');
    expect(unanswered(after, `${OWN}\n## Autre\n\nRien.\n`)).toEqual(['flour']);
  });

  test('the title, where the introduction was worked on', () => {
    const after = SOURCE.replace('title: Bread', 'title: Sourdough');
    expect(unanswered(after, OWN.replace('Cuisez', 'Faites cuire'))).toEqual(['top']);
  });

  test('not for spelling, nor where all is answered', () => {
    expect(unanswered(SOURCE.replace('minutes', 'minuts'), OWN)).toEqual([]);
    expect(unanswered(NEWER, OWN.replace('dix minutes', 'dix minutes, puis attendez'))).toEqual([]);
  });
});

test.each([
  ['short code, which may stand there for another reason', 'ls', undefined],
  ['code of a length that nobody writes by chance', 'kneader run --minutes 12', true],
])('%s', (_, code, answered) => {
  const block = (text: string) => `\`\`\`\n${text}\n\`\`\``;
  const { sections } = judge(
    {
      before: page('Bread', 'Bake it.', block('kneader run'), 'Heat the oven first.'),
      after: page('Bread', 'Bake it.', block(code), 'Heat the oven first.'),
      translation: page('Pain', 'Cuisez-le.', block('kneader run'), `Chauffez le four.\n\n${block(code)}`),
    },
    OPTIONS,
  );
  expect(sections.map(({ id, answered }) => [id, answered])).toEqual([['dough', answered]]);
});

describe('a translation already stands where its source stands', () => {
  const source = (dough: string, oven: string) => page('Bread', 'Bake it.', dough, oven);
  const own = (dough: string, oven: string) => page('Pain', 'Cuisez-le.', dough, oven);
  /** The source changes, and a later commit touches another section of the translation only. */
  const judged = async (before: string, after: string, translation: string, left: string) => {
    using repository = createRepository();
    repository.write(EN, before);
    repository.write(FR, translation);
    repository.commit('One');
    repository.write(EN, after);
    repository.commit('Two');
    repository.write(FR, left);
    repository.commit('Three');
    const { status, sections } = await repository.page(FR);
    return [status, ...sections.map(({ id }) => id)];
  };
  const OVEN = ['Heat the oven first.', 'Chauffez le four.', 'Chauffez bien le four.'] as const;
  const LONG = 'The dough rests under a cloth until it has become twice as large as it was before.';
  const LONG_OWN = 'La pâte repose sous un linge jusqu’à ce que son volume ait doublé par rapport au début.';

  test.each([
    [
      'a link that it has in its own language, with the fragment of a translated heading',
      'Read [about flour](/docs/flour-kinds#wheat).',
      'Read [about flour](/docs/grain/flour#wheat).',
      'Lisez [la farine](/fr/docs/grain/flour#blé).',
    ],
    [
      'a paragraph that it has',
      'Knead the dough.',
      `Knead the dough.\n\n${LONG}`,
      `Pétrissez.\n\n${LONG_OWN}`,
    ],
    [
      'a note around text',
      `${LONG}`,
      `{{< note >}}\n${LONG}\n{{< /note >}}`,
      `{{< note >}}\n${LONG_OWN}\n{{< /note >}}`,
    ],
    ['a paragraph that it never had', `Knead.\n\n${LONG}`, 'Knead.', 'Pétrissez.'],
    [
      'a command without its prompt',
      '```\n$ bake --slow --dough rye\n```',
      '```\nbake --slow --dough rye\n```',
      '```\nbake --slow --dough rye\n```',
    ],
    [
      'a text that it keeps in two comments',
      'Knead the dough for ten minutes.',
      'Knead the dough for ten minutes. Let it rest for an hour.',
      '<!-- Knead the dough for ten minutes. -->\nPétrissez dix minutes.\n\n<!-- Let it rest for an hour. -->\nLaissez reposer une heure.',
    ],
  ])('%s', async (_, before, after, text) => {
    expect(
      await judged(source(before, OVEN[0]), source(after, OVEN[0]), own(text, OVEN[1]), own(text, OVEN[2])),
    ).toEqual(['current']);
  });

  test.each([
    [
      'a paragraph in place of another',
      `${LONG}\n\nServe it warm.`,
      'Serve it warm.\n\nKeep it dry.',
      `${LONG_OWN}\n\nServez tiède.`,
    ],
    [
      'a paragraph, while another is in two parts',
      LONG,
      `${LONG}\n\n${LONG}`,
      'La pâte repose.\n\nElle doit doubler de volume sous un linge.',
    ],
    [
      'a paragraph with code that it lacks',
      'Knead.',
      `Knead.\n\nSet \`rest\` to 60.`,
      'Pétrissez.\n\nServez tiède avec du beurre.',
    ],
    [
      'a link, and other words',
      'See [flour](/docs/a). It may be old.',
      'See [flour](/docs/b). It must be new.',
      'Voir [farine](/fr/docs/b). Peut être vieille.',
    ],
  ])('not with %s', async (_, before, after, text) => {
    expect(
      await judged(source(before, OVEN[0]), source(after, OVEN[0]), own(text, OVEN[1]), own(text, OVEN[2])),
    ).toEqual(['drifted', 'dough']);
  });

  test('a section that it has under its own name', async () => {
    const more = (title: string, text: string) => `\n## ${title}\n\n${text}\n`;
    const before = source('Knead.', OVEN[0]);
    const text = (oven: string) => own('Pétrissez.', oven) + more('Repos', LONG_OWN);
    expect(await judged(before, before + more('Rest', LONG), text(OVEN[1]), text(OVEN[2]))).toEqual([
      'current',
    ]);
  });
});
