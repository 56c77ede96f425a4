import { describe, expect, it } from 'vitest';
import { checkSite } from '../../../src/check/index.ts';
import { systemClock } from '../../../src/io/index.ts';
import { fingerprintOfTemplate, knownShortcodes, PRESETS } from '../../../src/presets/index.ts';
import { loadSite } from '../../../src/site/index.ts';
import { findOwnTemplates, templatesOfPreset } from '../../../src/site/load/own-templates.ts';
import { filesOf, writeSite } from '../../config/site-on-disk.ts';
import { makeFolder } from '../temporary-folder.ts';

type Tree = Readonly<Record<string, string>>;

const page = (...lines: string[]) => ['---', 'title: A page', '---', ...lines, ''].join('\n');
const HUGO = (more = '') => `baseURL = "https://own.example/"\n${more}`;
const OURS = (more: string) => `export default {\n  locales: { en: 'English' },\n  ${more}\n};\n`;

async function load(files: Tree) {
  const result = await loadSite({ root: writeSite(files), clock: systemClock });
  if (result.kind === 'failed') throw new Error(JSON.stringify(result.problems));
  return result;
}

const check = (files: Tree) =>
  checkSite({
    root: writeSite(files),
    cache: makeFolder(),
    env: {},
    timeLimitSeconds: 60,
    clock: systemClock,
    onProgress: () => {},
  });

/** Four shortcodes that only one product has, and one that every site has. */
const FOUR = page(
  '{{< skew currentVersion >}} {{% thirdparty-content %}}',
  '{{< release-branch >}} {{< latest-semver >}} {{< note >}}x{{< /note >}}',
);

describe('presets of a Hugo tree', () => {
  it('are none where nothing speaks for one', async () => {
    const { loaded } = await load({
      'hugo.toml': HUGO(),
      'content/_index.md': page('{{< skew currentVersion >}}'),
    });
    expect(loaded.presets).toEqual([]);
    expect(loaded.site.links.exampleHosts).toEqual([]);
  });

  it.each([
    ['a theme', 'theme = "docsy"', ['docsy']],
    [
      'a module',
      '[module]\n[[module.imports]]\npath = "github.com/google/docsy/v2"',
      ['github.com/google/docsy/v2'],
    ],
  ])('are detected by %s', async (_by, config, evidence) => {
    const { loaded } = await load({ 'hugo.toml': HUGO(config), 'content/_index.md': page('Text.') });
    expect(loaded.presets).toEqual([{ name: 'docsy', from: 'theme', evidence, replacedTemplates: [] }]);
    expect(loaded.site.presets).toEqual(['docsy']);
  });

  it('are detected by the modules that go.mod asks for', async () => {
    const { loaded } = await load({
      'hugo.toml': HUGO('[module]\n[[module.imports]]\npath = "example.org/house/theme"'),
      'go.mod':
        'module example.org/docs\n\ngo 1.22\n\nrequire (\n\texample.org/house/theme v1.0.0\n\tgithub.com/google/docsy v0.11.0 // indirect\n)\n',
      'content/_index.md': page('Text.'),
    });
    expect(loaded.presets).toEqual([
      { name: 'docsy', from: 'theme', evidence: ['github.com/google/docsy'], replacedTemplates: [] },
    ]);
  });

  it('are detected by shortcodes that only one product has, and bring its settings and strings', async () => {
    const { loaded } = await load({ 'hugo.toml': HUGO(), 'content/_index.md': FOUR });
    expect(loaded.presets).toEqual([
      {
        name: 'kubernetes',
        from: 'shortcodes',
        evidence: ['latest-semver', 'release-branch', 'skew', 'thirdparty-content'],
        replacedTemplates: [],
      },
    ]);
    expect(loaded.site.links.exampleHosts).toEqual(['k8s.io']);
    expect(loaded.ui('en', 'thirdparty_message').missing).toBe(false);
  });

  it('are not detected where the configuration names them, nor where it names none', async () => {
    const config = (names: string) => HUGO(`[params.lockstep]\npresets = ${names}`);
    const named = await load({ 'hugo.toml': config('["opentelemetry"]'), 'content/_index.md': FOUR });
    expect(named.loaded.site.presets).toEqual(['opentelemetry']);
    const none = await load({ 'hugo.toml': config('[]'), 'content/_index.md': FOUR });
    expect(none.loaded.site.presets).toEqual([]);
  });

  it('leave a template of the tree to itself, unless it is the one that they were written after', async () => {
    const { loaded } = await load({
      'hugo.toml': HUGO(),
      'content/_index.md': FOUR,
      'layouts/shortcodes/note.html': '<b>{{ .Inner }}</b>',
    });
    expect(loaded.presets.map(({ replacedTemplates }) => replacedTemplates)).toEqual([[]]);
  });
});

it('the templates of a preset are known by their text, whatever its white space and comments', () => {
  const files = filesOf({
    'layouts/shortcodes/box.html': '{{- /* A box. */ -}}\n<b>\n  {{ .Inner }}</b>\n',
    'themes/x/layouts/_shortcodes/same.html': '<b> {{ .Inner }}</b>',
    'layouts/shortcodes/other.html': '<i> {{ .Inner }}</i>',
    'layouts/shortcodes/unknown.html': '<b> {{ .Inner }}</b>',
  });
  const print = fingerprintOfTemplate('<b> {{ .Inner }}</b>');
  const templates = findOwnTemplates({ layoutDirs: ['layouts', 'themes/x/layouts'] }, files);
  expect([...templates.keys()].sort()).toEqual(['box', 'other', 'same', 'unknown']);
  const preset = { templates: { box: `0123456789ab ${print}`, same: print, other: print, none: print } };
  expect(templatesOfPreset(preset, templates, files)).toEqual(['box', 'same']);
});

it('fingerprints are for shortcodes that there are', () => {
  const known = knownShortcodes();
  for (const { templates } of PRESETS) {
    const names = Object.entries(templates);
    expect(names.filter(([name]) => known.get(name) === undefined)).toEqual([]);
    expect(names.filter(([, prints]) => !/^[0-9a-f]{12}(?: [0-9a-f]{12})*$/.test(prints))).toEqual([]);
  }
});

describe('templates of a Hugo tree', () => {
  const TREE = {
    'hugo.toml': HUGO('theme = "docsy"'),
    'content/_index.md': page('{{< figure src="/a.png" >}} {{< card header="x" >}}', '{{< ref "/" >}}'),
    'layouts/shortcodes/figure.html': '<p>{{ .Get "src" }}</p>',
    'layouts/shortcodes/card.html': '<p>{{ .Get "header" }}</p>',
  };

  it('are run, and never hidden by a shortcode of ours', async () => {
    const { problems } = await check(TREE);
    expect(problems).toEqual([]);
    const failing = { ...TREE, 'layouts/shortcodes/card.html': '{{ openapi3.Unmarshal "a: 1" }}' };
    const found = (await check(failing)).problems;
    expect(found.map(({ code, target }) => [code, target])).toEqual([
      ['unsupported-template', 'openapi3.Unmarshal'],
    ]);
    expect(found[0]?.place).toMatchObject({ file: 'layouts/shortcodes/card.html' });
    expect(found[0]?.hint).toContain('shortcodes/card.ts');
  });

  it('give way to a definition of the site', async () => {
    const own = (name: string) =>
      `export default { name: '${name}', params: { src: { type: 'string' }, header: { type: 'string' } }, inner: false, examples: [],
        render: () => ({ kind: 'text', text: 'own' }) };\n`;
    const { problems } = await check({
      ...TREE,
      'shortcodes/figure.ts': own('figure'),
      'shortcodes/card.ts': own('card'),
    });
    expect(problems).toEqual([]);
  });
});

describe('presets of a site of ours', () => {
  const CONTENT = { 'content/en/_index.md': page('{{< pageinfo >}}x{{< /pageinfo >}}') };

  it('are those that it names; a shortcode of another says which it belongs to', async () => {
    const without = await check({ ...CONTENT, 'lockstep.config.ts': OURS('') });
    expect(without.presets).toEqual([]);
    expect(without.problems.map(({ code, hint }) => [code, hint])).toEqual([
      [
        'unknown-shortcode',
        "Add 'docsy' to “presets” in the configuration, or define the shortcode in shortcodes/pageinfo.ts.",
      ],
    ]);
    const named = await check({ ...CONTENT, 'lockstep.config.ts': OURS("presets: ['docsy'],") });
    expect(named.problems).toEqual([]);
    expect(named.presets).toEqual([{ name: 'docsy', from: 'config', evidence: [], replacedTemplates: [] }]);
  });

  it('are known by name', async () => {
    const { problems, loaded } = await load({
      ...CONTENT,
      'lockstep.config.ts': OURS("presets: ['docsi', 'docsy'],"),
    });
    expect(problems).toMatchObject([
      {
        code: 'invalid-config',
        place: { file: 'lockstep.config.ts', start: { line: 3 } },
        message: 'Unexpected preset “docsi”, expected one of docsy, kubernetes, opentelemetry.',
        suggestion: 'docsy',
      },
    ]);
    expect(loaded.site.presets).toEqual(['docsy']);
  });

  it('decide whether manifests in pages are checked where no example is one', async () => {
    const invalid = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: 5}\n';
    const tree = { 'content/en/_index.md': page(`\`\`\`yaml\n${invalid}\`\`\``) };
    const codes = async (files: Record<string, string>, settings: string) =>
      (await check({ ...tree, ...files, 'lockstep.config.ts': OURS(settings) })).problems.map(
        ({ code, place }) => `${code} ${place.kind === 'file' ? place.file : ''}`,
      );
    expect(await codes({}, '')).toEqual([]);
    expect(await codes({}, "presets: ['kubernetes'],")).toEqual(['invalid-manifest content/en/_index.md']);
    expect(await codes({ 'examples/a.yaml': invalid }, '')).toContain('invalid-manifest examples/a.yaml');
    expect(await codes({ 'examples/a.yaml': 'services: {}\n' }, '')).toEqual([
      'unused-example examples/a.yaml',
    ]);
  });
});
