/** Wrong tags, and wrong shortcodes of the site. */
import type { BadPage } from './bad-page.ts';
import { page } from './tiny-site.ts';

export const SHORTCODES: readonly BadPage[] = [
  {
    name: 'unknown',
    content: page('Unknown', 'Before {{< nope-a >}} after.'),
    problems: ['unknown.md:5:8 error unknown-shortcode'],
    shows: 'after.',
  },
  {
    name: 'unknown-with-text',
    content: page('Unknown', '{{% nope-b a="b" %}}\nThe *text* inside.\n{{% /nope-b %}}'),
    problems: ['unknown-with-text.md:5:1 error unknown-shortcode'],
    shows: 'inside.',
  },
  {
    name: 'unclosed',
    content: page('Unclosed', 'Text.\n\n  {{< note >}}\nA note without end.\n\n{{< param version >}}'),
    problems: ['unclosed.md:7:3 error unclosed-shortcode'],
    shows: 'v1.35',
  },
  {
    name: 'unclosed-inside',
    content: page('Unclosed', '{{< note >}}\n{{< warning >}}\nText.\n{{< /note >}}'),
    problems: ['unclosed-inside.md:6:1 error unclosed-shortcode'],
    shows: 'Text.',
  },
  {
    // The second tag should have been the closing one.
    name: 'opened-twice',
    content: page(
      'Twice',
      '{{< note >}}\nA note.\n{{< note >}}\n\n## After\n\n{{< note >}}\nAnother.\n{{< /note >}}',
    ),
    problems: [
      'opened-twice.md:5:1 error unclosed-shortcode',
      'opened-twice.md:7:1 error unclosed-shortcode',
    ],
    shows: 'After',
  },
  {
    // The same text in two languages; the first lacks its closing tag.
    name: 'opened-again',
    content: page(
      'Again',
      '<!--\n{{< note >}} The source.\n-->\n{{< note >}}\nThe translation.\n{{< /note >}}',
    ),
    problems: ['opened-again.md:6:1 error unclosed-shortcode'],
    box: false,
    shows: 'The translation.',
  },
  {
    name: 'unclosed-before-others',
    content: page(
      'Before',
      '{{< table caption="T" >}}\n| a | b |\n|---|---|\n| 1 | 2 |\n\n{{< note >}}One.{{< /note >}}\n\n{{% warning %}}Two.{{% /warning %}}',
    ),
    problems: ['unclosed-before-others.md:5:1 error unclosed-shortcode'],
    shows: 'Two.',
  },
  {
    name: 'unclosed-tag',
    content: page('Unclosed', 'A tag {{< param version\n\nand more.'),
    problems: ['unclosed-tag.md:5:7 error unclosed-shortcode'],
    shows: 'A tag',
  },
  {
    name: 'stray-closing',
    content: page('Stray', 'Text {{< /note >}} text.'),
    problems: ['stray-closing.md:5:6 error unexpected-closing-shortcode'],
  },
  {
    name: 'closing-of-nothing',
    content: page('Stray', '{{< param version >}}{{< /param >}}'),
    problems: ['closing-of-nothing.md:5:22 error unexpected-closing-shortcode'],
    shows: 'v1.35',
  },
  {
    name: 'missing-argument',
    content: page('Arguments', '{{< feature-state >}}'),
    problems: ['missing-argument.md:5:1 error invalid-shortcode-arguments'],
  },
  {
    name: 'wrong-argument',
    content: page('Arguments', 'x {{< feature-state state="golden" >}}'),
    problems: ['wrong-argument.md:5:3 error invalid-shortcode-arguments'],
  },
  {
    name: 'mixed-arguments',
    content: page('Arguments', '{{< codenew "a.yaml" language="yaml" >}}'),
    problems: ['mixed-arguments.md:5:22 error invalid-shortcode-arguments'],
  },
  {
    name: 'misplaced',
    content: page('Misplaced', '{{< tab name="x" >}}text{{< /tab >}}'),
    problems: ['misplaced.md:5:1 error misplaced-shortcode'],
  },
  {
    name: 'in-a-fence',
    content: page('Fence', '```\n{{< nope-c >}}\n```\n\n`{{< nope-d >}}` and [link]({{< nope-e >}})'),
    problems: [
      'in-a-fence.md:6:1 error unknown-shortcode',
      'in-a-fence.md:9:2 error unknown-shortcode',
      'in-a-fence.md:9:29 error unknown-shortcode',
    ],
  },
  {
    name: 'nested-too-deep',
    content: page('Deep', `${'{{< note >}}'.repeat(10_000)}x${'{{< /note >}}'.repeat(10_000)}`),
    problems: [`nested-too-deep.md:5:${100 * 12 + 1} error too-deep`],
  },
];

/** A shortcode of the site's own. */
const own = (name: string, render: string, inner = false) =>
  `import { defineShortcode } from 'lockstep';
export default defineShortcode({
  name: '${name}', params: {}, inner: ${inner}, examples: [],
  render(call, context) { ${render} },
});
`;

export const OWN_SHORTCODES: readonly BadPage[] = [
  {
    name: 'throws',
    content: page('Throws', 'Before.\n\n {{< throws >}}\n\nAfter.'),
    files: { 'shortcodes/throws.ts': own('throws', "throw new Error('Not today.');") },
    problems: ['throws.md:7:2 error render-failed'],
    shows: 'After.',
  },
  {
    name: 'returns-nothing',
    content: page('Nothing', 'Before.\n\n{{< returns-nothing >}}\n\nAfter.'),
    files: { 'shortcodes/returns-nothing.ts': own('returns-nothing', '') },
    problems: ['returns-nothing.md:7:1 error render-failed'],
    shows: 'After.',
  },
  {
    name: 'exits',
    content: page('Exits', '{{< exits >}}'),
    files: { 'shortcodes/exits.ts': own('exits', 'process.exit(3);') },
    problems: ['exits.md:1:1 error render-failed'],
  },
  {
    name: 'hangs',
    content: page('Hangs', '{{< hangs >}}'),
    files: {
      'shortcodes/hangs.ts': own('hangs', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'),
    },
    problems: ['hangs.md:1:1 error render-failed'],
  },
  {
    name: 'does-not-parse',
    content: page('Syntax', '{{< does-not-parse >}}'),
    files: { 'shortcodes/does-not-parse.ts': "export default {\n  name: 'x',\n  render( => 1,\n};\n" },
    problems: [
      'does-not-parse.md:5:1 error unknown-shortcode',
      'shortcodes/does-not-parse.ts:3:1 error invalid-shortcode-definition',
    ],
  },
  {
    name: 'fails-to-load',
    content: page('Load', 'Text.'),
    files: { 'shortcodes/fails-to-load.ts': "\nthrow new Error('Too early.');\n" },
    problems: ['shortcodes/fails-to-load.ts:2:7 error invalid-shortcode-definition'],
    box: false,
  },
  {
    name: 'is-none',
    content: page('None', 'Text.'),
    files: { 'shortcodes/is-none.ts': 'export default 1;\n' },
    problems: ['shortcodes/is-none.ts:1:1 error invalid-shortcode-definition'],
    box: false,
  },
];
