/** `lockstep lsp` as editors use it: a process that is used over the protocol, for a site in three languages. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/api/index.ts';
import { freshPath, writeTree } from '../site/tiny-site.ts';
import { type Editor, startEditor } from './editor-client.ts';

const PAGE = 'content/en/docs/a.md';

const SITE = {
  'lockstep.config.ts':
    'export default { title: "T", locales: { en: "English", fr: "Français", uk: "Українська" } };',
  'content/en/_index.md': '---\ntitle: Home\n---\n',
  'content/fr/_index.md': '---\ntitle: Accueil\n---\n',
  'content/uk/_index.md': '---\ntitle: Головна\n---\n',
  'content/en/docs/_index.md': '---\ntitle: Docs\n---\n',
  [PAGE]: '---\ntitle: Page A\ndescription: About A.\n---\n## Set up {#set-up}\n\nText.\n\n## Clean up\n',
  'content/fr/docs/a.md':
    '---\ntitle: La page A\n---\n## Préparer {#set-up}\n\nTexte [ici](#set-up).\n\n## Nettoyer {#nettoyer}\n',
  'content/uk/docs/a.md': '---\ntitle: Сторінка А\n---\n## Підготувати {#set-up}\n\n## Прибрати\n',
  'content/en/docs/b.md':
    '---\ntitle: Page B\n---\n[one](/docs/a/#set-up), [two](a.md#set-up), `/docs/a/#set-up`\n\n[three]({{< ref "docs/a#set-up" >}}) {{< ref "docs/a#set-up" >}}\n',
  'content/fr/docs/b.md': '---\ntitle: La page B\n---\n[un](/docs/a/#set-up)\n',
  'content/en/includes/greeting.md': 'Hello [there](/docs/nowhere/).\n',
  'content/en/includes/hint.md': 'See [A](/docs/a/#set-up).\n',
  'content/en/docs/glossary/index.md': '---\ntitle: Glossary\nlayout: glossary\nheadless: true\n---\n',
  'content/en/docs/glossary/pod.md':
    '---\nid: pod\ntitle: Pod\nshort_description: The smallest unit.\n---\nMore.\n',
  'examples/pods/simple.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: simple\n',
  'shortcodes/own.ts':
    "import { defineShortcode, text } from 'lockstep';\nexport default defineShortcode({ name: 'own', summary: 'A shortcode of this site.', params: { tone: { type: 'string', values: ['soft', 'loud'], required: true } }, inner: false, examples: [], render: () => text('x') });\n",
  'shortcodes/endless.ts':
    "import { defineShortcode, text } from 'lockstep';\nexport default defineShortcode({ name: 'endless', params: {}, inner: false, examples: [], render: () => { process.exit(7); } });\n",
};
const root = freshPath('lsp');
const FRONT = '---\ntitle: Page A\ndescription: About A.\n---\n';
let editor: Editor;

beforeAll(async () => {
  writeTree(root, SITE);
  editor = await startEditor(root, freshPath('lsp-cache'));
  editor.open(PAGE);
});
afterAll(async () => {
  expect(await editor.close()).toBe(0);
});

const labels = async (text: string) =>
  (await editor.complete(PAGE, FRONT + text))?.items.map(({ label }) => label);

describe('completion', () => {
  it('offers shortcodes, whole calls with what they need', async () => {
    const list = await editor.complete(PAGE, `${FRONT}{{< ow|`);
    expect(list?.items).toMatchObject([
      {
        label: 'own',
        detail: 'A shortcode of this site.',
        textEdit: { newText: expect.stringMatching(/^own tone="\$\{1\|soft,loud\|\}" >\}\}\$0$/) },
      },
    ]);
    // The tag is closed, and only its name is missing.
    const name = await editor.complete(PAGE, `${FRONT}{{< no| >}}x{{< /note >}}`);
    expect(name?.items[0]).toMatchObject({ label: 'note', textEdit: { newText: 'note' } });
  });

  it('closes what is open', async () => {
    expect(await labels('{{< note >}}\nText\n{{< /|')).toEqual(['note']);
  });

  it('offers parameters and values by their types', async () => {
    expect(await labels('{{< own |')).toEqual(['tone']);
    expect(await labels('{{< own tone="|" >}}')).toEqual(['soft', 'loud']);
    expect(await labels('{{% include "|" %}}')).toEqual(['greeting.md', 'hint.md']);
    expect(await labels('{{< example file="|')).toEqual(['pods/simple.yaml']);
    expect(await labels('{{< glossary_tooltip term_id="|')).toEqual(['pod']);
    expect(await labels('{{< ref "/docs|')).toEqual(['/docs', '/docs/a', '/docs/b']);
    expect(await labels('{{< param "tit|')).toEqual(['title']);
    expect(await labels('{{< ref "docs/a#|" >}}\n\n## One')).toEqual(['docs/a#one']);
  });

  it('offers pages for links, and the headings of the page that is named', async () => {
    expect(await labels('[x](/docs/a|')).toEqual(['/docs/a/']);
    expect(await labels('[x](/docs/b/#|')).toEqual([]);
    expect(await labels('[x](/docs/a/#|) \n\n## New here')).toEqual(['new-here']);
    expect(await labels('## Own one\n\n[x](#|')).toEqual(['own-one']);
  });

  it('offers keys of front matter', async () => {
    const list = await editor.complete(PAGE, '---\ntitle: Page A\nlinkT|\n---\n');
    expect(list?.items).toMatchObject([{ label: 'linkTitle', textEdit: { newText: 'linkTitle: ' } }]);
  });

  it('offers nothing in plain text', async () => {
    expect(await editor.complete(PAGE, `${FRONT}A note|`)).toBeNull();
  });
});

describe('hover and definition', () => {
  const hoverOf = async (text: string) => {
    const hover = await editor.hover(PAGE, FRONT + text);
    return hover !== null && typeof hover.contents === 'object' && 'value' in hover.contents
      ? hover.contents.value
      : undefined;
  };
  const goTo = async (text: string) => {
    const places = await editor.define(PAGE, FRONT + text);
    return places?.map(({ uri, range }) => `${uri.slice(editor.uri('').length + 1)}:${range.start.line + 1}`);
  };

  it('explain a shortcode and its parameters', async () => {
    expect(await hoverOf('{{< o|wn tone="soft" >}}')).toContain('A shortcode of this site.');
    expect(await hoverOf('{{< own to|ne="soft" >}}')).toContain('`soft` | `loud`, required');
    expect(await goTo('{{< o|wn tone="soft" >}}')).toEqual(['shortcodes/own.ts:1']);
  });

  it('lead to what is named', async () => {
    expect(await hoverOf('{{< glossary_tooltip term_id="p|od" >}}')).toContain('The smallest unit.');
    expect(await goTo('{{< glossary_tooltip term_id="p|od" >}}')).toEqual([
      'content/en/docs/glossary/pod.md:1',
    ]);
    expect(await goTo('{{% include "gree|ting.md" %}}')).toEqual(['content/en/includes/greeting.md:1']);
    expect(await goTo('{{< example file="pods/|simple.yaml" >}}')).toEqual(['examples/pods/simple.yaml:1']);
    expect(await goTo('[x](/docs/|b/)')).toEqual(['content/en/docs/b.md:1']);
    expect(await goTo('[x](b.m|d)')).toEqual(['content/en/docs/b.md:1']);
    expect(await goTo('[x](/docs/no|ne/)')).toBeUndefined();
  });

  it('count what is not saved', async () => {
    expect(await goTo('[x](#ne|w-one)\n\n## New one')).toEqual([`${PAGE}:7`]);
    expect(await hoverOf('[x](#ne|w-one)\n\n## New one')).toContain('Page A: New one');
  });

  it('lead a translation to its own pages', async () => {
    editor.open('content/fr/docs/b.md');
    const places = await editor.define(
      'content/fr/docs/b.md',
      '---\ntitle: B\n---\n[un](/docs/a/#set-|up)\n',
    );
    expect(places).toMatchObject([
      { uri: editor.uri('content/fr/docs/a.md'), range: { start: { line: 3 } } },
    ]);
  });
});

describe('findings', () => {
  it('are those of check for the page, and of what it includes', async () => {
    const text = `${FRONT}[gone](/docs/gone/)\n\n{{< nosuch >}}\n\n{{% include "greeting.md" %}}\n`;
    editor.type(PAGE, text);
    const found = await editor.findings(PAGE);
    writeFileSync(join(root, PAGE), text);
    const { problems } = await check({ site: root, cache: freshPath('lsp-check') });
    const own = problems.filter(({ file }) => file === PAGE);
    expect(found.map(({ code, range }) => [code, range.start.line + 1, range.start.character + 1])).toEqual(
      own.map(({ code, line, column }) => [code, line, column]),
    );
    expect(found.map(({ code }) => code).sort()).toEqual(['missing-page', 'unknown-shortcode']);
    writeFileSync(join(root, PAGE), SITE[PAGE]);
  });

  it('follow what is written, without a save', async () => {
    editor.type(PAGE, `${FRONT}[b](/docs/b/)\n`);
    expect(await editor.findings(PAGE)).toEqual([]);
    editor.type(PAGE, `${FRONT}[b](/docs/b/#no)\n`);
    expect(await editor.findings(PAGE)).toMatchObject([{ code: 'missing-anchor', severity: 1 }]);
    // Another open page has the heading in its unsaved text.
    editor.open('content/en/docs/b.md', '---\ntitle: Page B\n---\n## No\n');
    editor.type(PAGE, `${FRONT}[b](/docs/b/#no) \n`);
    expect(await editor.findings(PAGE)).toEqual([]);
  });

  it('survive a page that ends its thread, and front matter that cannot be read', async () => {
    editor.type(PAGE, `${FRONT}{{< endless >}}\n`);
    expect(await editor.findings(PAGE)).toMatchObject([{ code: 'render-failed' }]);
    editor.type(PAGE, '---\ntitle: [\n---\nText\n');
    expect(await editor.findings(PAGE)).toMatchObject([{ code: 'invalid-front-matter' }]);
    editor.type(PAGE, `${FRONT}Fine.\n`);
    expect(await editor.findings(PAGE)).toEqual([]);
  });
});

describe('rename of a heading id', () => {
  const changed = (edit: Awaited<ReturnType<Editor['rename']>>) =>
    Object.fromEntries(
      Object.entries(edit?.changes ?? {}).map(([uri, edits]) => [
        uri.slice(editor.uri('').length + 1),
        edits.map(({ range: { start, end }, newText }) => [
          `${start.line + 1}:${start.character + 1}-${end.character + 1}`,
          newText,
        ]),
      ]),
    );

  it('changes it in all languages, and every link to it', async () => {
    const b = readFileSync(join(root, 'content/en/docs/b.md'), 'utf8');
    editor.type('content/en/docs/b.md', b);
    const edit = await editor.rename(PAGE, SITE[PAGE].replace('## Set', '## S|et'), 'prepare');
    const place = (line: string, at: string) => `${line.indexOf(at) + 2}`;
    const line = b.split('\n')[3] ?? '';
    const all = changed(edit);
    expect(Object.keys(all).sort()).toEqual([
      PAGE,
      'content/en/docs/b.md',
      'content/en/includes/hint.md',
      'content/fr/docs/a.md',
      'content/fr/docs/b.md',
      'content/uk/docs/a.md',
    ]);
    expect(all[PAGE]).toEqual([['5:13-19', 'prepare']]);
    expect(all['content/fr/docs/a.md']).toEqual([
      ['6:14-20', 'prepare'],
      ['4:15-21', 'prepare'],
    ]);
    expect(all['content/en/docs/b.md']?.map(([at]) => at)).toContain(
      `4:${place(line, '#set-up')}-${Number(place(line, '#set-up')) + 6}`,
    );
    // In both shortcodes too; not in the code, which is no link.
    expect(all['content/en/docs/b.md']).toHaveLength(4);
  });

  it('gives a heading an id that had none', async () => {
    const edit = await editor.rename(PAGE, SITE[PAGE].replace('## Clean', '## C|lean'), 'tidy');
    expect(changed(edit)[PAGE]).toEqual([['9:12-12', ' {#tidy}']]);
  });

  it('refuses what is no id, and one that is taken', async () => {
    const marked = SITE[PAGE].replace('## Set', '## S|et');
    await expect(editor.rename(PAGE, marked, 'two words')).rejects.toThrow('expected letters');
    await expect(editor.rename(PAGE, marked, 'clean-up')).rejects.toThrow('no other heading');
  });
});
