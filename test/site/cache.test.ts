/** Which pages are rendered again after a change, for each kind of dependency. */
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createTinySite,
  freshCache,
  freshPath,
  page,
  readTree,
  type Tree,
  CONFIG as TWO_LOCALES,
} from './tiny-site.ts';

/** Switches off generated pages that contain other pages, or their translation status. */
const CONFIG = TWO_LOCALES.replace(
  'locales:',
  "presets: ['docsy'], fallbackPages: false, drift: { statusPage: false }, locales:",
);

/** A shortcode of the site that prints the value of an expression. */
const printing = (
  name: string,
  expression: string,
  imports = '',
) => `import { defineShortcode } from 'lockstep';
${imports}
export default defineShortcode({
  name: '${name}', params: {}, inner: false, examples: [],
  render: (call, context) => ({ kind: 'text', text: String(${expression}) }),
});
`;

const PAGES: Tree = {
  'content/en/plain.md': page('Plain', 'Nothing but text, and some `code`.'),
  'content/en/include.md': page('Include', '{{< include "outer.md" >}}'),
  'content/en/example.md': page('Example', '{{< codenew file="pods/a.yaml" >}}'),
  'content/en/term.md': page('Term', 'A {{< glossary_tooltip term_id="pod" >}}.'),
  'content/en/data.md': page('Data', '{{< colour-of-data >}}'),
  'content/en/param.md': page('Param', '{{< param colour >}}'),
  'content/en/ui.md': page('UI', '## {{% heading "whatsnext" %}}'),
  'content/en/title.md': page('Title', '{{< title-of-target >}}'),
  'content/en/target.md': page('Target', 'What others point to.'),
  'content/en/listing.md': page('Listing', '{{< count-of-pages >}}'),
  'content/en/bundle/index.md': page('Bundle', '{{< imgproc photo Fit "1x1" >}}A photo{{< /imgproc >}}'),
  'content/en/bundle/photo-1.png': 'not really',
  'content/en/own.md': page('Own', '{{< own >}}'),
  'content/en/unknown.md': page('Unknown', '{{< sooner-or-later >}}'),
  'content/en/missing.md': page('Missing', '{{< include "later.md" >}}'),
  'content/en/environment.md': page('Environment', '{{< release >}}'),
  'content/fr/param.md': page('Paramètre', '{{< param colour >}}'),
};

const PARTS: Tree = {
  'lockstep.config.ts': CONFIG,
  'content/en/includes/outer.md': 'Outer. {{< include "inner.md" >}}\n',
  'content/en/includes/inner.md': 'Inner.\n',
  'content/en/glossary/index.md': page('Glossary', ''),
  'content/en/glossary/pod.md': page('Pod', 'A pod.', 'id: pod', 'short_description: A group.'),
  'examples/pods/a.yaml': 'kind: Pod\n',
  'data/colours.yaml': 'first: red\n',
  'i18n/en.yaml': 'whatsnext_heading: What now\n',
  'shortcodes/colour-of-data.ts': printing('colour-of-data', "context.data('colours.first')"),
  'shortcodes/title-of-target.ts': printing('title-of-target', "context.findPage('/target')?.title"),
  'shortcodes/count-of-pages.ts': printing('count-of-pages', "context.pagesOf('/').length"),
  'shortcodes/release.ts': printing('release', "context.env('LOCKSTEP_RELEASE')"),
  'shortcodes/own.ts': printing('own', 'word', "import { word } from '../lib/word.ts';"),
  'lib/word.ts': "export { word } from './deep/word.ts';\n",
  'lib/deep/word.ts': "export const word = 'first word';\n",
};

describe('a second build', () => {
  const site = createTinySite({ ...PAGES, ...PARTS });
  const cache = freshCache();
  const build = (env = {}) => site.build(['--cache', cache], { env });
  let output: Map<string, string>;

  /** Builds after a change. @returns the number of rendered pages, and the changed output files */
  const rebuild = async (change: Tree | (() => void), env = {}) => {
    if (typeof change === 'function') change();
    else site.write(change);
    const { report } = await build(env);
    const next = readTree(site.out);
    const changed = [...new Set([...output.keys(), ...next.keys()])]
      .filter((path) => path.endsWith('index.html') && output.get(path) !== next.get(path))
      .map((path) => path.replace(/\/?index\.html$/, ''))
      .sort();
    output = next;
    return { rendered: report.summary?.rendered, changed };
  };

  beforeAll(async () => {
    await build();
    output = readTree(site.out);
  });

  it('renders and prints nothing when nothing has changed', async () => {
    const { report, code } = await build();
    expect(report.summary).toMatchObject({ rendered: 0, printed: 0 });
    expect(readTree(site.out)).toEqual(output);
    // Findings are kept with their pages.
    expect(code).toBe(1);
    expect(report.problems.map(({ code: kind, file }) => [kind, file])).toEqual([
      ['missing-include', 'content/en/missing.md'],
      ['unknown-shortcode', 'content/en/unknown.md'],
    ]);
  });

  // Several changes at a time, each of another kind: exactly the pages that depend on one of them are rendered and change.
  it('after a change of a page, an include, an example and a term renders what uses them', async () => {
    const result = await rebuild({
      'content/en/plain.md': page('Plain', 'Other text.'),
      'content/en/includes/outer.md': 'Other. {{< include "inner.md" >}}\n',
      'examples/pods/a.yaml': 'kind: Job\n',
      'content/en/glossary/pod.md': page('Pod', 'A pod.', 'id: pod', 'short_description: Other.'),
    });
    expect(result).toEqual({ rendered: 4, changed: ['example', 'include', 'plain', 'term'] });
  });

  it('after a change of an include in an include, data, a UI string and a module behind a shortcode renders what uses them', async () => {
    const result = await rebuild({
      'content/en/includes/inner.md': 'Other inner.\n',
      'data/colours.yaml': 'first: blue\n',
      'i18n/en.yaml': 'whatsnext_heading: And now\n',
      'lib/deep/word.ts': "export const word = 'second word';\n",
    });
    expect(result).toEqual({ rendered: 4, changed: ['data', 'include', 'own', 'ui'] });
  });

  it('after a change of a parameter and the addition of what was missing renders what uses them', async () => {
    const result = await rebuild({
      'lockstep.config.ts': CONFIG.replace("'green'", "'yellow'"),
      'shortcodes/sooner-or-later.ts': printing('sooner-or-later', "'here'"),
      'content/en/includes/later.md': 'Here it is.\n',
    });
    expect(result).toEqual({ rendered: 4, changed: ['fr/param', 'missing', 'param', 'unknown'] });
  });

  it('after a change of a shortcode of the site renders what uses it', async () => {
    const result = await rebuild({ 'shortcodes/own.ts': printing('own', "'no word'") });
    expect(result).toEqual({ rendered: 1, changed: ['own'] });
  });

  it('after a change of an environment variable renders the page that shows it', async () => {
    const env = { LOCKSTEP_RELEASE: '2.0' };
    expect(await rebuild({}, env)).toEqual({ rendered: 1, changed: ['environment'] });
    expect(await rebuild({})).toEqual({ rendered: 1, changed: ['environment'] });
  });

  it('after a change of a title renders the page and what asks for its title', async () => {
    const { rendered, changed } = await rebuild({
      'content/en/target.md': page('Renamed', 'What others point to.'),
    });
    // The page itself, the one that prints its title, and the one that counts the pages of its section, since that look-up includes their titles.
    expect(rendered).toBe(3);
    expect(changed).toEqual(expect.arrayContaining(['target', 'title']));
  });

  it('after a resource has another name renders the page that shows it', async () => {
    const { rendered, changed } = await rebuild(() => {
      site.remove('content/en/bundle/photo-1.png');
      site.write({ 'content/en/bundle/photo-2.png': 'other' });
    });
    expect({ rendered, changed }).toEqual({ rendered: 1, changed: ['bundle'] });
    expect(site.read('bundle/index.html')).toContain('photo-2.png');
    expect(site.has('bundle/photo-1.png')).toBe(false);
  });

  it('after a page is added renders it and what lists its section', async () => {
    const { rendered } = await rebuild({ 'content/en/zebra.md': page('Zebra', '') });
    expect(rendered).toBe(2);
    const gone = await rebuild(() => site.remove('content/en/zebra.md'));
    expect(gone.rendered).toBe(1);
    expect(site.has('zebra/index.html')).toBe(false);
  });

  it('after a change of a setting that rendering reads renders all', async () => {
    const config = CONFIG.replace("'green'", "'yellow'").replace(
      'locales:',
      "markdown: { headingIds: 'blackfriday' }, locales:",
    );
    const { rendered } = await rebuild({ 'lockstep.config.ts': config });
    expect(rendered).toBeGreaterThan(Object.keys(PAGES).length - 2);
  });

  it('after a change of a setting that pages show around their text renders nothing', async () => {
    const config = readFileSync(join(site.root, 'lockstep.config.ts'), 'utf8');
    const { rendered, changed } = await rebuild({
      'lockstep.config.ts': config.replace("'Tiny'", "'Renamed'"),
    });
    expect(rendered).toBe(0);
    expect(changed).toContain('plain');
  });

  it('gives the same as a build from nothing, after all of this', async () => {
    const { report } = await site.build(['--cache', freshPath('cache')]);
    expect(report.summary?.rendered).toBeGreaterThan(0);
    expect(readTree(site.out)).toEqual(output);
  });
});

describe('a damaged cache', () => {
  const site = createTinySite({ ...PAGES, ...PARTS });
  // Not one that gives its bundles to other tests.
  const cache = freshPath('cache');
  const entries = (extension: string) =>
    readdirSync(cache, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => /\/(?:pages|printed)\//.test(path));
  let output: Map<string, string>;
  beforeAll(async () => {
    await site.build(['--cache', cache]);
    output = readTree(site.out);
  });

  const damages: readonly (readonly [string, () => void])[] = [
    [
      'entries that are cut off',
      () => {
        for (const path of entries('')) truncateSync(path, readFileSync(path).length >> 1);
      },
    ],
    [
      'text of something else',
      () => {
        for (const path of entries('')) writeFileSync(path, 'something else');
      },
    ],
    [
      'facts of something else',
      () => {
        for (const path of entries('.json')) writeFileSync(path, '{"used":[],"htmlHash":"00"}');
      },
    ],
    [
      'pages of something else, and assets that are empty',
      () => {
        const [first = ''] = entries('.html');
        const foreign = readFileSync(first);
        for (const path of entries('.html')) writeFileSync(path, foreign.subarray(0, -1));
        for (const path of entries('.assets')) truncateSync(path, 0);
      },
    ],
  ];
  it.each(damages)('with %s is not used', async (_name, damage) => {
    expect(entries('').length).toBeGreaterThan(30);
    damage();
    // The cache is not read if the output is unchanged.
    rmSync(site.out, { recursive: true });
    const { code } = await site.build(['--cache', cache]);
    expect(code).toBe(1);
    expect(readTree(site.out)).toEqual(output);
  });

  it('is whole again after the next build', async () => {
    const { report } = await site.build(['--cache', cache]);
    expect(report.summary).toMatchObject({ rendered: 0, printed: 0 });
    expect(readTree(site.out)).toEqual(output);
  });
});
