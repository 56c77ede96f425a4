import { expect, it } from 'vitest';
import { createProblem, filePlace } from '../../../src/diagnostics/index.ts';
import { groupUnknownShortcodes } from '../../../src/site/load/group-problems.ts';

const unknown = (name: string, file: string, line: number, stub: string) =>
  createProblem('unknown-shortcode', filePlace(file, { line, column: 1 }), {
    message: `Unexpected shortcode “${name}”, expected one that exists.`,
    target: name,
    stub,
  });

it('says of each unknown shortcode once how often and where it is used', () => {
  const other = createProblem('missing-page', filePlace('a.md'), { message: 'Unexpected.' });
  const grouped = groupUnknownShortcodes([
    unknown('x', 'a.md', 1, 'short'),
    other,
    unknown('y', 'a.md', 3, 'y'),
    unknown('x', 'a.md', 9, 'the longest'),
    unknown('x', 'b.md', 2, 'short'),
  ]);
  expect(grouped).toHaveLength(3);
  expect(grouped[0]).toMatchObject({
    target: 'x',
    message: 'Unexpected shortcode “x”, expected one that exists; it is used 3 times in 2 files.',
    place: { file: 'a.md', start: { line: 1 } },
    pages: ['a.md', 'b.md'],
    places: [{ start: { line: 1 } }, { start: { line: 9 } }, { start: { line: 2 } }],
    stub: 'the longest',
  });
  expect(grouped[1]).toBe(other);
  expect(grouped[2]).not.toHaveProperty('places');
});
