import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineIndex, filePlace } from '../../src/diagnostics/index.ts';

describe('createLineIndex', () => {
  it.each([
    [0, { line: 1, column: 1 }],
    [2, { line: 1, column: 3 }],
    [3, { line: 1, column: 4 }],
    [4, { line: 2, column: 1 }],
    [5, { line: 3, column: 1 }],
    [7, { line: 3, column: 3 }],
    [8, { line: 4, column: 1 }],
  ])('has offset %i at %j', (offset, point) => {
    expect(createLineIndex('abc\n\n中😀\n'.replace('😀', '文')).pointAt(offset)).toEqual(point);
  });

  it('counts columns in UTF-16 code units', () => {
    expect(createLineIndex('😀x').pointAt(2)).toEqual({ line: 1, column: 3 });
  });

  it('takes CR and LF for one line end', () => {
    const index = createLineIndex('a\r\nb\r\n');
    expect(index.lines).toBe(3);
    expect(index.pointAt(3)).toEqual({ line: 2, column: 1 });
  });

  it('keeps within the text', () => {
    const index = createLineIndex('a\nb');
    expect([0, 1, 2, 3].map((line) => index.offsetOf(line))).toEqual([0, 0, 2, 2]);
  });

  it('finds every offset again by its point', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '中', '😀') }),
        fc.nat(),
        (text, any) => {
          const index = createLineIndex(text);
          const offset = any % (text.length + 1);
          const { line, column } = index.pointAt(offset);
          expect(index.offsetOf(line) + column - 1).toBe(offset);
          expect(text.slice(0, offset).split('\n')).toHaveLength(line);
        },
      ),
    );
  });
});

describe('filePlace', () => {
  it('is the start of the file when nothing else is known, and has an end only when that is known', () => {
    expect(filePlace('a.md')).toEqual({ kind: 'file', file: 'a.md', start: { line: 1, column: 1 } });
    const end = { line: 2, column: 5 };
    expect(filePlace('a.md', { line: 2, column: 1 }, end)).toEqual({
      kind: 'file',
      file: 'a.md',
      start: { line: 2, column: 1 },
      end,
    });
  });
});
