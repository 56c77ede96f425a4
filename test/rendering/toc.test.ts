import { expect, it } from 'vitest';
import { tocOf } from '../../src/rendering/index.ts';

const heading = (id: string, html: string, depth = 2) => ({ id, html, depth });
const LEVELS = { startLevel: 2, endLevel: 3 };

it('omits headings without anything to read from the table of contents, and keeps what is below them', () => {
  const entries = tocOf(
    [
      heading('a', 'One'),
      heading('b', ' <a name="old"></a> '),
      heading('c', 'Below it', 3),
      heading('d', '<img src="/x.png" alt="Two">'),
    ],
    LEVELS,
  );
  expect(entries.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
});
