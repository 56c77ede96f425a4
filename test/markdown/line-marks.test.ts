import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeLineComments } from '../../src/markdown/index.ts';

const NONE = { highlightLines: '', ins: '', del: '', focus: '' };

describe('comments that mark lines', () => {
  it.each([
    ['let a; // [!code ++]\nlet b; // [!code --]', 'let a;\nlet b;', { ins: '1-1', del: '2-2' }],
    ['a: 1 # [!code highlight]', 'a: 1', { highlightLines: '1-1' }],
    ['<p> <!-- [!code focus] -->', '<p>', { focus: '1-1' }],
    ['b {} /* [!code ++] */', 'b {}', { ins: '1-1' }],
    ['select 1 -- [!code --]', 'select 1', { del: '1-1' }],
    ['a\n// [!code focus:2]\nb\nc', 'a\nb\nc', { focus: '2-3' }],
    ['a // [!code ++:3]\nb', 'a\nb', { ins: '1-3' }],
  ])('are taken out of %j', (code, left, marks) => {
    expect(takeLineComments(code, NONE)).toEqual({ code: left, marks: { ...NONE, ...marks } });
  });

  it.each(['// [!code plus]', 'x = "[!code ++]"', '// [!code ++] and more', '[!code ++]'])(
    'are nothing but what they look like: %j',
    (code) => expect(takeLineComments(code, NONE).code).toBe(code),
  );

  it('are added to the lines that the fence names', () => {
    expect(takeLineComments('a // [!code ++]', { ...NONE, ins: '4' }).marks.ins).toBe('4 1-1');
  });

  it('number the notes that stand after a block', () => {
    const code = 'a: 1 # (1)!\n// [!code ++]\nb(); /* (2)! */\nc # (3)!\nd(1)!';
    const taken = takeLineComments(code, NONE, 2);
    expect(taken.code).toBe('a: 1\nb();\nc # (3)!\nd(1)!');
    expect([...(taken.marks.notes ?? [])]).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(taken.marks.ins).toBe('2-2');
    expect(takeLineComments('a # (1)!', NONE).code).toBe('a # (1)!');
  });

  it('leave all other text as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('[!code'));
        expect(takeLineComments(text, NONE)).toEqual({ code: text, marks: NONE });
      }),
    );
  });
});
