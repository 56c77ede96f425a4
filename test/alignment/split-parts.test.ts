import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitLines } from '../../src/alignment/split-body.ts';
import { splitBody } from '../../src/alignment/split-parts.ts';
import { readWriting } from '../../src/alignment/writing.ts';
import { knownShortcodes } from '../../src/presets/index.ts';

const LINES =
  '||||text|第一句|a -- b|- -->|:  note|1. <!-- b|# One|## Two|```|~~~|    code|- item|1. step|> quote|> [!NOTE]|<!--|-->|<!-- a -->|<pre>|</pre>|{{< note >}}|{{< /note >}}|{{< mermaid >}}|{{< /mermaid >}}|{{< tab name="x|y" >}}|{{</* x|*/>}}|a \\| b|--- \\| ---|[a]: /b|[a]|title\n===='.split(
    '|',
  );

it('a body cut up part by part is what it is at once', () => {
  const site = { origin: 'https://a.example', shortcodes: knownShortcodes() };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 16 }), (written) => {
      const lines = written.join('\n').split('\n');
      const { blocks } = splitLines(lines, readWriting(lines, site));
      expect(splitBody(lines, 0, site).map(({ memo: _, ...block }) => block)).toEqual(blocks);
    }),
    { numRuns: 1500 },
  );
});

it('a version of a body is split as if no other had been', () => {
  const body = fc.array(fc.constantFrom(...LINES, ''), { minLength: 24, maxLength: 40 });
  const edit = fc.record({
    at: fc.nat(40),
    removed: fc.nat(3),
    added: fc.array(fc.constantFrom(...LINES, ''), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(body, fc.array(edit, { minLength: 1, maxLength: 2 }), (first, edits) => {
      const site = { origin: 'https://a.example', shortcodes: knownShortcodes() };
      let lines = first.join('\n').split('\n');
      splitBody(lines, 1, site);
      for (const { at, removed, added } of edits) {
        lines = lines
          .toSpliced(at, removed, ...added)
          .join('\n')
          .split('\n');
        const { blocks } = splitLines(lines, readWriting(lines, site));
        expect(splitBody(lines, 0, site).map(({ memo: _, ...block }) => block)).toEqual(blocks);
      }
    }),
    { numRuns: 300 },
  );
});
