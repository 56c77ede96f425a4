/** After any operations on a text, a character from a file still has its place in that file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concat,
  generated,
  mapLines,
  originAt,
  type SourceFile,
  type SourceText,
  slice,
  sourceOf,
  trim,
} from '../../src/text/index.ts';

/**
 * Files are made of letters, each of which stands once in all of them; line ends and spaces apart. So a letter of a derived text tells which file and offset
 * it must come from. Generated text is made of digits.
 */
const FILES: readonly SourceFile[] = [
  { path: 'a.md', text: 'abc def\n  ghi\n\n jk\n' },
  { path: 'b.md', text: '\n\nlm\n no pq\nrst' },
  { path: 'c.md', text: 'u' },
];

const file = fc.constantFrom(...FILES);

const verbatim = fc.tuple(file, fc.nat(20), fc.nat(20)).map(([source, a, b]) => {
  const clamp = (offset: number) => Math.min(offset, source.text.length);
  return sourceOf(source, clamp(Math.min(a, b)), clamp(Math.max(a, b)));
});

const made = fc
  .tuple(fc.stringMatching(/^[0-9\n ]{0,6}$/), fc.option(file))
  .map(([text, origin]) => generated(text, origin === null ? undefined : { file: origin, offset: 0 }));

type Step = (text: SourceText, others: readonly SourceText[]) => SourceText;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.nat(30), fc.nat(30)).map(
    ([a, b]): Step =>
      (text) =>
        slice(text, Math.min(a, b), Math.max(a, b)),
  ),
  fc.constantFrom<Step>(
    (text) => trim(text),
    (text) => trim(text, '\n'),
    (text, others) => concat([text, ...others]),
    (text, others) => concat([...others, text]),
    (text) => concat([slice(text, 0, 3), generated('00'), slice(text, 3)]),
  ),
  fc.tuple(fc.nat(3), fc.constantFrom('', '1', '  ')).map(
    ([drop, prepend]): Step =>
      (text) =>
        mapLines(text, (line) => ({ drop: Math.min(drop, line.trimEnd().length), prepend })),
  ),
);

const derived = fc
  .tuple(
    verbatim,
    fc.array(fc.tuple(step, fc.array(fc.oneof(verbatim, made), { maxLength: 3 })), { maxLength: 6 }),
  )
  .map(([start, steps]) => steps.reduce((text, [change, others]) => change(text, others), start));

describe('a derived text', () => {
  it('knows the file and offset of every letter', () => {
    fc.assert(
      fc.property(derived, (text) => {
        for (const [at, char] of [...text.text].entries()) {
          if (!/[a-z]/.test(char)) continue;
          const origin = originAt(text, at);
          expect(origin?.file.text.charAt(origin.offset)).toBe(char);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has its segments in ascending order, inside of it', () => {
    fc.assert(
      fc.property(derived, ({ text, segments }) => {
        const starts = segments.map(({ at }) => at);
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
        for (const start of starts) expect(start).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('slice', () => {
  it('cuts as strings are cut', () => {
    fc.assert(
      fc.property(derived, fc.nat(30), fc.nat(30), (text, a, b) => {
        expect(slice(text, Math.min(a, b), Math.max(a, b)).text).toBe(
          text.text.slice(Math.min(a, b), Math.max(a, b)),
        );
      }),
    );
  });

  it('of the two halves in a row is the whole', () => {
    fc.assert(
      fc.property(derived, fc.nat(30), (text, at) => {
        const whole = concat([slice(text, 0, at), slice(text, at)]);
        expect(whole.text).toBe(text.text);
        for (let offset = 0; offset < text.text.length; offset += 1)
          expect(originAt(whole, offset)).toEqual(originAt(text, offset));
      }),
    );
  });
});
