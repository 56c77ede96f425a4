import { describe, expect, test } from 'vitest';
import { checkComparable, comparePages } from '../../src/drift/index.ts';

const SOURCE = `---
title: Backups
---

A backup is made every night. It is kept for a week. Older ones are thrown away without any further question asked.

## Make a backup

Run the command on the first machine of the cluster, and wait until it says that everything is written.

\`\`\`shell
backup create --all
backup list
\`\`\`

Read more in [Storage](/docs/storage/).

## Restore {#restore}

* \`full\`: everything comes back as it was.
* \`partial\`: only what was lost comes back.

## What else

Ask the administrators of the cluster, they know where the copies of the older years are kept.
`;

const TRANSLATION = `---
title: Sauvegardes
---

Une sauvegarde est faite chaque nuit. Elle est gardée une semaine. Les plus anciennes sont jetées sans autre forme de procès.

## Faire une sauvegarde

Lancez la commande sur la première machine du cluster, et attendez qu’elle dise que tout est écrit.

\`\`\`shell
backup create --all
backup list
\`\`\`

Pour en savoir plus : [Stockage](/fr/docs/storage/).

## Restaurer {#restore}

* \`full\` : tout revient comme avant.
* \`partial\` : seul ce qui a été perdu revient.

## Et encore

Demandez aux administrateurs du cluster, ils savent où sont gardées les copies des années précédentes.
`;

const compare = (source: string, translation: string) =>
  comparePages({ path: 'en.md', text: source }, { path: 'fr.md', text: translation });
const named = (source: string, translation: string) =>
  compare(source, translation).sections.map((section) => [
    section.change,
    section.source?.id,
    section.translation?.id,
  ]);

test('a faithful translation differs nowhere', () => {
  expect(compare(SOURCE, TRANSLATION)).toMatchObject({ status: 'likely-current', sections: [] });
});

describe('what differs is named by its section in both pages', () => {
  test.each([
    [
      'a command',
      SOURCE.replace('create --all', 'create --all --verify'),
      'make-a-backup',
      'faire-une-sauvegarde',
    ],
    [
      'a link to another page',
      SOURCE.replace('/docs/storage/', '/docs/disks/'),
      'make-a-backup',
      'faire-une-sauvegarde',
    ],
    [
      'an item',
      SOURCE.replace('* `partial`', '* `dry`: nothing comes back.\n* `partial`'),
      'restore',
      'restore',
    ],
    [
      'a sentence more',
      SOURCE.replace(
        'of the older years are kept.',
        'of the older years are kept. They answer within a day, on holidays too.',
      ),
      'what-else',
      'et-encore',
    ],
    [
      'a paragraph before all headings',
      SOURCE.replace('\n## Make', '\nIt needs `tar` and `ssh`.\n\n## Make'),
      '',
      '',
    ],
  ])('%s', (_, source, id, translationId) => {
    expect(named(source, TRANSLATION)).toEqual([['different', id, translationId]]);
  });

  test('a section that the translation lacks, and one that only it has', () => {
    const without = TRANSLATION.replace(/## Restaurer[\s\S]*(?=## Et)/, '');
    expect(named(SOURCE, without)).toEqual([['missing', 'restore', undefined]]);
    const more = TRANSLATION.replace('## Et', '### Licences\n\nVoir `LICENSE`.\n\n## Et');
    expect(named(SOURCE, more)).toEqual([['extra', undefined, 'licences']]);
  });

  test('paragraphs in another order count as moved: readers miss nothing', () => {
    const source = SOURCE.replace(
      'Ask the administrators',
      'Every `copy` has a number, and `backup list` shows it next to the day.\n\nAsk the administrators',
    );
    const moved = TRANSLATION.replace(
      'des années précédentes.\n',
      'des années précédentes.\n\nChaque `copy` a un numéro, et `backup list` le montre à côté du jour.\n',
    );
    const report = compare(source, moved);
    expect(report.status).toBe('likely-current');
    expect(report.sections.flatMap(({ findings }) => findings)).toMatchObject([
      { what: 'paragraph', difference: 'moved' },
    ]);
  });

  test('a heading with an addition that the other has not was renamed', () => {
    const renamed = SOURCE.replace('## Make a backup', '## Make a backup (with version 2)');
    expect(compare(renamed, TRANSLATION)).toMatchObject({
      status: 'likely-drifted',
      sections: [{ findings: [{ what: 'heading', difference: 'different' }] }],
    });
  });

  test('the same link in another locale, with a translated fragment, is the same', () => {
    const source = SOURCE.replace('/docs/storage/', '/docs/storage/#disk-space');
    const translation = TRANSLATION.replace('/docs/storage/', '/docs/storage/#espace-disque');
    expect(named(source, translation)).toEqual([]);
  });
});

test('copies from a code host are read as what they are copies of, with the lines that they have', () => {
  const copy = `25 lines (18 sloc)\n1.1 KB\n\n${SOURCE.split('\n')
    .map((line) => `| | ${line}`.trimEnd())
    .join('\n')}\n`;
  const changed = copy.replace('create --all', 'create --none');
  const [section, ...more] = compare(changed, TRANSLATION).sections;
  expect(more).toEqual([]);
  const line = changed.split('\n').findIndex((text) => text.includes('create --none')) + 1;
  const [finding] = section?.findings ?? [];
  expect(finding).toMatchObject({ what: 'code', text: 'backup create --none' });
  expect(finding?.sourceLines?.[0]).toBeLessThanOrEqual(line);
  expect(finding?.sourceLines?.[1]).toBeGreaterThanOrEqual(line);
});

describe('files that no author writes', () => {
  test.each([
    ['quotes', '>'.repeat(15_000)],
    ['lists', '1. '.repeat(5_000)],
    ['quotes and lists', '> - '.repeat(5_000)],
  ])('are refused with their place: %s', (_what, nested) => {
    const text = `---\ntitle: A\n---\n\n# Deep\n\n${nested}x\n`;
    expect(checkComparable({ path: 'a.md', text })).toMatchObject({
      code: 'too-deep',
      place: { kind: 'file', file: 'a.md', start: { line: 7, column: 1 } },
    });
    expect(checkComparable({ path: 'a.md', text: SOURCE })).toBeUndefined();
  });
});

describe('lengths that other pages of the site teach', () => {
  const WORDS = 'the tide lifts every boat in this harbour at night and carries some of them along'.split(
    ' ',
  );
  const text = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => WORDS[(from + at) % WORDS.length]).join(' ');
  const page = (paragraphs: readonly string[]) => ({
    path: 'a.md',
    text: `---\ntitle: A\n---\n\n${paragraphs.join('\n\n')}\n`,
  });
  /** A translation with one letter for every four of the source. */
  const others = Array.from({ length: 8 }, (_, at) => {
    const counts = [20, 24, 28, 32, 36].map((count) => count + (at % 3));
    return [
      page(counts.map((count) => text(at, count))),
      page(counts.map((count) => '潮'.repeat(Math.round(text(at, count).length / 4)))),
    ] as const;
  });
  const source = page([text(3, 40)]);
  const whole = Math.round(text(3, 40).length / 4);

  test.each([
    ['of the usual length', whole, []],
    ['with a sentence more', whole * 1.6, ['length']],
    ['with a sentence less', whole * 0.5, ['length']],
  ])('judge a page of one paragraph: %s', (_what, length, expected) => {
    const translation = page(['潮'.repeat(Math.round(length))]);
    const found = comparePages(source, translation, others).sections.flatMap(({ findings }) => findings);
    expect(found.map(({ what }) => what)).toEqual(expected);
    expect(comparePages(source, translation).sections).toEqual([]);
  });

  test('are not learned from pages that lack a section, or are too deep', () => {
    const [[long = source, short = source] = []] = others;
    const more = { ...long, text: `${long.text}\n## More\n\n${text(0, 30)}\n` };
    const deep = { path: 'b.md', text: `---\ntitle: A\n---\n\n${'>'.repeat(15_000)}x\n` };
    const translation = page(['潮'.repeat(whole * 2)]);
    const pairs = [...Array.from({ length: 20 }, () => [more, short] as const), [deep, deep] as const];
    expect(comparePages(source, translation, pairs).sections).toEqual([]);
  });
});
