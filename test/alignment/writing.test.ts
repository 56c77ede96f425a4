import { describe, expect, test } from 'vitest';
import { alignOutlines, parseOutline } from '../../src/alignment/index.ts';
import { compareSource } from '../../src/drift/index.ts';
import { textToAnchor } from '../../src/markdown/index.ts';
import { knownShortcodes } from '../../src/presets/index.ts';

const OPTIONS = {
  origin: 'https://bread.example',
  hosts: ['crumb.example'],
  sourceLocale: 'en',
  shortcodes: knownShortcodes(),
  anchorOf: (text: string) => textToAnchor(text, 'github'),
};
const PATH = 'docs/oven.md';
const outline = (text: string) => parseOutline(text, OPTIONS, PATH);
const isSame = (before: string, after: string) => compareSource(outline(before), outline(after)).length === 0;

describe('written otherwise, and the same for a reader', () => {
  test.each([
    ['a reference link', 'Read [this](/flour/) now.', 'Read [this][f] now.\n\n[f]: /flour/'],
    ['a reference by its own text', 'Read [this](/flour/).', 'Read [this].\n\n[this]: /flour/ "Flour"'],
    ['a definition that nothing uses', 'Bake.', 'Bake.\n\n[f]: /flour/'],
    ['a footnote by another name', 'Salt[^s].\n\n[^s]: Much.', 'Salt[^1].\n\n[^1]: Much.'],
    [
      'a character reference',
      'Flour & water — “warm” © 2024',
      'Flour &amp; water &mdash; &quot;warm&quot; &#169; 2024',
    ],
    ['dashes as they are typed', 'one -- two --- three', 'one – two — three'],
    ['marks that are not seen', 'sourdough', 'sour\u00addou\u200bgh'],
    ['a composed letter', 'p\u00e9trir', 'pe\u0301trir'],
    [
      'an element',
      "Press <B class='x' id=y>now</B><br>or not",
      'Press <b id="y" class="x">now</b><br />or not',
    ],
    [
      'white space between elements',
      '<ul>\n<li>a</li>\n</ul>',
      '<ul>\n  <li>a</li>\n\n</ul>'.replace('\n\n', '\n'),
    ],
    ['a title in other quotes', "![Loaf](/a.png 'A loaf')", '![Loaf](/a.png "A loaf")'],
    [
      'an address that shows itself',
      'At https://x.example/a',
      'At [https://x.example/a](https://x.example/a)',
    ],
    ['a relative address', '[a](../flour/#rye)', '[a](/docs/flour/#rye)'],
    ['another host of the site', '[a](https://crumb.example/docs/a/)', '[a](/docs/a)'],
    ['the folder of the source', '[a](/en/docs/a/)', '[a](/docs/a/)'],
    ['a drawing', '```mermaid\ngraph LR\n```', '{{< mermaid >}}\ngraph LR\n{{< /mermaid >}}'],
    ['an alert', '{{% alert title="Tip" %}}\nRest.\n{{% /alert %}}', '> [!TIP]\n> Rest.'],
    ['a part for the template', '{{% capture body %}}\nKnead.\n{{% /capture %}}', 'Knead.'],
    ['a switch', '---\ntitle: A\n---\nx', '---\ntitle: A\nwide: true\ndate: 2024-01-01\n---\nx'],
    ['the id that it has anyway', '## Rye\n\nx', '## Rye {#rye}\n\nx'],
    ['the indent of a list', '- a\n  - b', '- a\n    - b'],
  ])('%s', (_, before, after) => {
    expect(isSame(before, after)).toBe(true);
  });
});

describe('not the same', () => {
  test.each([
    ['the target of a reference', '[a]\n\n[a]: /x/', '[a]\n\n[a]: /y/'],
    ['the level of an item', '- a\n- b', '- a\n  - b'],
    ['the number that a list starts with', '1. a\n2. b', '4. a\n5. b'],
    ['an id', '## Rye {#a}\n\nx', '## Rye {#b}\n\nx'],
    ['a tag that is shown, not meant', 'a <kbd>b</kbd>', 'a &lt;kbd&gt;b&lt;/kbd&gt;'],
    ['the kind of an alert', '> [!TIP]\n> Rest.', '> [!WARNING]\n> Rest.'],
    ['text below an open fence in a quote', '> ```\n> a\n\nOne.', '> ```\n> a\n\nTwo.'],
    ['text below an open fence in an item', '- x\n  ```\n  a\n\nOne.', '- x\n  ```\n  a\n\nTwo.'],
  ])('%s', (_, before, after) => {
    expect(isSame(before, after)).toBe(false);
  });
});

describe('alignment', () => {
  const pairs = (source: string, translation: string) => {
    const one = outline(source);
    const alignment = alignOutlines(one, outline(translation), OPTIONS);
    return one.sections.slice(1).map((section) => alignment.sectionOf(section)?.title ?? '');
  };

  test('sections with the same id are paired regardless of their position', () => {
    expect(
      pairs(
        '## Rye {#r}\n\na\n\n## Wheat {#w}\n\nb\n\n## Oats\n\nc\n',
        '## Blé {#w}\n\nb\n\n## Seigle {#r}\n\na\n\n## Avoine\n\nc\n',
      ),
    ).toEqual(['Seigle', 'Blé', 'Avoine']);
  });

  test('sections that name other things are none', () => {
    expect(
      pairs(
        '## Rye\n\nWith `rye` in 20.\n\n### Ovens\n\nThe `oven` at 240.\n',
        '## Seigle\n\nAvec `rye` en 20.\n\n### Levain\n\nLe `levain` à 28.\n',
      ),
    ).toEqual(['Seigle', '']);
  });

  test('code whose comments are translated is the same code', () => {
    const code = (comment: string, command: string) => `\`\`\`shell\n${command} # ${comment}\n\`\`\`\n`;
    expect(
      pairs(
        `## Knead\n\n${code('by hand', 'knead --slow dough')}\n## Weigh\n\n${code('all', 'weigh flour')}\n## Bake\n\n${code('hot', 'bake --hot loaf')}`,
        `## Pétrir\n\n${code('à la main', 'knead --slow dough')}\n## Cuire\n\n${code('chaud', 'bake --hot loaf')}`,
      ),
    ).toEqual(['Pétrir', '', 'Cuire']);
  });

  test('the comment before a heading is no part of the section before it', () => {
    const { sections } = outline('## 甲\n\n文。\n\n<!--\n## Two\n-->\n## 乙\n\n文。\n');
    expect(sections.map(({ start, end }) => [start, end])).toEqual([
      [1, 1],
      [1, 4],
      [8, 10],
    ]);
  });
});
