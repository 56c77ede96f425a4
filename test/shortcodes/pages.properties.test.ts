/** Pages with random, often wrong shortcodes: they are rendered, and every problem has a place in them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRAMMAR } from './grammar-definitions.ts';
import { renderInMemory } from './in-memory-site.ts';

const PIECES = [
  ...['{{< note >}}', '{{< /note >}}', '{{% note %}}', '{{% /note %}}', '{{< inner >}}', '{{< /inner >}}'],
  ...[
    '{{< inner />}}',
    '{{< value "x" >}}',
    '{{% value "# y" %}}',
    '{{% md %}}',
    '{{< nope >}}',
    '{{</* note */>}}',
  ],
  ...['{{< tabs name="t" >}}', '{{< /tabs >}}', '{{< tab name="a" codelang="yaml" >}}', '{{< /tab >}}'],
  ...[
    '{{< table caption="c" >}}',
    '{{< /table >}}',
    '{{< include "prerequisites-cluster.md" >}}',
    '{{< toc >}}',
  ],
  ...['{{< codenew file="pods/lifecycle-events.yaml" >}}', '{{< fails >}}', '{{< value', '>}}', '{{<', '%}}'],
  ...[
    '\n',
    '\n\n',
    '   ',
    '- ',
    '1. ',
    '> ',
    '```\n',
    '`',
    '# ',
    '| a |\n|---|\n| ',
    ' |',
    '*',
    '**',
    '[l](',
    ')',
  ],
  ...[
    '<div>',
    '</div>',
    '<!--',
    '-->',
    '<b title="',
    '">',
    'word',
    '中文',
    '\u{F0000}',
    '\u{10FFFD}',
    '\r\n',
  ],
];

const page = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(''));

describe('a page', () => {
  it('is rendered, whatever it holds, and problems stand inside of it', async () => {
    await fc.assert(
      fc.asyncProperty(page, fc.constantFrom('hugo', 'lockstep'), async (source, kind) => {
        const { html, problems } = await renderInMemory(source, { kind, definitions: GRAMMAR });
        const own = source.match(/[\u{F0000}-\u{10FFFD}]/gu)?.length ?? 0;
        const shown = html.match(/[\u{F0000}-\u{10FFFD}]/gu)?.length ?? 0;
        // An author's private-use character appears at most as often as in the source, or additionally in a heading's id.
        if (own === 0) expect(shown).toBe(0);
        const lines = source.split('\n');
        for (const { place, message } of problems) {
          expect(message).toMatch(/[.”!]$/);
          if (place.kind === 'nowhere' || place.file !== 'content/en/docs/containers/hooks/index.md')
            continue;
          const line = lines[place.start.line - 1];
          expect(line).toBeDefined();
          expect(place.start.column).toBeLessThanOrEqual((line?.length ?? 0) + 1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('private characters of the author', () => {
  it.each([
    ['text', 'a \u{F0000}\u{F0001} b {{< value "x" >}}', '<p>a \u{F0000}\u{F0001} b x</p>'],
    ['code', '`\u{F0000}`', '<p><code>\u{F0000}</code></p>'],
    ['what is enclosed', 'x {{< inner >}}\u{F0000}{{< /inner >}}', '<p>x (\u{F0000}|0|)</p>'],
    ['an argument', 'x {{< value "\u{F0000}" >}}', '<p>x \u{F0000}</p>'],
  ])('stay what they are in %s', async (_where, source, html) => {
    expect((await renderInMemory(source, { kind: 'hugo', definitions: GRAMMAR })).html).toBe(html);
  });
});
