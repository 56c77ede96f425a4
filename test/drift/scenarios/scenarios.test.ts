/**
 * Is a translation behind, or does it lack something? 47 cases: five histories of one page, and fourteen edits of three pages. The edits are committed in three ways: behind
 * a pin, after the translation, and together with it, where no history tells anything.
 */
import { expect, test } from 'vitest';
import { setPin } from '../../../src/drift/pins.ts';
import { createRepository, type Repository } from '../repository.ts';
import { FAMILIES, type Pair } from './families.ts';
import { PAGES } from './pages.ts';

const CONFIG = `export default {
  url: 'https://docs.example',
  presets: ['docsy', 'kubernetes'],
  locales: { en: 'English', ko: '한국어' },
};
`;

interface Case {
  readonly id: string;
  readonly isOutdated: boolean;
  readonly pair: Pair;
  /** The commits after the page and its translation. */
  readonly steps: readonly Partial<Pair>[];
}

const [queue] = Object.values(PAGES);

function histories(): Case[] {
  if (queue === undefined) return [];
  const { source, translation } = queue;
  const warning = '**Warning: lists in files go away with version 2, as queues do all of it.**\n\n';
  const cases: readonly [string, boolean, readonly Partial<Pair>[]][] = [
    ['emphasis', false, [{ source: source.replace('_ticket number_', '*ticket number*') }]],
    ['address', false, [{ source: source.replace('(/docs/', '(https://docs.example/docs/') }]],
    [
      'delimiters',
      false,
      [
        {
          source: source.replace(
            '{{< include "before-you-bake.md" >}}',
            '{{% include "before-you-bake.md" %}}',
          ),
        },
      ],
    ],
    [
      'masked',
      true,
      [
        { source: source.replace('These are the steps:', `${warning}These are the steps:`) },
        { translation: translation.replace('여기서는 제빵사들이', '여기서는, 제빵사들이') },
      ],
    ],
    [
      'section',
      true,
      [{ source: `${source}\n## New needs\n\nSwitch the alpha feature on before you bake for others.\n` }],
    ],
  ];
  return cases.map(([id, isOutdated, steps]) => ({ id, isOutdated, pair: { source, translation }, steps }));
}

const CASES: readonly Case[] = [
  ...histories(),
  ...Object.entries(PAGES).flatMap(([name, pair]) =>
    FAMILIES.map(({ name: family, isOutdated, side, edit }): Case => {
      const steps = side === 'none' ? [] : [{ [side]: edit(pair[side]) }];
      return { id: `${name} ${family}`.replaceAll(' ', '-'), isOutdated, pair, steps };
    }),
  ),
];

const EN = (id: string) => `content/en/docs/${id}.md`;
const KO = (id: string) => `content/ko/docs/${id}.md`;

function commitAll(repository: Repository, way: 'pins' | 'history' | 'together'): void {
  repository.write('lockstep.config.ts', CONFIG);
  const isFirst = ({ id }: Case) => way !== 'together' || !id.includes('-');
  for (const { id, pair } of CASES.filter(isFirst)) {
    repository.write(EN(id), pair.source);
    const pin = repository.blobOf(EN(id));
    repository.write(
      KO(id),
      way === 'pins' ? setPin(pair.translation, 'source_blob', pin) : pair.translation,
    );
  }
  repository.commit('Pages');
  const write = ({ id }: Case, { source, translation }: Partial<Pair>) => {
    if (source !== undefined) repository.write(EN(id), source);
    if (translation === undefined) return;
    const pin = way === 'pins' ? /source_blob: (\w+)/.exec(repository.read(KO(id)))?.[1] : undefined;
    repository.write(KO(id), pin === undefined ? translation : setPin(translation, 'source_blob', pin));
  };
  for (const step of [0, 1]) {
    for (const each of CASES.filter(isFirst)) write(each, each.steps[step] ?? {});
    repository.commit(`Step ${step}`);
  }
  for (const each of CASES.filter((one) => !isFirst(one))) {
    const [change = {}] = each.steps;
    write(each, { ...each.pair, ...change });
  }
  repository.commit('The rest together');
}

test('there are 47 cases, and each edits something', () => {
  expect(CASES).toHaveLength(47);
  for (const { id, pair, steps } of CASES)
    if (!id.endsWith('nothing')) expect(steps[0], id).not.toMatchObject({ ...pair });
});

test.each(['pins', 'history', 'together'] as const)('47 of 47 are judged correctly: %s', async (way) => {
  using repository = createRepository();
  commitAll(repository, way);
  const pages = new Map((await repository.report()).map((page) => [page.file, page]));
  const wrong = CASES.filter(({ id, isOutdated }) => {
    const page = pages.get(KO(id));
    return (page?.status === 'drifted' || (page?.lost ?? []).length > 0) !== isOutdated;
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});
