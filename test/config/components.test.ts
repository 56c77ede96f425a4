/** Themes and modules of a Hugo tree: their settings and mounts, and problems for missing ones. `hugo config` of Hugo 0.169 prints the same. */
import { describe, expect, it } from 'vitest';
import { load, printProblems, writeSite } from './site-on-disk.ts';

const HOME = { 'content/_index.md': '' };

describe('modules of a Hugo tree', () => {
  it('are found in _vendor and in themes/, with those that they import, and give way to the tree', async () => {
    const { site, problems } = await load(
      writeSite({
        ...HOME,
        'hugo.yaml': [
          'theme: plain',
          'params: { colour: red, deep: { a: 1 } }',
          'menus: { main: [{ name: Own, url: /own/ }] }',
          'module: { imports: [{ path: example.org/outer }, { path: example.org/off, disable: true }] }',
        ].join('\n'),
        'themes/plain/config.toml':
          'title = "Not taken"\n[params]\ncolour = "blue"\nfromtheme = true\n[params.deep]\nb = 2\n',
        '_vendor/example.org/outer/hugo.toml':
          '[params]\nfromouter = true\nfromtheme = false\n[menus]\n[[menus.main]]\nname = "Theirs"\n[[menus.footer]]\nname = "Foot"\nurl = "/foot/"\n[[module.imports]]\npath = "example.org/inner"\n[[module.mounts]]\nsource = "templates"\ntarget = "layouts"\n',
        '_vendor/example.org/outer/templates/shortcodes/a.html': 'a',
        '_vendor/example.org/inner/config/_default/params.yaml': 'frominner: true\n',
        '_vendor/example.org/inner/static/x.txt': 'x',
        '_vendor/example.org/inner/i18n/en.yaml': 'x: y\n',
        '_vendor/modules.txt': '# example.org/outer v1.0.0\n# example.org/inner v1.0.0\n',
      }),
    );
    expect(printProblems(problems)).toBe('');
    expect(site?.themes).toEqual(['example.org/outer', 'example.org/inner', 'plain']);
    expect(site?.settings.en?.params).toMatchObject({
      colour: 'red',
      deep: { a: 1, b: 2 },
      fromtheme: false,
      fromouter: true,
      frominner: true,
    });
    expect(site?.settings.en?.title).toBe('');
    expect(Object.keys(site?.settings.en?.menus ?? {}).sort()).toEqual(['footer', 'main']);
    expect(site?.layoutDirs).toEqual([
      'layouts',
      '_vendor/example.org/outer/templates',
      '_vendor/example.org/inner/layouts',
      'themes/plain/layouts',
    ]);
    expect(site?.staticDirs).toEqual(['_vendor/example.org/inner/static', 'static']);
    expect(site?.mounts.map(({ source }) => source)).toEqual(['_vendor/example.org/inner/i18n']);
  });

  it.each([
    ['[params]\n_merge = "none"\na = 1', { a: 1 }],
    ['[params]\n_merge = "shallow"\na = 1\n[params.deep]\nx = 1', { a: 1, deep: { x: 1 }, b: 2 }],
    ['_merge = "none"\n[params]\na = 1', { a: 1 }],
    ['[params]\na = 1\n[params.deep]\nx = 1', { a: 1, b: 2, deep: { x: 1, y: 2 } }],
  ])('are merged as the tree says: %j', async (config, params) => {
    const { site } = await load(
      writeSite({
        ...HOME,
        'hugo.toml': `theme = "plain"\n${config}\n`,
        'themes/plain/hugo.toml': '[params]\na = 2\nb = 2\n[params.deep]\nx = 2\ny = 2\n',
      }),
    );
    expect(site?.settings.en?.params).toEqual(params);
  });

  it('that do not exist are reported at the place that names them', async () => {
    const { problems } = await load(
      writeSite({
        ...HOME,
        'hugo.yaml':
          'module:\n  replacements: "example.org/near -> near"\n  imports:\n    - path: example.org/near\n    - path: example.org/far\n',
        'themes/near/theme.toml': '',
      }),
    );
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "hugo.yaml:5:7 warning missing-package
        Unexpected module “example.org/far”, expected one that is on disk: its templates, texts and settings are not read.
        → Run “hugo mod vendor” in the site, which writes modules into _vendor/."
    `);
  });
});
