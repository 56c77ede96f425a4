import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokenize } from '../../src/text/blocks/read-blocks.ts';
import { scanBlocks } from '../../src/text/blocks/scan-blocks.ts';

const MARKS = '|||  |    |   |> |- |1. |  - |10) |>| |     |* |- - |  1. |      '.split('|');
const TEXTS =
  'text||```|````|~~~ sh|``` a`b|```y x|<!-- x|-->|x -->|<div>|</div>|<a b>|---|===|# h|[x]: /y|* * *|**b**|2. c|<!-- a -->|<!-->|<p>x|-|+ c|3) x|````x|   |<!-- a --> b|: d|[^1]|\tx'.split(
    '|',
  );

it('finds what the tokenizer finds wherever it is sure', () => {
  const line = fc.tuple(fc.constantFrom(...MARKS), fc.constantFrom(...TEXTS));
  let sure = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
      const text = lines.map((parts) => parts.join('')).join('\n');
      const found = scanBlocks(text);
      if (found === undefined) return;
      sure += 1;
      expect(found).toEqual(tokenize(text));
    }),
    { numRuns: 1500 },
  );
  expect(sure).toBeGreaterThan(300);
});

it('is sure of steps with code and comments, and not of notes, terms and tabs', () => {
  const steps = '1. Step\n\n   ```sh\n   a\n   ```\n<!--\nsource\n-->\n2. Next\n\n# Heading\n\n    code\n';
  expect(scanBlocks(steps)?.map(({ kind, firstLine, lastLine }) => [kind, firstLine, lastLine])).toEqual([
    ['fenced', 3, 5],
    ['html', 6, 8],
    ['indented', 13, 13],
  ]);
  for (const text of ['a[^1]\n\n[^1]: b\n', 'term\n: text\n', '-\ta\n', '<pre>\n\nx\n</pre>\n'])
    expect(scanBlocks(text)).toBeUndefined();
});
