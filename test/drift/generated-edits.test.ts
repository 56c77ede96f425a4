import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  editPart,
  isProse,
  judgeEdit,
  judgeTexts,
  manners,
  type PageSection,
  type Part,
  pages,
  part,
  titleOf,
  titlesOf,
  writeCommented,
  writePage,
} from './generated-pages.ts';

/** The page with other parts in one of its sections. */
function withParts(
  page: readonly PageSection[],
  index: number,
  change: (parts: readonly Part[]) => readonly Part[],
): PageSection[] {
  return page.map((section, at) => (at === index ? { ...section, parts: change(section.parts) } : section));
}

/** A part that no generated page contains by chance. */
const strangers = part.map((each) => editPart(editPart(each, 0), 1));

test('an added part is reported in its section, also at its start and end', () => {
  fc.assert(
    fc.property(pages, fc.nat(), fc.nat(), strangers, manners, (page, section, place, stranger, manner) => {
      const index = section % page.length;
      const edited = withParts(page, index, (parts) =>
        parts.toSpliced(place % (parts.length + 1), 0, stranger),
      );
      const sections = judgeEdit(page, edited, manner);
      expect(titlesOf(sections)).toEqual([titleOf(page[index] ?? page[0] ?? { title: [], parts: [] })]);
      expect(sections[0]?.change).toBe('changed');
    }),
    { numRuns: 300 },
  );
});

test('a removed part is reported in its section', () => {
  fc.assert(
    fc.property(pages, fc.nat(), fc.nat(), manners, (page, section, place, manner) => {
      const index = section % page.length;
      const edited = withParts(page, index, (parts) => parts.toSpliced(place % parts.length, 1));
      const sections = judgeEdit(page, edited, manner);
      expect(titlesOf(sections)).toEqual([titleOf(page[index] ?? page[0] ?? { title: [], parts: [] })]);
    }),
    { numRuns: 300 },
  );
});

test('a part that moves to another section is reported in both', () => {
  fc.assert(
    fc.property(pages, fc.nat(), fc.nat(), strangers, (page, one, other, stranger) => {
      const from = one % page.length;
      const to = (from + 1 + (other % (page.length - 1))) % page.length;
      const before = withParts(page, from, (parts) => [...parts, stranger]);
      const after = withParts(page, to, (parts) => [...parts, stranger]);
      const sections = judgeEdit(before, after);
      expect(titlesOf(sections).sort()).toEqual(
        [from, to].map((index) => titleOf(page[index] ?? page[0] ?? { title: [], parts: [] })).sort(),
      );
    }),
    { numRuns: 200 },
  );
});

test('a changed heading is a change of its section only', () => {
  fc.assert(
    fc.property(pages, fc.nat(), (page, section) => {
      const index = section % page.length;
      const edited = page.map((each, at) =>
        at === index ? { ...each, title: [...each.title, 'ZZZ'] } : each,
      );
      const sections = judgeEdit(page, edited);
      expect(titlesOf(sections)).toEqual([titleOf(edited[index] ?? { title: [], parts: [] })]);
      expect(sections[0]?.change).toBe('changed');
    }),
    { numRuns: 200 },
  );
});

test('with the source in comments, a change is placed at the block that translates it', () => {
  fc.assert(
    fc.property(pages, fc.nat(), fc.nat(), fc.nat(20), (page, section, place, at) => {
      const index = section % page.length;
      const parts = page[index]?.parts ?? [];
      const number = place % parts.length;
      const chosen = parts[number];
      fc.pre(chosen !== undefined && isProse(chosen));
      const edited = withParts(page, index, (all) =>
        all.map((each, own) => (own === number ? editPart(each, at) : each)),
      );
      const translation = writeCommented(page);
      const sections = judgeTexts(writePage(page), writePage(edited), translation);
      expect(sections.length).toBe(1);
      expect(sections[0]?.answered).toBeUndefined();
      const [first, last] = sections[0]?.blocks[0]?.lines ?? [0, 0];
      const counterpart = translation.split('\n').slice(first - 1, last);
      // The lines are not in a comment.
      const inside = translation
        .split('\n')
        .slice(0, first - 1)
        .join('\n');
      expect(inside.lastIndexOf('-->')).toBeGreaterThanOrEqual(inside.lastIndexOf('<!--'));
      expect(counterpart.join('')).not.toBe('');
      // After an update of the translation, the change counts as answered.
      const after = judgeTexts(writePage(page), writePage(edited), writeCommented(edited));
      expect(after.every(({ answered }) => answered === true)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
