/** Pages with one thing wrong each, and what is to be said of it: place, severity and code, exactly. */
import { Buffer } from 'node:buffer';
import { page, type TinySite, type Tree } from './tiny-site.ts';

export interface BadPage {
  /** What is wrong; the page is `content/en/bad/<name>.md`. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Other files that it needs. */
  readonly files?: Tree;
  /** Links in the file system: path → target. */
  readonly links?: Readonly<Record<string, string>>;
  /** As `showProblem` says it; a file in the folder `content/en/bad/` by its name alone. */
  readonly problems: readonly string[];
  /** False where the page is whole in spite of it. */
  readonly box?: boolean;
  /** Text that the page must still show. */
  readonly shows?: string;
}

const ABOVE = '../../../../../../../../..';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([...part]))));

const SHORTCODES: readonly BadPage[] = [
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
    // The second tag was meant to be the closing one.
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
    // The same text in two languages, of which the first lacks its closing tag.
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

const REFERENCES: readonly BadPage[] = [
  {
    name: 'missing-include',
    content: page('Include', 'a\n{{< include "nowhere.md" >}}'),
    problems: ['missing-include.md:6:1 error missing-include'],
  },
  {
    name: 'missing-example',
    content: page('Example', '{{% codenew file="pods/nowhere.yaml" %}}'),
    problems: ['missing-example.md:5:1 error missing-example'],
  },
  {
    name: 'missing-term',
    content: page('Term', 'A {{< glossary_tooltip term_id="nothing" text="thing" >}}.'),
    problems: ['missing-term.md:5:3 error missing-term'],
  },
  {
    name: 'missing-page',
    content: page('Page', 'See [it]({{< ref "/docs/nowhere" >}}).'),
    problems: ['missing-page.md:5:10 error missing-page'],
    box: false,
  },
  {
    name: 'missing-resource',
    content: page('Resource', '{{< imgproc nowhere Fit "1x1" >}}{{< /imgproc >}}'),
    problems: ['missing-resource.md:5:1 error missing-resource'],
  },
  {
    name: 'missing-file',
    content: page('File', '{{< readfile "nowhere.md" >}}'),
    problems: ['missing-file.md:5:1 error missing-include'],
  },
  {
    name: 'broken-include',
    content: page('Include', '{{< include "broken.md" >}}'),
    files: { 'content/en/includes/broken.md': page('', 'A fragment with\n{{< nope-f >}}.') },
    problems: ['content/en/includes/broken.md:6:1 error unknown-shortcode'],
    shows: 'A fragment with',
  },
  {
    name: 'include-cycle',
    content: page('Cycle', '{{< include "one.md" >}}'),
    files: {
      'content/en/includes/one.md': 'One.\n\n{{< include "two.md" >}}\n',
      'content/en/includes/two.md': 'Two. {{< include "one.md" >}}\n',
    },
    problems: ['content/en/includes/two.md:1:6 error include-cycle'],
    shows: 'Two.',
  },
  {
    name: 'includes-itself',
    content: page('Cycle', 'Text.\n\n{{< include "bad/includes-itself.md" >}}'),
    problems: ['includes-itself.md:7:1 error include-cycle'],
    shows: 'Text.',
  },
];

const OUTSIDE: readonly BadPage[] = [
  {
    name: 'include-above',
    content: page('Outside', `{{< include "${ABOVE}/etc/passwd" >}}`),
    problems: ['include-above.md:5:1 error path-outside-site'],
  },
  {
    name: 'example-above',
    content: page('Outside', `{{< codenew file="${ABOVE}/etc/passwd" >}}`),
    problems: ['example-above.md:5:1 error path-outside-site'],
  },
  {
    name: 'file-above',
    content: page('Outside', `{{< readfile "${ABOVE}/etc/passwd" >}}`),
    problems: ['file-above.md:5:1 error path-outside-site'],
  },
  {
    name: 'resource-above',
    content: page('Outside', `{{< imgproc "${ABOVE}/etc/passwd" Fit "1x1" >}}{{< /imgproc >}}`),
    problems: ['resource-above.md:5:1 error path-outside-site'],
  },
  {
    name: 'include-absolute',
    content: page('Outside', '{{< include "/etc/passwd" >}}'),
    problems: ['include-absolute.md:5:1 error missing-include'],
  },
  {
    name: 'file-absolute',
    content: page('Outside', '{{< readfile "/etc/passwd" >}}'),
    problems: ['file-absolute.md:5:1 error missing-include'],
  },
  {
    name: 'include-link',
    content: page('Outside', '{{< include "linked.md" >}}'),
    links: { 'content/en/includes/linked.md': '/etc/passwd' },
    problems: [
      'include-link.md:5:1 error path-outside-site',
      'content/en/includes/linked.md:1:1 error path-outside-site',
    ],
  },
  {
    name: 'example-link',
    content: page('Outside', '{{< codenew file="linked.yaml" >}}'),
    links: { 'examples/linked.yaml': '/etc/passwd' },
    problems: [
      'example-link.md:5:1 error path-outside-site',
      'examples/linked.yaml:1:1 error path-outside-site',
    ],
  },
  {
    name: 'file-in-linked-folder',
    content: page('Outside', '{{< readfile "/static/linked/passwd" >}}'),
    links: { 'static/linked': '/etc' },
    problems: [
      'file-in-linked-folder.md:5:1 error path-outside-site',
      'static/linked:1:1 error path-outside-site',
    ],
  },
  {
    name: 'resource-link',
    content: page('Outside', 'The bundle beside this page.'),
    files: {
      'content/en/bad/bundle/index.md': page('Bundle', '{{< imgproc photo Fit "1x1" >}}{{< /imgproc >}}'),
    },
    links: { 'content/en/bad/bundle/photo.png': '/etc/passwd' },
    problems: ['bundle/index.md:5:1 error missing-resource', 'bundle/photo.png:1:1 error path-outside-site'],
    box: false,
  },
  {
    name: 'loops',
    content: page('Loops', '{{< include "loop.md" >}}'),
    links: {
      'content/en/includes/loop.md': 'loop.md',
      'content/en/bad/deep/round': '..',
      'static/round': '.',
    },
    problems: ['loops.md:5:1 error missing-include', 'content/en/includes/loop.md:1:1 error unreadable-file'],
  },
];

const FILES: readonly BadPage[] = [
  {
    name: 'latin-1',
    content: bytes(page('Latin', 'un caf'), [0xe9, 0x0a]),
    problems: ['latin-1.md:6:1 error invalid-encoding'],
  },
  {
    name: 'nul',
    content: page('Nul', 'a\0b'),
    problems: ['nul.md:5:2 error invalid-encoding'],
  },
  {
    name: 'utf-16',
    content: bytes([0xff, 0xfe], [...Buffer.from(page('Wide', 'text'), 'utf16le')]),
    problems: ['utf-16.md:1:1 error invalid-encoding'],
  },
  {
    // Line ends of Windows are none of the page's faults, nor do they move what is.
    name: 'crlf',
    content: page('Windows', '## A heading\n\nText {{< nope-g >}} and\n{{< note >}}\nmore.').replaceAll(
      '\n',
      '\r\n',
    ),
    problems: ['crlf.md:7:6 error unknown-shortcode', 'crlf.md:8:1 error unclosed-shortcode'],
    shows: '<h2 id="a-heading">A heading</h2>',
  },
  {
    name: 'byte-order-mark',
    content: `\uFEFF${page('Marked', 'Text {{< nope-h >}}.')}`,
    problems: ['byte-order-mark.md:5:6 error unknown-shortcode'],
    shows: '<h1>Marked</h1>',
  },
  {
    name: 'byte-order-mark-alone',
    content: '\uFEFFText {{< nope-i >}}.\n',
    problems: ['byte-order-mark-alone.md:1:6 error unknown-shortcode'],
    shows: 'Text',
  },
  {
    name: 'empty',
    content: '',
    problems: [],
    box: false,
  },
  {
    name: 'endless-front-matter',
    content: '---\ntitle: Endless\n\nText.\n',
    problems: ['endless-front-matter.md:1:1 error invalid-front-matter'],
    box: false,
  },
  {
    name: 'bad-yaml',
    content: '---\ntitle: [a, b\nweight: 1\n---\n\nText.\n',
    problems: ['bad-yaml.md:3:1 error invalid-front-matter'],
    box: false,
    shows: 'Text.',
  },
  {
    name: 'duplicate-keys',
    content: '---\ntitle: One\ntitle: Two\n---\n\nText.\n',
    problems: ['duplicate-keys.md:3:1 warning invalid-front-matter'],
    box: false,
    shows: 'Text.',
  },
  {
    name: 'long-line',
    content: page('Long', `short\n${'x'.repeat(10 * 1024 * 1024 + 1)}`),
    problems: ['long-line.md:6:1 error too-large'],
  },
  {
    name: 'deep-quotes',
    content: page('Deep', `Text.\n\n${'>'.repeat(10_000)} x`),
    problems: ['deep-quotes.md:7:1 error too-deep'],
  },
  {
    name: 'deep-lists',
    content: page('Deep', `${'- '.repeat(10_000)}x`),
    problems: ['deep-lists.md:5:1 error too-deep'],
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

const OWN_SHORTCODES: readonly BadPage[] = [
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
    files: { 'shortcodes/hangs.ts': own('hangs', 'for (;;);') },
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

export const BAD_PAGES: readonly BadPage[] = [
  ...SHORTCODES,
  ...REFERENCES,
  ...OUTSIDE,
  ...FILES,
  ...OWN_SHORTCODES,
];

export const badFile = ({ name }: BadPage): string => `content/en/bad/${name}.md`;

/** The findings of a page, files written out. */
export function expectedProblems({ problems }: BadPage): string[] {
  return problems.map((problem) =>
    /^(?:content|examples|static|shortcodes)\//.test(problem) ? problem : `content/en/bad/${problem}`,
  );
}

export function addBadPages(site: TinySite): void {
  for (const bad of BAD_PAGES) {
    site.write({ [badFile(bad)]: bad.content, ...bad.files });
    for (const [path, target] of Object.entries(bad.links ?? {})) site.link(target, path);
  }
}
