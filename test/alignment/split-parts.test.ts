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
