/** Markup that stands on the page as text, with its place; and text that only looks like it. */
import { describe, expect, it } from 'vitest';
import { renderInMemory } from '../shortcodes/in-memory-site.ts';

/** What is told of a text, as `line:column target`. */
async function toldOf(body: string): Promise<string[]> {
  const { problems } = await renderInMemory(body);
  return problems
    .filter(({ code }) => code === 'unread-markup')
    .map(({ place, target }) =>
      place.kind === 'file' ? `${place.start.line}:${place.start.column} ${target}` : 'nowhere',
    );
}

describe('markup that nobody reads is told', () => {
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
    ['&amp; \\* et **\nligne** ici, ** deux mots **', '2:14 ** deux mots **'],
  ])('%j', async (text, told) => {
    expect(await toldOf(text)).toEqual(told === undefined ? [] : [told]);
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
  ])('%j', async (text) => {
    expect(await toldOf(text)).toEqual([]);
  });
});
