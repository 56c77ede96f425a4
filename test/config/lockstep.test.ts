import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configSchema, defineConfig, LOCKSTEP_CONVENTIONS } from '../../src/config/index.ts';
import { fixtureRoot, load, printProblems, writeSite } from './site-on-disk.ts';

const HOME = { 'content/en/_index.md': '', 'content/fr/_index.md': '' };

function loadWith(config: string, more: Readonly<Record<string, string>> = {}) {
  return load(writeSite({ ...HOME, ...more, 'lockstep.config.ts': config }));
}

describe('a site without a configuration', () => {
  it('has the languages that folders of content/ are named after', async () => {
    const { site, problems } = await load(fixtureRoot('bare'));
    expect(problems.map(({ code, target }) => `${code} ${target}`)).toEqual([
      'unlisted-content-folder content/docs',
    ]);
    expect(site).toMatchObject({
      conventions: LOCKSTEP_CONVENTIONS,
      defaultLocale: 'en',
      basePath: '/',
      fallbackPages: true,
    });
    expect(site?.locales).toEqual([
      {
        name: 'en',
        lang: 'en',
        direction: 'ltr',
        label: 'English',
        weight: 1,
        contentDir: 'content/en',
        urlPrefix: '',
        fallbacks: [],
      },
      {
        name: 'fr',
        lang: 'fr',
        direction: 'ltr',
        label: 'Français',
        weight: 2,
        contentDir: 'content/fr',
        urlPrefix: 'fr',
        fallbacks: ['en'],
      },
    ]);
  });

  it('has its first language as default where there is no English', async () => {
    const root = writeSite({
      'content/uk/_index.md': '',
      'content/ar/_index.md': '',
      'content/zh-CN/_index.md': '',
    });
    const { site } = await load(root);
    expect(site?.defaultLocale).toBe('ar');
    expect(
      site?.locales.map(({ name, lang, direction, contentDir }) => [name, lang, direction, contentDir]),
    ).toEqual([
      ['ar', 'ar', 'rtl', 'content/ar'],
      ['uk', 'uk', 'ltr', 'content/uk'],
      ['zh-cn', 'zh-CN', 'ltr', 'content/zh-CN'],
    ]);
  });

  it('reports folders with pages whose names are no languages', async () => {
    const root = writeSite({
      ...HOME,
      'content/English/_index.md': '',
      'content/docs/a.md': '',
      'content/images/a.svg': '',
    });
    const { site, problems } = await load(root);
    expect(site?.locales.map(({ name }) => name)).toEqual(['en', 'fr']);
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "(no place) warning unlisted-content-folder
        Unexpected folder content/English/ with pages, expected only folders that are named after a language, such as content/en/.
        → Did you mean content/en/?
      (no place) warning unlisted-content-folder
        Unexpected folder content/docs/ with pages, expected only folders that are named after a language, such as content/en/.
        → Move its pages into the folder of their language, or add it to “locales” with its “lang”."
    `);
  });

  it('is none without a language', async () => {
    const { site, problems } = await load(writeSite({ 'content/docs/a.md': '', 'content/api/b.md': '' }));
    expect(site).toBeUndefined();
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "(no place) error invalid-config
        Unexpected site without pages, expected a folder of pages for at least one language, such as content/en/.
        → Move the pages into a folder named after their language, such as content/en/."
    `);
    const nothing = await load(writeSite({ 'README.md': '' }));
    expect(nothing.site).toBeUndefined();
    expect(nothing.problems).toMatchObject([{ code: 'invalid-config', severity: 'error' }]);
  });
});

describe('lockstep.config.ts', () => {
  it('is read as it is written', async () => {
    const { site, problems } = await load(fixtureRoot('lockstep'));
    expect(problems).toEqual([]);
    expect({ ...site, root: 'ROOT' }).toMatchSnapshot();
  });

  it('gives plain, frozen values', async () => {
    const { site } = await load(fixtureRoot('lockstep'));
    expect(structuredClone(site)).toEqual(site);
    expect(Object.isFrozen(site?.settings.fr?.menus.main?.[0]?.params)).toBe(true);
  });

  it('is typed by defineConfig', () => {
    const config = defineConfig({ title: 'A', locales: { en: 'English', fr: { label: 'Français' } } });
    expect(config.title).toBe('A');
    // @ts-expect-error a key that does not exist
    defineConfig({ titel: 'A' });
    // @ts-expect-error a value of another type
    defineConfig({ toc: { startLevel: 'two' } });
  });

  it('has a description for every setting, for the manual', () => {
    const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
    const undescribed = (part: z.core.JSONSchema.BaseSchema, path: string): string[] =>
      Object.entries(part.properties ?? {}).flatMap(([key, inner]) => {
        if (typeof inner === 'boolean') return [];
        const here = path === '' ? key : `${path}.${key}`;
        return [...(inner.description === undefined ? [here] : []), ...undescribed(inner, here)];
      });
    expect(Object.keys(schema.properties ?? {})).toContain('locales');
    expect(undescribed(schema, '')).toEqual([]);
  });

  it('is used instead of Hugo’s configuration', async () => {
    const { site } = await loadWith('export default { title: "ours" };', { 'hugo.toml': 'title = "theirs"' });
    expect(site).toMatchObject({ conventions: LOCKSTEP_CONVENTIONS, configFiles: ['lockstep.config.ts'] });
  });

  it('puts the default locale below its name where that is asked for', async () => {
    const { site } = await loadWith('export default { defaultLocale: "fr", defaultLocaleInSubdir: true };');
    expect(site?.locales.map(({ name, urlPrefix, fallbacks }) => [name, urlPrefix, fallbacks])).toEqual([
      ['en', 'en', ['fr']],
      ['fr', 'fr', []],
    ]);
  });

  it('reports all that is wrong with it in one run, each at its key', async () => {
    const { site, problems } = await loadWith(
      `export default {
  titel: 'A',
  title: { en: 'A', frr: 'B', fr: 5 },
  url: 'example.org',
  locales: {
    en: 'English',
    fr: { label: 'Français', direction: 'up', fallback: ['en'], fallbacks: ['xx'] },
    ja: 'Japanese',
    'docs-v2': { label: 'Version 2' },
    es: { disabled: true },
  },
  defaultLocale: 'eng',
  markdown: { headingIds: 'githb', rawHTML: true, passthrough: { block: [['a']] } },
  toc: { startLevel: 9 },
  menus: {
    main: [
      { url: '/x', name: 'Kept' },
      { url: '/' },
      { name: { en: 'D', fre: 'E' }, wieght: 1 },
      'x',
    ],
  },
  params: { a: new Date(), b: { C: 1 } },
  ignoreFiles: ['(', 'kept'],
  highlight: 5,
};
`,
      { 'content/de/_index.md': '', 'content/docs-v2/a.md': '', 'content/docs/a.md': '' },
    );
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "lockstep.config.ts:2:3 error invalid-config
        Unexpected key “titel”, expected “title”.
        → Did you mean “title”?
      lockstep.config.ts:3:21 error invalid-config
        Unexpected locale “frr” in “title”, expected one of en, fr, docs-v2, ja, es.
        → Did you mean “fr”?
      lockstep.config.ts:3:31 error invalid-config
        Unexpected number 5 for “title.fr”, expected text.
        → Correct it.
      lockstep.config.ts:4:3 error invalid-config
        Unexpected “example.org” for “url”, expected an address such as "https://example.org/docs/".
        → Correct it. It means: The URL at which the site will be published. Its path is the base path of all pages.
      lockstep.config.ts:5:3 warning unlisted-content-folder
        Unexpected folder content/de/, expected only folders of the locales that “locales” lists.
        → Add “de” to “locales” (with “disabled: true” to leave it out).
      lockstep.config.ts:5:3 warning unlisted-content-folder
        Unexpected folder content/docs/ with pages, expected only folders that are named after a language, such as content/en/.
        → Move its pages into the folder of their language, or add it to “locales” with its “lang”.
      lockstep.config.ts:7:30 error invalid-config
        Unexpected “up” for “locales.fr.direction”, expected "ltr" or "rtl".
        → Correct it. It means: The writing direction; by default that of the language.
      lockstep.config.ts:7:47 error invalid-config
        Unexpected key “fallback” in “locales.fr”, expected “fallbacks”.
        → Did you mean “fallbacks”?
      lockstep.config.ts:7:65 error invalid-config [fr]
        Unexpected fallback “xx” of the locale “fr”, expected another locale of the site.
        → Use some of: en, docs-v2.
      lockstep.config.ts:8:5 warning missing-content-folder [ja]
        Unexpected locale “ja” without pages, expected a folder content/ja/.
        → Create content/ja/_index.md, or remove the locale.
      lockstep.config.ts:9:5 error invalid-config [docs-v2]
        Unexpected locale name “docs-v2”, expected a language tag such as “en” or “pt-br”.
        → Set “locales.docs-v2.lang” to the BCP 47 tag of its language.
      lockstep.config.ts:12:3 error invalid-config
        Unexpected default locale “eng”, expected one with pages: en, fr, docs-v2.
        → Did you mean “en”?
      lockstep.config.ts:13:15 error invalid-config
        Unexpected “githb” for “markdown.headingIds”, expected "github", "github-ascii", "blackfriday" or "none".
        → Did you mean “github”?
      lockstep.config.ts:13:36 error invalid-config
        Unexpected key “rawHTML” in “markdown”, expected “rawHtml”.
        → Did you mean “rawHtml”?
      lockstep.config.ts:13:74 error invalid-config
        Unexpected list for “markdown.passthrough.block[0]”, expected a pair such as ["$$", "$$"].
        → Correct it.
      lockstep.config.ts:14:10 error invalid-config
        Unexpected number 9 for “toc.startLevel”, expected a whole number from 1 to 6.
        → Correct it. It means: Highest level of headings.
      lockstep.config.ts:16:5 error invalid-config
        Unexpected locale “fre” in “menus.main”, expected one of en, fr, docs-v2, ja, es.
        → Did you mean “fr”?
      lockstep.config.ts:18:7 error invalid-config
        Unexpected absence of “menus.main[1].name”, expected text, or a table of one text per locale.
        → Add it. It means: The text of the entry.
      lockstep.config.ts:19:38 error invalid-config
        Unexpected key “wieght” in “menus.main[2]”, expected “weight”.
        → Did you mean “weight”?
      lockstep.config.ts:20:7 error invalid-config
        Unexpected “x” for “menus.main[3]”, expected a menu entry such as { name: "Docs", page: "docs" }.
        → Correct it.
      lockstep.config.ts:23:13 error invalid-config
        Unexpected date object for “params.a”, expected text, a number, true or false, null, or lists and tables of these.
        → Correct it.
      lockstep.config.ts:24:17 error invalid-config
        Unexpected “(” in “ignoreFiles”, expected a regular expression (missing closing ): \`(\`).
        → Escape literal characters with a backslash.
      lockstep.config.ts:25:3 error invalid-config
        Unexpected number 5 for “highlight”, expected a table of settings for code blocks.
        → Correct it. It means: How code blocks are shown."
    `);
    expect(site).toMatchObject({ ignoreFiles: ['kept'], toc: { startLevel: 2 }, defaultLocale: 'en' });
    expect(site?.settings.en?.params).toEqual({ b: { c: 1 } });
    expect(site?.settings.en?.menus.main?.map(({ name }) => name)).toEqual(['Kept', 'D']);
  });

  it.each([
    ['code that does not parse', 'export default { a: };'],
    ['code that throws', '\nexport default nowhere.title;'],
    ['no default export', 'export const config = {};'],
    ['a default export that is no table', 'export default "title";'],
    ['a file that is not there', "import other from './other.ts';\nexport default other;"],
  ])('is no site with %s', async (_what, config) => {
    const { site, problems } = await loadWith(config);
    expect(site).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'invalid-config', place: { file: 'lockstep.config.ts' } });
  });

  it('is no site with tables that contain themselves', async () => {
    const { site, problems } = await loadWith(
      "const tree: Record<string, unknown> = {};\ntree.left = [tree]; tree.right = tree;\nexport default {\n  title: 'T',\n  params: { tree },\n};",
    );
    expect(site).toBeUndefined();
    expect(problems).toMatchObject([
      {
        code: 'invalid-config',
        target: 'params',
        place: { kind: 'file', file: 'lockstep.config.ts', start: { line: 5, column: 3 } },
      },
    ]);
    expect(problems[0]?.message).toContain('without cycles');
  });
});

describe('a file that looks like the configuration', () => {
  const CONFIG = 'export default { title: "T" };';

  it.each(['ts', 'mts', 'js', 'mjs'])('is read as lockstep.config.%s', async (ending) => {
    const { site, problems } = await load(writeSite({ ...HOME, [`lockstep.config.${ending}`]: CONFIG }));
    expect(problems).toEqual([]);
    expect(site?.settings.en?.title).toBe('T');
  });

  it('is a warning where another one counts', async () => {
    const root = writeSite({
      ...HOME,
      'lockstep.config.ts': CONFIG,
      'lockstep.config.js': 'export default {};',
      'lockstep.config.cjs': 'module.exports = {};',
    });
    const { site, problems } = await load(root);
    expect(site?.settings.en?.title).toBe('T');
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "lockstep.config.cjs:1:1 warning ignored-config
        Unexpected second configuration lockstep.config.cjs next to lockstep.config.ts: it is not read.
        → Move its settings to lockstep.config.ts, and delete it.
      lockstep.config.js:1:1 warning ignored-config
        Unexpected second configuration lockstep.config.js next to lockstep.config.ts: it is not read.
        → Move its settings to lockstep.config.ts, and delete it."
    `);
  });

  it('is a warning where no configuration of its kind is read', async () => {
    const { problems } = await load(writeSite({ ...HOME, 'lockstep.config.json': '{}' }));
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "lockstep.config.json:1:1 warning ignored-config
        Unexpected name lockstep.config.json, expected lockstep.config.ts, lockstep.config.mts, lockstep.config.js, lockstep.config.mjs: the file is not read.
        → Rename it to lockstep.config.ts, and export the settings as default."
    `);
  });
});
