import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCsv } from '../../src/formats/index.ts';

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

it.each([
  [
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\r\n\r\n"x, ""y""",2',
    [
      ['a', 'b'],
      ['x, "y"', '2'],
    ],
  ],
  ['one\nlast,', [['one'], ['last', '']]],
  ['"two\nlines",b', [['two\nlines', 'b']]],
  ['', []],
])('reads %j', (text, rows) => {
  expect(parseCsv(text)).toEqual(rows);
});

it('reads back what is written in quotation marks', () => {
  const cells = fc.string({ unit: 'grapheme' });
  const rows = fc.array(fc.array(cells, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(rows, (table) => {
      const text = table.map((row) => row.map(quote).join(',')).join('\n');
      expect(parseCsv(text)).toEqual(table);
    }),
  );
});

it('ends for every text', () => {
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseCsv(text))));
});
