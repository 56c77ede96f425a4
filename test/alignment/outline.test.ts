import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alignOutlines,
  alignSequences,
  matchSequences,
  type OutlineOptions,
  parseOutline,
  proseKey,
} from '../../src/alignment/index.ts';
import { knownShortcodes } from '../../src/presets/index.ts';

const OPTIONS: OutlineOptions = {
  origin: 'https://docs.example',
  shortcodes: knownShortcodes(),
  anchorOf: (text) => text.toLowerCase().replaceAll(' ', '-'),
};
const blocksOf = (text: string) =>
  parseOutline(text, OPTIONS).blocks.map(({ kind, start, end }) => `${kind} ${start}-${end}`);

test('a page is cut into its blocks, with the lines of the file', () => {
  const text = [
    '---',
    'title: A',
    '---',
    '',
    'One',
    'two.',
    '',
    'Head',
    '====',
    '- item',
    '  more',
    '- item',
    '',
    '| a | b |',
    '|---|---|',
    '| 1 | 2 |',
    '{{< note >}}',
    'Text. {{< /note >}}',
    '```sh',
    '# no heading',
    '```',
    '<!-- not',
    'seen -->',
  ].join('\n');
  expect(blocksOf(text)).toEqual([
    'field 2-2',
    'paragraph 5-6',
    'heading 8-9',
    'item 10-11',
    'item 12-12',
    'row 14-14',
    'row 16-16',
    'shortcode 17-17',
    'paragraph 18-18',
    'shortcode 18-18',
    'code 19-21',
    'comment 22-23',
  ]);
});

test('a comment behind indented code is a comment', () => {
  expect(blocksOf('Text:\n\n    code\n\n<!--\nnot seen\n-->\nText.')).toEqual([
    'paragraph 1-1',
    'code 3-3',
    'comment 5-7',
    'paragraph 8-8',
  ]);
});

test('code that is drawn differs from code that is shown; colours do not matter', () => {
  const keyOf = (text: string) => parseOutline(text, OPTIONS).blocks[0]?.key;
  expect(keyOf('```mermaid\ngraph TD\n```')).not.toBe(keyOf('```\ngraph TD\n```'));
  expect(keyOf('```mermaid\ngraph TD\n```')).toBe(keyOf('~~~~ {.mermaid}\ngraph TD\n~~~~'));
  expect(keyOf('```shell\nls\n```')).toBe(keyOf('```console\nls\n```'));
});

describe('the front matter', () => {
  const fieldsOf = (front: string) =>
    parseOutline(`---\n${front}\n---\n`, OPTIONS).blocks.map(({ key }) => key);
  test.each([
    ['a word', 'status: beta', 'status: beta'],
    [
      'what a list of maps says',
      'stages:\n  - stage: alpha\n    fromVersion: "1.27"',
      'stages: stage alpha fromversion 1.27',
    ],
    ['an author', 'author: Ada', 'author: Ada'],
    ['a switch that is on', 'draft: true', 'draft: true'],
  ])('%s counts', (_, front, key) => {
    expect(fieldsOf(front)).toEqual([key]);
  });
  test.each([
    ['weight', 'weight: 10'],
    ['words for a spelling check', 'cSpell:ignore: one two'],
    ['a switch that is off', 'draft: false'],
    ['a weight within', 'card:\n  weight: 20'],
  ])('%s does not', (_, front) => {
    expect(fieldsOf(front)).toEqual([]);
  });
});

describe('the same for a reader', () => {
  test.each([
    ['a b\nc', 'a  b c'],
    ['*a* __b__', '_a_ **b**'],
    ['[x](https://docs.example/a/b/)', '[x](/a/b)'],
    ['{{% ref "/docs/a.md" %}}', '{{< ref "/docs/a" >}}'],
    ['{{< x b="1" a=2 >}}', '{{%x a="2" b=1 %}}'],
    ['“a” it’s …', '"a" it\'s ...'],
    ['a <!-- b --> c', 'a c'],
    ['a\\_b', 'a_b'],
  ])('%s', (a, b) => {
    expect(proseKey(a, OPTIONS)).toBe(proseKey(b, OPTIONS));
  });
});

describe('not the same', () => {
  test.each([
    ['`a  *b*`', '`a b`'],
    ['[x](/a/b)', '[x](/a/c)'],
    ['[x](/a#b)', '[x](/a#c)'],
    ['{{< x a=1 >}}', '{{< x a=2 >}}'],
    ['2 * 3 * 4', '2 3 4'],
    ['snake_case_name', 'snakecasename'],
    ['\\*a\\*', 'a'],
  ])('%s', (a, b) => {
    expect(proseKey(a, OPTIONS)).not.toBe(proseKey(b, OPTIONS));
  });
});

test('any text has an outline, whose blocks stand in order within the file', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '# ',
      '- ',
      '```',
      '~~~',
      '<!--',
      '-->',
      '| ',
      '|-',
      '{{< a >}}',
      '{{% /a',
      '---',
      '    ',
      '> ',
      '\n',
      '\n\n',
      '\r\n',
      '\ufeff',
    ),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { blocks, sections, lines } = parseOutline(pieces.join(''), OPTIONS);
      for (const { start, end } of [...blocks, ...sections]) {
        expect(start).toBeGreaterThan(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(lines + 1);
      }
    }),
    { numRuns: 500 },
  );
});

test('a common subsequence is common, and a sequence has itself', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
  fc.assert(
    fc.property(list, list, (a, b) => {
      const matches = matchSequences(a, b);
      for (const [x, y] of matches) expect(a[x]).toBe(b[y]);
      for (let at = 1; at < matches.length; at += 1) {
        expect(matches[at]?.[0]).toBeGreaterThan(matches[at - 1]?.[0] ?? -1);
        expect(matches[at]?.[1]).toBeGreaterThan(matches[at - 1]?.[1] ?? -1);
      }
      expect(matchSequences(a, a).length).toBe(a.length);
    }),
  );
});

test('the source in comments names its translation exactly', () => {
  const source = parseOutline('One text.\n\nAnother text.\n\nA third one.\n', OPTIONS);
  const translation = parseOutline(
    '<!--\nAnother text.\n-->\n第二。\n\n<!--\nA third one.\n-->\n第三。\n',
    OPTIONS,
  );
  const alignment = alignOutlines(source, translation, OPTIONS);
  expect(source.blocks.map((block) => alignment.blockOf(block)?.start)).toEqual([undefined, 4, 9]);
});

test('a heading in a comment names the section that translates it, wherever that stands', () => {
  const source = parseOutline('## Seals\n\nA text.\n\n## Valves\n\nAnother text.\n', OPTIONS);
  const translation = parseOutline(
    '<!--\n## Valves\n-->\n## 阀门\n\n文。\n\n<!--\n## Seals\n-->\n## 密封\n\n文。\n',
    OPTIONS,
  );
  const alignment = alignOutlines(source, translation, OPTIONS);
  const titles = source.sections.map((section) => [section.title, alignment.sectionOf(section)?.title]);
  expect(titles.slice(1)).toEqual([
    ['Seals', '密封'],
    ['Valves', '阀门'],
  ]);
});

test('texts that have next to nothing in common, and hostile ones, are done with soon', () => {
  const list = (name: string) =>
    Array.from({ length: 20_000 }, (_, at) => (at % 100 === 0 ? `same ${at}` : `${name} ${at}`));
  expect(matchSequences(list('a'), list('b')).length).toBe(200);
  expect(alignSequences(5000, 5000, (a, b) => (a === b ? 1 : 0)).length).toBe(5000);
  for (const piece of ['*', '_a', '`', '[', '](', '<!--', '{{< a', '|', '\\*a ', '- ', '> ', '{{< a >}}'])
    parseOutline(piece.repeat(100_000), OPTIONS);
  for (const piece of ['*', '_a', '`', '``a`', '[', '](', '<!--', '{{', '** a', '\\*a '])
    proseKey(piece.repeat(19_000 / piece.length), OPTIONS);
});

test('text behind a shortcode on its line is no code, in an item neither', () => {
  const text =
    '{{< glossary_definition term_id="x" >}} This includes:\n\n1. Step\n\n    {{< note >}}Wait a minute.{{< /note >}}\n';
  expect(blocksOf(text)).toEqual([
    'shortcode 1-1',
    'paragraph 1-1',
    'item 3-3',
    'shortcode 5-5',
    'paragraph 5-5',
    'shortcode 5-5',
  ]);
});
