import { expect, test } from 'vitest';
import {
  type Outline,
  type OutlineOptions,
  parseOutline,
  rememberPair,
  withBlocks,
} from '../../src/alignment/index.ts';
import { knownShortcodes } from '../../src/presets/index.ts';

const OPTIONS: OutlineOptions = {
  origin: 'https://docs.example',
  shortcodes: knownShortcodes(),
  anchorOf: (text) => text.toLowerCase(),
};

const read = (oars: string) => parseOutline(`## Oars\n\n${oars}\n\n## Sails\n\nTwo.\n`, OPTIONS);

function sectionOf({ sections }: Outline, id: string) {
  const found = sections.find((section) => section.id === id);
  if (found === undefined) throw new Error(`No section ${id}.`);
  return found;
}

test('a fact about two sections is found once for all versions that have them', () => {
  let count = 0;
  const lengths = rememberPair((one, other) => {
    count += 1;
    return one.blocks.length + other.blocks.length;
  });
  const versions = [read('One.'), read('One.\n\nTwo.'), read('One.')];
  const lengthsIn = (version: Outline) => lengths(sectionOf(version, 'oars'), sectionOf(version, 'sails'));
  expect(versions.map(lengthsIn)).toEqual([4, 5, 4]);
  expect(count).toBe(2);
});

test('a section with other blocks has other facts', () => {
  const lengths = rememberPair((one) => one.blocks.length);
  const section = sectionOf(read('One.'), 'oars');
  expect(lengths(section, section)).toBe(2);
  const shorter = withBlocks(section, section.blocks.slice(0, 1));
  expect(lengths(shorter, section)).toBe(1);
  const copied = withBlocks(
    section,
    section.blocks.map(({ memo: _, ...block }) => block),
  );
  expect([copied.memo, lengths(copied, section)]).toEqual([undefined, 2]);
});
