/** Translations go out as PO, and come back. */
import { spawnSync } from 'node:child_process';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenPlaceholders } from '../../src/drift/exchange/placeholders.ts';
import { exportPages, importEntries, parsePo, renderPo, reportDrift } from '../../src/drift/index.ts';
import { createRepository, type Repository } from './repository.ts';

const EN = 'content/en/docs/a.md';
const FR = 'content/fr/docs/a.md';
const SOURCE =
  '---\ntitle: Hooks\n---\n\nSee `kubectl get` at https://example.org/a.\n\n## Run {#run}\n\n- One {{< note-id "x" >}}\n- Two\n\n| a | b |\n|---|---|\n| c | d |\n\n```sh\nls\n```\n';
const FRENCH = SOURCE.replace('Hooks', 'Crochets')
  .replace('See', 'Voir')
  .replace('## Run', '## Lancer')
  .replace('One', 'Un')
  .replace('Two', 'Deux');
const ABOUT = { locale: 'fr', lang: 'fr', date: '2026-01-31 12:00+0000' };

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

async function toPo(repository: Repository): Promise<string> {
  const { report, tree } = await load(repository);
  return renderPo((await exportPages(report.pages, tree)).segments, ABOUT);
}

async function fromPo(repository: Repository, po: string) {
  const { report, tree } = await load(repository);
  return importEntries(await parsePo(po), report.pages, tree);
}

function translated(french = FRENCH): Repository {
  const repository = createRepository();
  repository.write(EN, SOURCE);
  repository.write(FR, french);
  repository.commit('All');
  return repository;
}

/** The command itself, in the folder of a site. */
function drift({ root }: Repository, ...args: readonly string[]) {
  const program = join(import.meta.dirname, '../../scripts/lockstep.ts');
  return spawnSync(process.execPath, [program, 'drift', ...args, '--site', '.'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, LOCKSTEP_CACHE: join(root, '.git/cache'), NO_COLOR: '1' },
  });
}

describe('a round trip', () => {
  test.each([
    ['as it is', FRENCH],
    ['with the line ends of Windows', FRENCH.replaceAll('\n', '\r\n')],
  ])('changes nothing: %s', async (_, french) => {
    using repository = translated(french);
    const po = await toPo(repository);
    expect(po).toContain('msgctxt "docs/a.md:title"\nmsgid "Hooks"\nmsgstr "Crochets"');
    expect(po).toContain('msgid "See `kubectl get` at https://example.org/a."');
    expect(po).not.toContain('"ls"');
    const { pages, refusals } = await fromPo(repository, po);
    expect(refusals).toEqual([]);
    expect(pages).toMatchObject([{ page: { file: FR }, open: 0 }]);
    expect(pages[0]?.text).toBeUndefined();
  });

  test('keeps any text of an entry', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\r\0]/.test(text)),
        fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\0]/.test(text)),
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
          const { entries, locale } = await parsePo(await renderPo([segment], ABOUT));
          expect(locale).toBe('fr');
          expect(entries).toMatchObject([{ context: segment.context, source, translation, isFuzzy: false }]);
        },
      ),
    );
  });
});

describe('what changed in the source', () => {
  test('is fuzzy, with the source as it was', async () => {
    using repository = translated();
    repository.write(EN, SOURCE.replace('See `kubectl get`', 'Read all about `kubectl get`'));
    repository.commit('Source');
    const po = await toPo(repository);
    expect(po).toMatch(
      /#, fuzzy\n#\| msgid "See `kubectl get`[^\n]*\nmsgctxt "docs\/a.md#\/0"\nmsgid "Read all/,
    );
    expect((await fromPo(repository, po)).pages[0]?.text).toBeUndefined();
    repository.write('back.po', po.replace(/#, fuzzy\n#\|[^\n]*\n/, ''));
    const unchanged = drift(repository, 'import', 'back.po');
    expect(unchanged).toMatchObject({ status: 1, stdout: '' });
    expect(unchanged.stderr).toContain(`not pinned ${FR}: the source changed here`);
    expect(unchanged.stderr).toMatch(/as they are.*\(line \d+\)\. .*“drift pin --force content\/fr/);
    repository.write(
      'back.po',
      po.replace(/#, fuzzy\n#\|[^\n]*\n/, '').replace('"Voir `', '"Lire tout sur `'),
    );
    const run = drift(repository, 'import', 'back.po');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toBe(`written ${FR}\npinned     ${FR}  source_blob: ${repository.blobOf(EN)}\n`);
    expect(repository.read(FR)).toContain('\nLire tout sur `kubectl get` at');
    expect(repository.read(FR)).toContain(`source_blob: ${repository.blobOf(EN)}`);
  });

  test('since the export is refused', async () => {
    using repository = translated();
    const po = await toPo(repository);
    repository.write(EN, SOURCE.replace('Two', 'Two and three'));
    const { refusals } = await fromPo(repository, po.replace('msgstr "Deux"', 'msgstr "Deux !"'));
    expect(refusals).toMatchObject([{ why: expect.stringContaining('Export it again') }]);
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
  ['another block', 'msgstr "Deux"', 'msgstr "Deux\\n\\n# Trois"', 'other blocks'],
  ['front matter that ends', 'msgstr "Crochets"', 'msgstr "C\\n---\\nx"', 'other blocks'],
])('%s that is broken is refused, at its line, and the rest is written', async (_, right, wrong, why) => {
  using repository = translated();
  const po = (await toPo(repository)).replace('msgstr "Lancer', 'msgstr "Exécuter');
  const at = po.lastIndexOf(right);
  const { pages, refusals } = await fromPo(repository, po.slice(0, at) + wrong + po.slice(at + right.length));
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

const hasGettext = spawnSync('msgfmt', ['--version']).status === 0;
test.skipIf(!hasGettext)(
  'msgfmt of GNU gettext (skipped where it is not installed) finds no fault',
  async () => {
    using repository = translated();
    const file = join(repository.root, 'a.po');
    writeFileSync(file, await toPo(repository));
    const { status, stderr } = spawnSync('msgfmt', ['--check', '-o', '/dev/null', file], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  },
);

describe('files of an exchange', () => {
  test('are written whole, with their folders, and not through links', async () => {
    using repository = translated();
    const exported = drift(repository, 'export', '--locale', 'fr', '--to', 'to/translators/fr.po');
    expect(exported).toMatchObject({ status: 0, stdout: '' });
    expect(readdirSync(join(repository.root, 'to/translators'))).toEqual(['fr.po']);
    expect(repository.read('to/translators/fr.po')).toContain('msgid "Hooks"');
    symlinkSync(join(repository.root, EN), join(repository.root, 'link.po'));
    const linked = drift(repository, 'export', '--locale', 'fr', '--to', 'link.po');
    expect(linked.status).toBe(2);
    expect(linked.stderr).toContain(
      'Unexpected file link.po, expected one that is neither a link nor a folder',
    );
    expect(repository.read(EN)).toBe(SOURCE);
  });

  test('that cannot be read are refused with the reason', () => {
    using repository = translated();
    const { status, stderr } = drift(repository, 'import', 'gone.po');
    expect(status).toBe(2);
    expect(stderr).toContain('gone.po, expected a PO file that can be read: ENOENT');
  });
});
