import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  editPart,
  judgeEdit,
  judgeTexts,
  manners,
  type PageSection,
  pages,
  titleOf,
  titlesOf,
  translate,
  writePage,
} from './generated-pages.ts';

test('a page written in another manner has not changed', () => {
  fc.assert(
    fc.property(pages, manners, manners, (page, one, other) => {
      const before = writePage(page, one);
      const after = writePage(page, other);
      expect(judgeTexts(before, after, writePage(translate(page)))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const places = fc.array(fc.record({ section: fc.nat(), part: fc.nat(), at: fc.nat(20) }), {
  minLength: 1,
  maxLength: 3,
});

test('edits are reported in exactly their sections, however the page is rewritten next to them', () => {
  fc.assert(
    fc.property(pages, places, manners, (page, chosen, manner) => {
      let edited: readonly PageSection[] = page;
      const touched = new Set<string>();
      for (const { section, part, at } of chosen) {
        edited = edited.map((each, index) => {
          if (index !== section % page.length) return each;
          touched.add(titleOf(each));
          const parts = each.parts.map((old, number) =>
            number === part % each.parts.length ? editPart(old, at) : old,
          );
          return { ...each, parts };
        });
      }
      const sections = judgeEdit(page, edited, manner);
      expect(titlesOf(sections).sort()).toEqual([...touched].sort());
      expect(sections.every(({ change }) => change === 'changed')).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('the lines of a change are those of its block in the translation', () => {
  fc.assert(
    fc.property(pages, fc.nat(), fc.nat(), fc.nat(20), (page, section, part, at) => {
      const index = section % page.length;
      const number = part % (page[index]?.parts.length ?? 1);
      const edited = page.map((each, here) =>
        here === index
          ? { ...each, parts: each.parts.map((old, own) => (own === number ? editPart(old, at) : old)) }
          : each,
      );
      const translated = translate(page);
      const sections = judgeTexts(writePage(page), writePage(edited), writePage(translated));
      // The lines before it contain everything up to the part.
      const upTo = (parts: number) =>
        writePage([
          ...translated.slice(0, index),
          ...translated
            .slice(index, index + 1)
            .map((each) => ({ ...each, parts: each.parts.slice(0, parts) })),
        ])
          .trimEnd()
          .split('\n').length;
      const [first, last] = sections[0]?.lines ?? [0, 0];
      expect(first).toBeGreaterThan(upTo(number));
      expect(last).toBeLessThanOrEqual(upTo(number + 1));
    }),
    { numRuns: 200 },
  );
});

test('added, removed and moved sections are reported, and no others', () => {
  fc.assert(
    fc.property(pages, fc.nat(), fc.constantFrom('added', 'removed', 'moved'), (page, at, what) => {
      const index = at % page.length;
      const extra: PageSection = {
        title: ['wholly', 'new'],
        parts: [{ kind: 'code', lines: ['npm run zzz'] }],
      };
      const rest = page.filter((_, here) => here !== index);
      const taken = page.slice(index, index + 1);
      const edited =
        what === 'added'
          ? [...page.slice(0, index), extra, ...page.slice(index)]
          : what === 'removed'
            ? rest
            : index === page.length - 1
              ? [...taken, ...rest]
              : [...rest, ...taken];
      const sections = judgeEdit(page, edited);
      if (what === 'moved') {
        expect(sections.length).toBe(1);
        expect(sections[0]?.moved).toBe(true);
      } else {
        expect(titlesOf(sections)).toEqual([what === 'added' ? 'wholly new' : titleOf(page[index] ?? extra)]);
        expect(sections[0]?.change).toBe(what);
      }
    }),
    { numRuns: 200 },
  );
});
