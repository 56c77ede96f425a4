/** Export of translations as PO, and import. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowOf, linesOf } from '../../src/drift/exchange/flow.ts';
import { brokenPlaceholders, splitPlaceholders } from '../../src/drift/exchange/placeholders.ts';
import {
  EXCHANGE_FORMATS,
  exchangeFormatOf,
  exportPages,
  importEntries,
  reportDrift,
} from '../../src/drift/index.ts';
import { createRepository, type Repository, runDrift } from './repository.ts';

const EN = 'content/en/docs/a.md';
const FR = 'content/fr/docs/a.md';
const SOURCE =
  '---\ntitle: Hooks\n---\n\nSee `kubectl get` at https://example.org/a.\n\n## Run {#run}\n\n- One {{< note-id "x" >}}\n- Two\n\n| a | b |\n|---|---|\n| c | d |\n\n```sh\nls\n```\n';
const FRENCH = SOURCE.replace('Hooks', 'Crochets')
  .replace('See', 'Voir')
  .replace('## Run', '## Lancer')
  .replace('One', 'Un')
  .replace('Two', 'Deux');
const ABOUT = { locale: 'fr', lang: 'fr', sourceLang: 'en', date: '2026-01-31T12:00:00Z' };
type Format = keyof typeof EXCHANGE_FORMATS;
const FORMATS: readonly Format[] = ['po', 'xliff'];

async function load(repository: Repository) {
  const { report, tree } = await reportDrift({
    root: repository.root,
    locales: ['fr'],
    cache: undefined,
    env: {},
  });
  if (report === undefined || tree === undefined) throw new Error('Expected a report.');
  return { report, tree };
}

async function exported(repository: Repository, format: Format = 'po'): Promise<string> {
  const { report, tree } = await load(repository);
  return EXCHANGE_FORMATS[format].render((await exportPages(report.pages, tree)).segments, ABOUT);
}

async function imported(repository: Repository, text: string) {
  const { report, tree } = await load(repository);
  return importEntries(await exchangeFormatOf(text).parse(text), report.pages, tree);
}

function translated(french = FRENCH): Repository {
  const repository = createRepository();
  repository.write(EN, SOURCE);
  repository.write(FR, french);
  repository.commit('All');
  return repository;
}

describe.each(FORMATS)('a round trip by %s', (format) => {
  test.each([
    ['as it is', FRENCH],
    ['with the line ends of Windows', FRENCH.replaceAll('\n', '\r\n')],
  ])('changes nothing: %s', async (_, french) => {
    using repository = translated(french);
    const text = await exported(repository, format);
    expect(text).not.toContain('ls');
    const { pages, refusals } = await imported(repository, text);
    expect(refusals).toEqual([]);
    expect(pages).toMatchObject([{ page: { file: FR }, open: 0 }]);
    expect(pages[0]?.text).toBeUndefined();
  });

  test('keeps any text of an entry', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme' }),
        async (source, translation) => {
          const segment = {
            context: 'a.md#/0',
            source,
            translation,
            isFuzzy: false,
            place: 'a.md:1',
            from: 0,
            to: 0,
          };
          const { carries, render, parse } = EXCHANGE_FORMATS[format];
          if (![source, translation].every(carries)) return;
          const { entries, locale } = await parse(await render([segment], ABOUT));
          expect(locale).toBe('fr');
          expect(entries).toMatchObject([{ context: segment.context, source, translation, isFuzzy: false }]);
        },
      ),
    );
  });
});

test('a PO file has one entry for each block', async () => {
  using repository = translated();
  const po = await exported(repository);
  expect(po).toContain('msgctxt "docs/a.md:title"\nmsgid "Hooks"\nmsgstr "Crochets"');
  expect(po).toContain('msgid "See `kubectl get` at https://example.org/a."');
});

describe('an XLIFF file', () => {
  test('protects what is not translated, with the ids of the source', async () => {
    using repository = translated(
      FRENCH.replace(
        'Voir `kubectl get` at https://example.org/a.',
        'À https://example.org/a : `kubectl get`.',
      ),
    );
    const xliff = await exported(repository, 'xliff');
    expect(xliff).toContain(
      '<source>See <ph id="1">`kubectl get`</ph> at <ph id="2">https://example.org/a</ph>.</source><target state="translated">À <ph id="2">https://example.org/a</ph> : <ph id="1">`kubectl get`</ph>.</target>',
    );
  });

  test('may come back with empty placeholders, other states and pieces of text', async () => {
    using repository = translated();
    const xliff = (await exported(repository, 'xliff'))
      .replace('>Voir <ph id="1">`kubectl get`</ph>', '><mrk mtype="seg">Lire</mrk> <x id="1"/>')
      .replaceAll('approved="yes"', 'approved="no"');
    const { pages, refusals } = await imported(repository, xliff);
    expect(refusals).toEqual([]);
    expect(pages[0]?.text).toBe(FRENCH.replace('Voir', 'Lire'));
    const unfinished = xliff.replaceAll('state="translated"', 'state="needs-translation"');
    expect((await imported(repository, unfinished)).pages[0]?.text).toBeUndefined();
  });

  test('says what changed in the source, and what was translated', async () => {
    using repository = translated();
    repository.write(EN, SOURCE.replace('See `kubectl get`', 'Read all about `kubectl get`'));
    repository.commit('Source');
    const xliff = await exported(repository, 'xliff');
    expect(xliff).toMatch(
      /approved="no"[^>]*><source>Read all[\s\S]*?state="needs-review-translation">Voir[\s\S]*?<alt-trans alttranstype="previous-version"><source>See <ph/,
    );
    expect((await imported(repository, xliff)).pages[0]?.text).toBeUndefined();
  });

  test('that is broken is refused at its line, and a change of a placeholder at its unit', async () => {
    using repository = translated();
    const xliff = await exported(repository, 'xliff');
    const [broken] = (
      await imported(repository, xliff.replace('>Voir <ph id="1">`kubectl get`</ph>', '>Voir'))
    ).refusals;
    expect(broken?.why).toContain('it lacks `kubectl get`');
    expect(xliff.split('\n')[(broken?.line ?? 0) - 1]).toContain(`<trans-unit id="${broken?.context}"`);
    const { parse } = EXCHANGE_FORMATS.xliff;
    await expect(parse(xliff.replace('</target>', ''))).rejects.toThrow(/^line \d+: /);
    await expect(parse(xliff.replace('version="1.2"', 'version="2.0"'))).rejects.toThrow('expected 1.2');
  });
});

test.each([
  ['{{< t text="node" id="a" >}} b', ['{{< t text="', 'node', '" id="a" >}}', ' b']],
  ['<b>a</b>', ['<b>', 'a', '</b>']],
  ['no', ['no']],
])('%s in parts', (text, parts) => {
  expect(splitPlaceholders(text).map((part) => part.text)).toEqual(parts);
});

describe('what changed in the source', () => {
  test('is fuzzy, with the source as it was', async () => {
    using repository = translated();
    repository.write(EN, SOURCE.replace('See `kubectl get`', 'Read all about `kubectl get`'));
    repository.commit('Source');
    const po = await exported(repository);
    expect(po).toMatch(
      /#, fuzzy\n#\| msgid "See `kubectl get`[^\n]*\nmsgctxt "docs\/a.md#\/0"\nmsgid "Read all/,
    );
    expect((await imported(repository, po)).pages[0]?.text).toBeUndefined();
    repository.write('back.po', po.replace(/#, fuzzy\n#\|[^\n]*\n/, ''));
    const unchanged = runDrift(repository, 'import', 'back.po');
    expect(unchanged).toMatchObject({ status: 1, stdout: '' });
    expect(unchanged.stderr).toContain(`not pinned ${FR}: the source changed here`);
    expect(unchanged.stderr).toMatch(/as they are.*\(line \d+\)\. .*“drift pin --force content\/fr/);
    repository.write(
      'back.po',
      po.replace(/#, fuzzy\n#\|[^\n]*\n/, '').replace('"Voir `', '"Lire tout sur `'),
    );
    const run = runDrift(repository, 'import', 'back.po');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toBe(`written ${FR}\npinned     ${FR}  source_blob: ${repository.blobOf(EN)}\n`);
    expect(repository.read(FR)).toContain('\nLire tout sur `kubectl get` at');
    expect(repository.read(FR)).toContain(`source_blob: ${repository.blobOf(EN)}`);
  });

  test('since the export is refused', async () => {
    using repository = translated();
    const po = await exported(repository);
    repository.write(EN, SOURCE.replace('Two', 'Two and three'));
    const { refusals } = await imported(repository, po.replace('msgstr "Deux"', 'msgstr "Deux !"'));
    expect(refusals).toMatchObject([{ why: expect.stringContaining('Export it again') }]);
  });
});

describe('lines of prose', () => {
  const PROSE = `---
title: Hooks
---

One line and
another one.

- An item that
  goes on.

> Quoted
> twice.\\
> Hard.

### nfs {#nfs}

<div>
A tag's own line.
</div>
`;
  const OWN = PROSE.replace(
    'One line and\nanother one.',
    'Une ligne\net une autre, plus longue que la première, qui va jusqu’ici.',
  )
    .replace('An item that\n  goes on.', 'Un élément\n  qui continue.')
    .replace('Quoted\n> twice.', 'Cité\n> deux fois.');
  const prose = (french = OWN) => {
    const repository = createRepository();
    repository.write(EN, PROSE);
    repository.write(FR, french);
    repository.commit('All');
    return repository;
  };

  test.each(FORMATS)(
    'are one line in %s, without the marks of items, quotes and headings',
    async (format) => {
      using repository = prose();
      const text = await exported(repository, format);
      const { entries } = await EXCHANGE_FORMATS[format].parse(text);
      expect(entries.map(({ source, translation }) => [source, translation])).toEqual([
        ['Hooks', 'Hooks'],
        [
          'One line and another one.',
          'Une ligne et une autre, plus longue que la première, qui va jusqu’ici.',
        ],
        ['An item that goes on.', 'Un élément qui continue.'],
        ['Quoted twice.\\\nHard.', 'Cité deux fois.\\\nHard.'],
        ['nfs', 'nfs'],
        ["<div>\nA tag's own line.\n</div>", "<div>\nA tag's own line.\n</div>"],
      ]);
      expect((await imported(repository, text)).pages[0]?.text).toBeUndefined();
    },
  );

  test('are kept where the text is kept, and wrapped where it is new', async () => {
    using repository = prose();
    const po = (await exported(repository))
      .replace('Une ligne et une autre', 'Une ligne brève, puis une autre et encore une')
      .replace('Un élément qui continue', 'Un élément qui continue toujours')
      .replace('Cité deux fois', 'Cité trois fois');
    const { pages, refusals } = await imported(repository, po);
    expect(refusals).toEqual([]);
    expect(pages[0]?.text).toBe(
      OWN.replace(
        'Une ligne\net une autre, plus longue que la première, qui va jusqu’ici.',
        'Une ligne\nbrève, puis une autre et encore une, plus longue que la première, qui va\njusqu’ici.',
      )
        .replace('qui continue.', 'qui continue toujours.')
        .replace('deux fois', 'trois fois'),
    );
  });

  test('of Chinese are joined without spaces', () => {
    expect(
      flowOf([
        { lead: '', text: '第一行' },
        { lead: '', text: '第二行' },
      ]).text,
    ).toBe('第一行第二行');
  });

  test('of any text: what is not changed is written as it was', () => {
    const line = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '，', '字', '\\', '`', '<b>'),
      minLength: 1,
    });
    fc.assert(
      fc.property(
        fc.array(
          line.filter((text) => text.trim() !== ''),
          { minLength: 1 },
        ),
        (texts) => {
          const lines = texts.map((text, index) => ({ lead: index === 0 ? '' : '> ', text: text.trim() }));
          const flow = flowOf(lines);
          const written = lines.map(({ lead, text }) => lead + text).join('\n');
          expect(linesOf(flow.text, { ...flow, width: Number.POSITIVE_INFINITY })).toBe(written);
        },
      ),
    );
  });
});

test.each([
  ['code', '`kubectl get` at', '`kubectl prend` at', 'it lacks `kubectl get`'],
  [
    'an address',
    'Voir `kubectl get` at https://example.org/a.',
    'Voir `kubectl get`',
    'https://example.org/a',
  ],
  ['a shortcode', 'note-id \\"x\\"', 'note-id \\"y\\"', 'it lacks {{< note-id'],
  ['another block', 'msgstr "Deux"', 'msgstr "Deux\\n\\n# Trois"', 'block structure'],
  ['front matter that ends', 'msgstr "Crochets"', 'msgstr "C\\n---\\nx"', 'block structure'],
])('%s that is broken is refused, at its line, and the rest is written', async (_, right, wrong, why) => {
  using repository = translated();
  const po = (await exported(repository)).replace('msgstr "Lancer', 'msgstr "Exécuter');
  const at = po.lastIndexOf(right);
  const { pages, refusals } = await imported(
    repository,
    po.slice(0, at) + wrong + po.slice(at + right.length),
  );
  expect(refusals).toHaveLength(1);
  expect(refusals[0]?.why).toContain(why);
  const context = po.split('\n')[(refusals[0]?.line ?? 0) - 1];
  expect(context).toBe(`msgctxt "${refusals[0]?.context}"`);
  expect(pages[0]?.text).toBe(FRENCH.replace('## Lancer', '## Exécuter'));
});

test('what readers see of a shortcode is translated', () => {
  expect(
    brokenPlaceholders('{{< t text="nœud" id="a" >}}', '{{< t text="node" id="a" >}}', ''),
  ).toBeUndefined();
  expect(
    brokenPlaceholders('{{< t text="nœud" id="b" >}}', '{{< t text="node" id="a" >}}', ''),
  ).toBeDefined();
});

const isInstalled = (program: string) => spawnSync(program, ['--version']).error === undefined;
test.skipIf(!isInstalled('msgfmt'))(
  'msgfmt of GNU gettext (skipped where it is not installed) finds no fault',
  async () => {
    using repository = translated();
    const file = join(repository.root, 'a.po');
    writeFileSync(file, await exported(repository));
    const { status, stderr } = spawnSync('msgfmt', ['--check', '-o', '/dev/null', file], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  },
);

test.skipIf(!isInstalled('pofilter')).each(FORMATS)(
  'pofilter of translate-toolkit (skipped where it is not installed) finds in %s what a translator wrote, and nothing else',
  async (format) => {
    using repository = translated(FRENCH.replace('Un {{<', 'Un  {{<').replace('Voir', 'Voir\n'));
    const file = join(repository.root, `a.${format === 'po' ? 'po' : 'xlf'}`);
    const found = join(repository.root, `found.${format === 'po' ? 'po' : 'xlf'}`);
    writeFileSync(file, await exported(repository, format));
    // Cells and addresses of this page are the same in both languages.
    spawnSync('pofilter', ['--excludefilter=unchanged', file, found]);
    const names = [...readFileSync(found, 'utf8').matchAll(/(?:\(pofilter\) |from="pofilter">)(\w+)/g)];
    expect(names.map(([, name]) => name)).toEqual(['doublespacing']);
  },
);

describe('files of an exchange', () => {
  test('are written whole, with their folders, and not through links', async () => {
    using repository = translated();
    const exported = runDrift(repository, 'export', '--locale', 'fr', '--to', 'to/translators/fr.po');
    expect(exported).toMatchObject({ status: 0, stdout: '' });
    expect(readdirSync(join(repository.root, 'to/translators'))).toEqual(['fr.po']);
    expect(repository.read('to/translators/fr.po')).toContain('msgid "Hooks"');
    symlinkSync(join(repository.root, EN), join(repository.root, 'link.po'));
    const linked = runDrift(repository, 'export', '--locale', 'fr', '--to', 'link.po');
    expect(linked.status).toBe(2);
    expect(linked.stderr).toContain(
      'Unexpected file link.po, expected one that is neither a symbolic link nor a folder',
    );
    expect(repository.read(EN)).toBe(SOURCE);
  });

  test('that cannot be read are refused with the reason', () => {
    using repository = translated();
    const { status, stderr } = runDrift(repository, 'import', 'gone.po');
    expect(status).toBe(2);
    expect(stderr).toContain('gone.po, expected a PO or XLIFF file that can be read: ENOENT');
  });
});
