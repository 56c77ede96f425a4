/** Reports of markup that is not recognized as such and appears as text on the page, and text that only looks like markup. */
import { describe, expect, it } from 'vitest';
import { defineShortcode, h, nodes } from '../../src/index.ts';
import { renderInMemory } from '../shortcodes/in-memory-site.ts';

/** The reports for a text, as `line:column target`. */
async function problemsOf(body: string): Promise<string[]> {
  const { problems } = await renderInMemory(body);
  return problems
    .filter(({ code }) => code === 'unread-markup')
    .map(({ place, target }) =>
      place.kind === 'file' ? `${place.start.line}:${place.start.column} ${target}` : 'nowhere',
    );
}

describe('markup that nobody reads is reported', () => {
  it.each([
    ['a {{ < note > }} b', '1:3 {{ < note > }}'],
    ['{ {< note >} }', undefined],
    ['{{＜ note ＞}}', '1:1 {{＜ note ＞}}'],
    ['{{％ /note ％}}', '1:1 {{％ /note ％}}'],
    ['\\{\\{< note >\\}\\}', '1:1 \\{\\{< note >\\}\\}'],
    ['Un ** mot gras ** ici', '1:4 ** mot gras **'],
    ['Un **mot gras ** ici', '1:4 **mot gras **'],
    ['> - 这是**重点：**请看', '1:7 **重点：**'],
    ['**注意：**请看**《指南》**。', '1:6 **请看**'],
    ['Voir [le lien] (/docs/a/).', '1:6 [le lien] (/docs/a/)'],
    ['Voir [le lien] (https://a.example/).', '1:6 [le lien] (https://a.example/)'],
    ['见[文档]（/docs/a/）。', '1:2 [文档]（/docs/a/）'],
    ['见[文档](/docs/a/）。', '1:2 [文档](/docs/a/）'],
    ['text\n\n## Titre {# id}', '3:10 {# id}'],
    ['## 标题 ｛#id｝', '1:7 ｛#id｝'],
    ['| a | b |\n| - - - | - - - |', '2:1 | - - - | - - - |'],
    ['A word[^note], and another[^known].\n\n[^known]: x', '1:7 [^note]'],
    ['&amp; \\* et **\nligne** ici, ** deux mots **', '2:14 ** deux mots **'],
  ])('%j', async (text, reported) => {
    expect(await problemsOf(text)).toEqual(reported === undefined ? [] : [reported]);
  });
});

describe('text is text', () => {
  it.each([
    '`{{ < note > }}` and `** x **` and `[a] (/b/)`',
    '```\n** two words **\n{{ < note > }}\n```',
    '    [a] (/b/)\n    ** two words **',
    '{{</* note */>}} shows a tag',
    '2 ** 3 ** 4, and src/**/a/**/b, and **/two/**',
    '\\*\\*two words\\*\\*',
    '**bold** and **bold [link](/docs/containers/) in it** and ***both***',
    '[a](/docs/containers/) (see above), [b] (not an address), [x] (/no/)',
    '- [ ] (/a/)',
    '[a][ref] (/b/)\n\n[ref]: /docs/containers/',
    '## Title {#id}',
    '| a | b |\n|---|---|\n| - - | x |',
    '- - -',
    '<p>** two words **</p>',
    '$x$ {#not-a-heading}',
    'one[^a]\n\n[^a]: [^x] and [^/]+ alone are classes of characters',
    '    - code that is a page of its own\n\ntext',
  ])('%j', async (text) => {
    expect(await problemsOf(text)).toEqual([]);
  });
});

/** `<div>{{ .Inner | markdownify }}</div>` */
const BOX = defineShortcode({
  name: 'box',
  params: {},
  inner: true,
  examples: [],
  render: ({ inner }, context) => nodes(h('div', context.markdownBlocks(inner))),
});

it('a list that is indented with the tags around it shows as code, as in Hugo', async () => {
  const { problems, html } = await renderInMemory(
    '1. x\n\n    {{< box >}}\n    - one\n    - two\n    {{< /box >}}\n',
    {
      kind: 'hugo',
      definitions: [BOX],
    },
  );
  expect(html).toMatch(/<pre[^>]*>[\s\S]*- one/);
  expect(problems).toMatchObject([
    { code: 'unread-markup', target: '- one', message: expect.stringContaining('list “- one”') },
  ]);
});

describe('HTML where a site allows none', () => {
  it.each([
    ['a <b class="x">b</b>\n\n<div>c</div>\n', '1:3 <b class="x">'],
    ['<!-- a comment -->\n\n<p>x</p>\n', '3:1 <p>'],
    ['<!-- <b> -->text\n', undefined],
    ['`<b>`, &lt;b>, <https://a.example/>\n', undefined],
  ])('is reported once a page: %j', async (text, expected) => {
    const { problems } = await renderInMemory(text, { kind: 'hugo', rawHtml: false });
    const found = problems.map(({ code, place, target }) =>
      place.kind === 'file' ? `${code} ${place.start.line}:${place.start.column} ${target}` : code,
    );
    expect(found).toEqual(expected === undefined ? [] : [`unsafe-content ${expected}`]);
  });
});

describe('an id that stands twice', () => {
  const TEXT = '## A {#x}\n\n## B {#x}\n\n<a id="x"></a><i id="y">i</i>\n\n## Y\n\n## Y\n';

  it.each([
    ['lockstep', ['3:1 x'], ['x', 'x-1', 'x-2', 'y', 'y-1', 'y-1-1']],
    ['hugo', ['3:1 x', '7:1 y'], ['x', 'x', 'x', 'y', 'y', 'y-1']],
  ] as const)('is reported once, and unique where the site is ours: %s', async (kind, expected, ids) => {
    const { problems, html } = await renderInMemory(TEXT, { kind });
    const found = problems.map(({ code, place, target }) =>
      place.kind === 'file' ? `${code} ${place.start.line}:${place.start.column} ${target}` : code,
    );
    expect(found).toEqual(expected.map((each) => `duplicate-id ${each}`));
    expect(Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id]) => id)).toEqual(ids);
  });
});
