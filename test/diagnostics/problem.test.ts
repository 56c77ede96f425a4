import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CATALOGUE,
  compareProblems,
  countBySeverity,
  createProblem,
  filePlace,
  isProblemCode,
  NOWHERE,
  type Place,
  type Problem,
  sortProblems,
} from '../../src/diagnostics/index.ts';

const at = (file: string, line: number, column: number): Place => filePlace(file, { line, column });
const problem = (place: Place, message = 'm', more: Partial<Problem> = {}): Problem => ({
  ...createProblem('missing-include', place, { message }),
  ...more,
});

describe('createProblem', () => {
  it('takes its severity from the catalogue', () => {
    expect(createProblem('missing-include', NOWHERE, { message: 'm' }).severity).toBe('error');
    expect(createProblem('duplicate-alias', NOWHERE, { message: 'm' }).severity).toBe('warning');
    expect(createProblem('missing-include', NOWHERE, { message: 'm', severity: 'info' }).severity).toBe(
      'info',
    );
  });

  it('has no fields but those that say something', () => {
    const made = createProblem('missing-include', NOWHERE, { message: 'm', hint: undefined, target: 'x' });
    expect(Object.keys(made).sort()).toEqual(['code', 'message', 'place', 'severity', 'target']);
  });
});

describe('the catalogue', () => {
  it.each(Object.entries(CATALOGUE))(
    'has a code in kebab case and a title without a full stop: %s',
    (code, { title }) => {
      expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(isProblemCode(code)).toBe(true);
    },
  );

  it.each(['', 'toString', 'constructor', 'missing'])('has no code “%s”', (code) => {
    expect(isProblemCode(code)).toBe(false);
  });
});

describe('sortProblems', () => {
  it('orders by file, line, column, code and message; what stands nowhere comes first', () => {
    const ordered = [
      problem(NOWHERE, 'a'),
      problem(NOWHERE, 'b'),
      problem(at('content/a.md', 2, 9)),
      problem(at('content/a.md', 10, 1)),
      createProblem('missing-data', at('content/a.md', 10, 2), { message: 'z' }),
      problem(at('content/a.md', 10, 2), 'a'),
      problem(at('content/a.md', 10, 2), 'b'),
      problem(at('content/b.md', 1, 1)),
    ];
    expect(sortProblems([...ordered].reverse())).toEqual(ordered);
  });

  it('compares names by code units, whatever the locale of the machine', () => {
    const files = ['content/Z.md', 'content/a.md', 'content/é.md', 'content/中.md'];
    const sorted = sortProblems([...files].reverse().map((file) => problem(at(file, 1, 1))));
    expect(sorted.map(({ place }) => (place.kind === 'file' ? place.file : ''))).toEqual(files);
  });

  it('says once what is said twice, and names all pages that show it', () => {
    const place = at('content/en/includes/x.md', 3, 1);
    const sorted = sortProblems([
      problem(place, 'm', { pages: ['content/en/b.md'] }),
      problem(place, 'm', { pages: ['content/en/a.md', 'content/en/b.md'] }),
      problem(place, 'm'),
    ]);
    expect(sorted).toEqual([problem(place, 'm', { pages: ['content/en/a.md', 'content/en/b.md'] })]);
  });

  it('names the first of the locales that show the same fragment', () => {
    const shown = ['fr', 'en', 'uk'].map((locale) =>
      problem(at('content/en/includes/x.md', 3, 1), 'm', { locale }),
    );
    expect(sortProblems(shown).map(({ locale }) => locale)).toEqual(['en']);
  });

  it('keeps what differs in its target, its message or its place', () => {
    const kept = [
      problem(at('a.md', 1, 1), 'm', { target: 'x' }),
      problem(at('a.md', 1, 1), 'm', { target: 'y' }),
      problem(at('a.md', 1, 1), 'n', { target: 'x' }),
      problem(at('a.md', 1, 2), 'm', { target: 'x' }),
    ];
    expect(sortProblems(kept)).toHaveLength(4);
  });
});

const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constant(NOWHERE),
  fc
    .tuple(fc.constantFrom('a.md', 'b.md'), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .map(([file, line, column]) => at(file, line, column)),
);
const problems = fc.array(
  fc
    .record({
      place,
      message: fc.constantFrom('m', 'n'),
      target: fc.constantFrom('x', 'y'),
      locale: fc.constantFrom('en', 'fr'),
      pages: fc.subarray(['p.md', 'q.md', 'r.md']),
    })
    .map(({ place: where, pages, ...details }) =>
      createProblem('missing-page', where, {
        ...details,
        pages: pages.length === 0 ? undefined : pages,
      }),
    ),
  { maxLength: 12 },
);

describe('sortProblems, for any findings', () => {
  it('gives one order, whichever way they come', () => {
    fc.assert(
      fc.property(problems, fc.func(fc.integer()), (found, rank) => {
        const shuffled = [...found].sort((a, b) => rank(a) - rank(b));
        expect(sortProblems(shuffled)).toEqual(sortProblems(found));
      }),
    );
  });

  it('changes nothing when done again, and is ordered', () => {
    fc.assert(
      fc.property(problems, (found) => {
        const sorted = sortProblems(found);
        expect(sortProblems(sorted)).toEqual(sorted);
        for (const [index, next] of sorted.slice(1).entries())
          expect(compareProblems(sorted[index] ?? next, next)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('countBySeverity', () => {
  it('counts every severity, also those that are absent', () => {
    expect(
      countBySeverity([
        problem(NOWHERE),
        problem(NOWHERE),
        createProblem('missing-data', NOWHERE, { message: '' }),
      ]),
    ).toEqual({ error: 2, warning: 1, info: 0 });
  });
});
