import { describe, expect, it } from 'vitest';
import { HUGO_CONVENTIONS } from '../../src/config/index.ts';
import { fixtureRoot, load, printProblems, writeSite } from './site-on-disk.ts';

/** A site of one page with this configuration. */
function loadWith(texts: Readonly<Record<string, string>>) {
  return load(writeSite({ 'content/_index.md': '', ...texts }));
}

describe('a Hugo tree', () => {
  it('is read from one file, with its theme', async () => {
    const { site, problems } = await load(fixtureRoot('hugo-one-file'));
    expect({ ...site, root: 'ROOT' }).toMatchSnapshot();
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "hugo.toml:76:1 warning missing-content-folder [it]
        Unexpected language “it” without pages, expected them in content/it/.
        → Add pages, or put “it” into “disableLanguages”."
    `);
  });

  it('is read from config/, the environment laid over it', async () => {
    const { site, problems } = await load(fixtureRoot('hugo-folder'));
    expect({ ...site, root: 'ROOT' }).toMatchSnapshot();
    expect(printProblems(problems)).toMatchInlineSnapshot(`""`);
    const staging = await load(fixtureRoot('hugo-folder'), 'staging');
    expect(staging.site?.settings.en?.params.version).toBe('v3');
  });

  it('has Hugo’s defaults where it is silent', async () => {
    const { site, problems } = await loadWith({ 'config.toml': '' });
    expect(problems).toEqual([]);
    expect({ ...site, root: 'ROOT' }).toMatchSnapshot();
  });

  it.each([
    ['hugo.toml', 'title = "T"'],
    ['hugo.yaml', 'title: T'],
    ['hugo.yml', 'TITLE: T'],
    ['hugo.json', '{"title": "T"}'],
    ['config.toml', 'Title = "T"'],
    ['config.json', '{"title": "T"}'],
  ])('may be configured by %s', async (name, text) => {
    const { site } = await loadWith({ [name]: text });
    expect(site).toMatchObject({ conventions: HUGO_CONVENTIONS, configFiles: [name] });
    expect(site?.settings.en?.title).toBe('T');
  });
});

describe('languages', () => {
  it('stand in the order of their weights, those without one last', async () => {
    const languages = ['fr', 'en', 'de', 'cs'].map(
      (name) => `[languages.${name}]\ncontentDir = "content/${name}"`,
    );
    const weights = languages
      .join('\n')
      .replace('content/de"', 'content/de"\nweight = 3')
      .replace('content/cs"', 'content/cs"\nweight = -1');
    const { site } = await load(
      writeSite({
        'hugo.toml': `defaultContentLanguage = "fr"\n${weights}`,
        'content/fr/a.md': '',
        'content/en/a.md': '',
        'content/de/a.md': '',
        'content/cs/a.md': '',
      }),
    );
    expect(site?.locales.map(({ name }) => name)).toEqual(['cs', 'de', 'en', 'fr']);
    expect(site?.locales.map(({ urlPrefix }) => urlPrefix)).toEqual(['cs', 'de', 'en', '']);
  });

  it('of one folder are distinguished by file names', async () => {
    const { site, problems } = await loadWith({
      'hugo.yaml': 'languages: { en: {}, fr: {}, de: {} }',
      'content/docs/a.fr.md': '',
    });
    expect(site?.locales.map(({ name }) => name)).toEqual(['en', 'fr']);
    expect(problems).toMatchObject([{ code: 'missing-content-folder', locale: 'de', severity: 'warning' }]);
  });

  it.each([
    ['languages: { en: {}, bn: {} }', 'content/_index.md', 'content/bn'],
    [
      'languages: { en: { contentDir: content/en }, bn: { contentDir: content/bengali } }',
      'content/en/_index.md',
      'content/bn',
    ],
  ])('without pages may have them in a folder of that name: %s', async (config, home, folder) => {
    const { problems } = await load(
      writeSite({ 'hugo.yaml': config, [home]: '', [`${folder}/docs/a.md`]: '' }),
    );
    expect(problems).toMatchObject([
      { code: 'missing-content-folder', locale: 'bn', hint: expect.stringContaining(`to “${folder}”`) },
    ]);
  });

  it('have no prefix where there is but one, whatever is asked for', async () => {
    const { site } = await loadWith({ 'hugo.yaml': 'defaultContentLanguageInSubdir: true' });
    expect(site).toMatchObject({ defaultLocaleInSubdir: false, locales: [{ urlPrefix: '' }] });
  });

  it('cannot do without the default one', async () => {
    const { site, problems } = await load(
      writeSite({
        'hugo.yaml':
          'defaultContentLanguage: fr\nlanguages:\n  en: { contentDir: en }\n  fr: { contentDir: fr, disabled: true }\n',
        'en/a.md': '',
      }),
    );
    expect(site?.locales.map(({ name }) => name)).toEqual(['en', 'fr']);
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "hugo.yaml:2:1 error invalid-config
        Unexpected disabled language “fr”, expected the default language to be enabled.
        → Enable it, or choose another “defaultContentLanguage”.
      hugo.yaml:4:9 error missing-content-folder [fr]
        Unexpected language “fr” without pages, expected them in fr/.
        → Add pages, or put “fr” into “disableLanguages”."
    `);
  });

  it('of old sites have parameters next to their settings', async () => {
    const { site } = await loadWith({
      'hugo.toml':
        '[params.Deep]\nx = 1\ny = 2\n[languages.en]\ntitle = "T"\ndescription = "D"\n[languages.en.params.deep]\nY = 3',
    });
    expect(site?.settings.en).toMatchObject({ title: 'T', description: 'D' });
    expect(site?.settings.en?.params).toEqual({ deep: { x: 1, y: 3 }, description: 'D' });
  });
});

describe('what is wrong in a Hugo configuration', () => {
  it('is reported at its key, and the default taken', async () => {
    const { site, problems } = await loadWith({
      'hugo.yaml': `baseURL: example.org
buildDrafts: [1]
defaultContentLanguage: enn
ignoreFiles: ['[', '(?i)\\.tmp$', '\\.bak$']
languages:
  en: { languageCode: not a tag, weight: heavy }
menus:
  main:
    - Docs
    - { name: Blog, weight: x }
markup:
  goldmark:
    parser: { autoHeadingIDType: githb }
    extensions: { passthrough: { enable: true, delimiters: { block: ['$$'] } } }
  tableOfContents: 3
dataDir: ../data
module:
  mounts:
    - { source: x }
frontmatter: { date: { a: 1 } }
enableEmoji: true
cascade: { draft: true }
`,
    });
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "hugo.yaml:1:1 error invalid-config
        Unexpected “example.org” for “baseURL”, expected an address such as “https://example.org/”.
        → Write the address with “https://” at its start.
      hugo.yaml:2:1 error invalid-config
        Unexpected list for “buildDrafts”, expected true or false.
        → Write true or false, or remove it.
      hugo.yaml:3:1 error invalid-config
        Unexpected default language “enn”, expected one of “languages”: en.
        → Did you mean “en”?
      hugo.yaml:4:1 error invalid-config
        Unexpected “[” in “ignoreFiles”, expected a regular expression (missing closing ]: \`[\`).
        → Escape literal characters with a backslash.
      hugo.yaml:6:3 error invalid-config [en]
        Unexpected language tag “not a tag” of the locale “en”, expected BCP 47 such as “en” or “zh-Hans”.
        → Set “languages.en.languageCode” to the BCP 47 tag of its language.
      hugo.yaml:6:34 error invalid-config
        Unexpected “heavy” for “languages.en.weight”, expected a number.
        → Write a number, or remove it.
      hugo.yaml:9:7 error invalid-config
        Unexpected “Docs” for “menus.main.0”, expected a table.
        → Write a table, or remove it.
      hugo.yaml:10:21 error invalid-config
        Unexpected “x” for “menus.main.1.weight”, expected a number.
        → Write a number, or remove it.
      hugo.yaml:13:15 error invalid-config
        Unexpected “githb” for “markup.goldmark.parser.autoHeadingIDType”, expected one of github, github-ascii, blackfriday.
        → Use one of them; “github” is the default.
      hugo.yaml:14:62 error invalid-config
        Unexpected value for “markup.goldmark.extensions.passthrough.delimiters.block”, expected a list of pairs of delimiters.
        → Write a list such as [["$$", "$$"]].
      hugo.yaml:15:3 error invalid-config
        Unexpected number 3 for “markup.tableOfContents”, expected a table.
        → Write a table, or remove it.
      hugo.yaml:16:1 error path-outside-site
        Unexpected folder “../data” for “dataDir”, expected one inside the site directory.
        → Move the folder into the site directory.
      hugo.yaml:19:7 error invalid-config
        Unexpected mount, expected one with “source” and “target”.
        → Name the folder on disk as “source” and where it appears as “target”.
      hugo.yaml:20:16 error invalid-config
        Unexpected table for “frontmatter.date”, expected a list of texts.
        → Write a list of texts, or remove it."
    `);
    expect(site).toMatchObject({
      origin: '',
      build: { drafts: false },
      markdown: { headingIds: 'github', emoji: true },
      dataDir: 'data',
      ignoreFiles: ['(?i)\\.tmp$', '\\.bak$'],
    });
  });

  it('of numbers, delimiters, globs and menus that cannot be meant so is reported at its place', async () => {
    const { site, problems } = await loadWith({
      'hugo.yaml': `markup:
  highlight:
    tabWidth: -2
  tableOfContents:
    startLevel: -1
    endLevel: 2.5
  goldmark:
    extensions:
      passthrough:
        enable: true
        delimiters:
          block: [['$$', '$$', '$$'], ['@@', '@@']]
          inline: [[' ', ' ']]
cascade:
  - _target:
      path: '/docs/{a,b'
    draft: true
  - target:
      kind: section
      pth: /x
    draft: true
menus:
  main:
    - { name: Own, parent: Own }
    - name: One
      parent: Two
    - { name: Two, parent: One }
    - { name: Fine, parent: One }
`,
    });
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "hugo.yaml:3:5 error invalid-config
        Unexpected number -2 for “markup.highlight.tabWidth”, expected a whole number from 0.
        → Write a whole number from 0, or remove it.
      hugo.yaml:5:5 error invalid-config
        Unexpected number -1 for “markup.tableOfContents.startLevel”, expected a whole number from 0.
        → Write a whole number from 0, or remove it.
      hugo.yaml:6:5 error invalid-config
        Unexpected number 2.5 for “markup.tableOfContents.endLevel”, expected a whole number from -1.
        → Write a whole number from -1, or remove it.
      hugo.yaml:12:11 error invalid-config
        Unexpected value for “markup.goldmark.extensions.passthrough.delimiters.block”, expected a list of pairs of delimiters.
        → Write a list such as [["$$", "$$"]].
      hugo.yaml:13:11 error invalid-config
        Unexpected value for “markup.goldmark.extensions.passthrough.delimiters.inline”, expected a list of pairs of delimiters.
        → Write a list such as [["$$", "$$"]].
      hugo.yaml:16:7 error invalid-config
        Unexpected “/docs/{a,b” for “path” in the target of “cascade”, expected a glob that can be read (a bracket that is not closed).
        → Close the bracket, or escape literal characters with a backslash.
      hugo.yaml:20:7 error invalid-config
        Unexpected “pth” in the target of “cascade”, expected path, kind, lang, environment, sites.
        → Remove it: it has no effect.
      hugo.yaml:24:20 error invalid-config
        Unexpected parent “Own” of the menu entry “Own”, expected an entry that is not below it (Own → Own).
        → Name another entry, or remove “parent”.
      hugo.yaml:26:7 error invalid-config
        Unexpected parent “Two” of the menu entry “One”, expected an entry that is not below it (One → Two → One).
        → Name another entry, or remove “parent”.
      hugo.yaml:27:20 error invalid-config
        Unexpected parent “One” of the menu entry “Two”, expected an entry that is not below it (Two → One → Two).
        → Name another entry, or remove “parent”."
    `);
    expect(site).toMatchObject({
      highlight: { tabWidth: 4 },
      toc: { startLevel: 2, endLevel: 3 },
      markdown: { passthrough: { block: [['@@', '@@']], inline: [] } },
    });
    expect(site?.settings.en?.menus.main?.map(({ name, parent }) => [name, parent])).toEqual([
      ['Fine', 'One'],
      ['One', ''],
      ['Own', ''],
      ['Two', ''],
    ]);
  });

  it('takes -1 for all levels of a table of contents', async () => {
    const { site, problems } = await loadWith({
      'hugo.yaml': 'markup: { tableOfContents: { endLevel: -1 } }',
    });
    expect(problems).toEqual([]);
    expect(site?.toc.endLevel).toBe(-1);
  });

  it.each([
    ['hugo.toml', 'title = "T"\n[markup.highlight]\nguessSyntax = true\n', 'markup.highlight.guessSyntax', 3],
    [
      'config.toml',
      'title = "T"\npygmentsCodeFencesGuessSyntax = true\n',
      'pygmentsCodeFencesGuessSyntax',
      2,
    ],
  ])('reports that languages of code are not guessed (%s)', async (file, text, target, line) => {
    const { problems } = await loadWith({ [file]: text });
    expect(problems).toMatchObject([
      {
        code: 'unsupported-config',
        severity: 'warning',
        target,
        place: { file, start: { line, column: 1 } },
      },
    ]);
    const off = await loadWith({ [file]: text.replace('true', 'false') });
    expect(off.problems).toEqual([]);
  });

  it('is found by the old name of a setting too', async () => {
    const { problems } = await loadWith({
      'config.toml': 'title = "T"\n[[menu.main]]\nname = "A"\n[[menu.main]]\nname = "B"\nweight = "x"\n',
    });
    expect(problems).toMatchObject([{ place: { start: { line: 6, column: 1 } } }]);
  });

  it('is no site when a file cannot be parsed', async () => {
    const { site, problems } = await loadWith({
      'config/_default/hugo.toml': 'title = "T',
      'config/_default/params.yaml': 'a: b: c',
      'config/_default/menus.json': '{"main": [}',
      'config/production/hugo.yaml': '- a',
    });
    expect(site).toBeUndefined();
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "config/_default/hugo.toml:1:9 error invalid-config
        Unexpected “"T”, expected valid TOML (unfinished string).
        → Add the closing quote or bracket.
      config/_default/menus.json:1:11 error invalid-config
        Unexpected “}”, expected a value or “]”.
        → Write JSON: double quotes round keys and text, commas between entries, no comments.
      config/_default/params.yaml:1:5 error invalid-config
        Unexpected “: c” inside a value, expected one “key: value” on a line.
        → Put the value in quotes, or give the line the indentation of its neighbours.
      config/production/hugo.yaml:1:1 error invalid-config
        Unexpected content, expected a table of settings.
        → Write “key: value” lines."
    `);
  });
});

describe('Hugo’s own render hooks', () => {
  const two = '[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n';
  const one = 'baseURL = "https://own.example/"\n';
  const since = '[module.hugoVersion]\nmin = "0.148.0"\n';
  const link = (line: string) => `[markup.goldmark.renderHooks.link]\n${line}\n`;
  it.each([
    ['of a site of several languages are on', one + since + two, 'fallback'],
    ['of a site of one language are off', one + since, 'never'],
    ['of an old Hugo are off', `${one}[module.hugoVersion]\nmax = "0.111.3"\n${two}`, 'never'],
    ['of a site of several hosts are off', `${one + since + two}baseURL = "https://fr.example/"\n`, 'never'],
    [
      'are off where files are copied',
      `${one + since + two}[markup.goldmark]\nduplicateResourceFiles = true\n`,
      'never',
    ],
    ['are off where the site says so', one + since + link('useEmbedded = "never"') + two, 'never'],
    ['are on where the site says so', one + since + link('useEmbedded = "always"'), 'always'],
    ['were switched in another way before', one + since + link('enableDefault = true'), 'fallback'],
  ])('%s', async (_, config, expected) => {
    const { site } = await loadWith({ 'hugo.toml': config, 'content/a.fr.md': '' });
    expect(site?.embeddedHooks.link).toBe(expected);
  });

  it('report a word that is none', async () => {
    const { problems } = await loadWith({ 'hugo.toml': one + link('useEmbedded = "perhaps"') });
    expect(problems.map(({ code, target }) => [code, target])).toEqual([['invalid-config', 'perhaps']]);
  });
});
