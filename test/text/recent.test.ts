import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignOutlines, type OutlineOptions, parseOutline } from '../../src/alignment/index.ts';
import { knownShortcodes } from '../../src/presets/index.ts';
import { createRecent } from '../../src/text/recent.ts';

const optionsOf = (): OutlineOptions => ({
  origin: 'https://docs.example',
  shortcodes: knownShortcodes(),
  anchorOf: (text) => text.toLowerCase().replaceAll(' ', '-'),
});

test('what was asked lately is not computed again, and what was not may be', () => {
  let count = 0;
  const recent = createRecent<string>(2);
  const lookUp = (key: string) =>
    recent.get(key, () => {
      count += 1;
      return key.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'c'].map(lookUp)).toEqual(['A', 'B', 'A', 'C', 'A', 'C']);
  expect(count).toBe(3);
  ['d', 'e', 'f', 'g', 'a'].map(lookUp);
  expect(count).toBe(8);
});

const LINES = [
  '---',
  'title: Boats',
  '',
  '## Oars {#oars}',
  'Row to [the isle][isle] with `oar`.',
  '[isle]: /isle/',
  '[isle]: /island/',
  '- an oar',
  '```',
  '<!-- Row to the isle. -->',
  '{{< note >}}',
  '{{< /note >}}',
];

test('a text reads the same whatever was read before it', () => {
  const page = fc.array(fc.constantFrom(...LINES), { maxLength: 14 }).map((lines) => lines.join('\n'));
  const used = optionsOf();
  fc.assert(
    fc.property(page, page, (one, other) => {
      const fresh = optionsOf();
      expect(parseOutline(one, used)).toEqual(parseOutline(one, fresh));
      expect(parseOutline(other, used)).toEqual(parseOutline(other, fresh));
    }),
  );
});

test('blocks of one text are no blocks of another, though they say the same', () => {
  const text = '---\ntitle: Boats\n---\n\n## Oars\n\nRow.\n';
  const options = optionsOf();
  const [one, other] = [parseOutline(text, options), parseOutline(text, options)];
  expect(one).toEqual(other);
  for (const [index, block] of one.blocks.entries()) expect(block).not.toBe(other.blocks[index]);
});

test('the same blocks are paired in whatever order they are asked for', () => {
  const options = optionsOf();
  const source = parseOutline('Intro.\n\n## A\n\nOne `a`.\n\nTwo `b`.\n\n## B\n\nThree `c`.\n', options);
  const translation = parseOutline('Début.\n\n## A\n\nDeux `b`.\n\n## B\n\nTrois `c`.\n', options);
  const pairs = (blocks: typeof source.blocks) => {
    const alignment = alignOutlines(source, translation, options);
    return new Map(blocks.map((block) => [block, alignment.blockOf(block)?.text]));
  };
  const inOrder = pairs(source.blocks);
  const reversed = pairs([...source.blocks].reverse());
  for (const block of source.blocks) expect(reversed.get(block)).toBe(inOrder.get(block));
  expect(alignOutlines(source, translation, options).confidence).toBeCloseTo((2 * 5) / 11);
});

test('forgets long texts sooner, so that the memory of a long run does not grow', () => {
  const lengths = createRecent<number>(1_000_000);
  let computed = 0;
  const lengthOf = (text: string) =>
    lengths.get(text, (own) => {
      computed += 1;
      return own.length;
    });
  const long = (number: number) => `${number}${'x'.repeat(2 ** 20)}`;
  for (let number = 0; number < 8; number += 1) lengthOf(long(number));
  lengthOf(long(0));
  expect(computed).toBe(9);
});
