import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkOwnStrings, createUi, formatDate, type UiString, type UiStrings } from '../../src/ui/index.ts';
import { stringsOfLang } from '../../src/ui/own-strings.ts';

const SRC = join(import.meta.dirname, '../../src');
const PRESETS = readdirSync(join(SRC, 'presets'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `presets/${name}`);
/** The built-in strings, and those of each preset. */
const OWNERS = ['ui', ...PRESETS];
/** Built-in strings are in the languages of kubernetes/website, and as many more; those of presets in the languages of the manual. */
const LANGS_OF: Readonly<Record<string, readonly string[]>> = {
  ui: [
    ...['ar', 'bn', 'cs', 'da', 'de', 'el', 'en', 'es', 'fa', 'fr', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko'],
    ...['nl', 'pl', 'pt-BR', 'pt-PT', 'ro', 'ru', 'sv', 'ta', 'th', 'tr', 'uk', 'vi', 'zh', 'zh-Hant'],
  ],
};
const langsOf = (owner: string): readonly string[] => LANGS_OF[owner] ?? ['en', 'fr', 'uk', 'zh'];

function stringsOf(owner: string, lang: string): UiStrings {
  return JSON.parse(readFileSync(join(SRC, owner, 'strings', `${lang}.json`), 'utf8'));
}

function formsOf(string: UiString | undefined): string[] {
  return typeof string === 'string' ? [string] : Object.values(string ?? {});
}

function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{\{\w+\}\}|%s/g)].map(([placeholder]) => placeholder).sort();
}

it.each(OWNERS)('are there in all languages: %s', (owner) => {
  const files = readdirSync(join(SRC, owner, 'strings')).filter((file) => file.endsWith('.json'));
  expect(files.sort()).toEqual(
    langsOf(owner)
      .map((lang) => `${lang}.json`)
      .toSorted(),
  );
});

it('have one owner each', () => {
  const keys = OWNERS.flatMap((owner) => Object.keys(stringsOf(owner, 'en')));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

const cases = OWNERS.flatMap((owner) => langsOf(owner).map((lang) => [owner, lang] as const));

describe.each(cases)('strings of %s in %s', (owner, lang) => {
  const strings = stringsOf(owner, lang);
  const english = stringsOf(owner, 'en');

  it('have every key, and no other', () => {
    expect(Object.keys(strings).sort()).toEqual(Object.keys(english).sort());
  });

  it('have every plural form of the language, and no other', () => {
    const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
    for (const [key, string] of Object.entries(strings)) {
      expect(typeof string, key).toBe(typeof english[key]);
      if (typeof string !== 'string')
        expect(Object.keys(string).sort(), key).toEqual(pluralCategories.toSorted());
    }
  });

  it('have the placeholders of the English ones, and no empty text', () => {
    for (const [key, string] of Object.entries(strings)) {
      const [wanted = ''] = formsOf(english[key]);
      for (const text of formsOf(string)) {
        expect(text.trim(), key).not.toBe('');
        expect(placeholdersOf(text), key).toEqual(placeholdersOf(wanted));
      }
    }
  });

  it('end a sentence with one full stop, also where a written date brings its own', () => {
    const date = formatDate('2026-11-20', lang);
    for (const [key, string] of Object.entries(strings))
      for (const text of formsOf(string)) {
        const shown = text.replace('{{date}}', date);
        expect(shown, key).not.toMatch(/[^.]\.\.(?!\.)/);
      }
  });

  it('follow the typography of the language', () => {
    const rules: Readonly<Record<string, RegExp>> = {
      en: /[«»]|'(?=\w)/,
      fr: /[^\s\u00a0/](?<!https|http)[:;?!]|[«][^\u00a0]|[^\u00a0]»|'/u,
      uk: /['"“]/,
      zh: /\p{Script=Han}[,.:;?!()]|[,.:;?!]\p{Script=Han}|['"]/u,
      'zh-Hant': /\p{Script=Han}[,.:;?!()]|[,.:;?!]\p{Script=Han}|['"“]/u,
      ja: /\p{Script=Hiragana}[,.;?!]|['"“]/u,
      ...Object.fromEntries(['es', 'it', 'ru', 'el', 'ar', 'fa', 'pt-PT'].map((each) => [each, /['"“]/])),
      ...Object.fromEntries(['de', 'cs', 'pl', 'ro', 'hu'].map((each) => [each, /['"«]|“\p{L}/u])),
      nl: /["“]/,
      sv: /['"“]/,
      da: /['"“]/,
    };
    for (const [key, string] of Object.entries(strings)) {
      for (const text of formsOf(string)) {
        // Markdown links and HTML tags are no text.
        const plain = text.replaceAll(/\]\([^)]*\)|<[^>]*>/g, '');
        expect(plain, key).not.toMatch(rules[lang] ?? /$^/);
      }
    }
  });
});

it.each(OWNERS)('have every key that the code asks for: %s', (owner) => {
  const folder = join(SRC, owner === 'ui' ? '' : owner);
  const known = new Set(['ui', owner].flatMap((one) => Object.keys(stringsOf(one, 'en'))));
  const used = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:ts|astro)$/.test(entry.name)) continue;
    // Code of a preset uses the preset's strings.
    if (owner === 'ui' && entry.parentPath.startsWith(join(SRC, 'presets'))) continue;
    const code = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, key = ''] of code.matchAll(/\b(?:ui|t)\((?:[\w.]+, )?'([a-z]\w+)'/g)) used.add(key);
  }
  expect([...used].filter((key) => !known.has(key))).toEqual([]);
});

describe('the strings of a lang', () => {
  const titles = {
    en: { a: 'en' },
    'pt-PT': { a: 'pt-PT' },
    'pt-BR': { a: 'pt-BR' },
    'zh-Hans': { a: 'Hans' },
  };

  it.each([
    ['en-GB', 'en'],
    ['pt', 'pt-BR'],
    ['pt-BR', 'pt-BR'],
    ['pt-AO', 'pt-PT'],
    ['zh-CN', 'Hans'],
    ['zh-TW', undefined],
    ['sr-Latn', undefined],
  ])('of %s are %s', (lang, expected) => {
    expect(stringsOfLang(titles, lang)?.a).toBe(expected);
  });
});

describe('a locale whose interface nobody translated', () => {
  const site = {
    conventions: { siteStringsFirst: false },
    defaultLocale: 'en',
    locales: ['en', 'ca', 'he'].map((name) => ({ name, lang: name, fallbacks: [] })),
  };

  it('is reported, with the keys that the site does not have itself', () => {
    const problems = checkOwnStrings(site, { strings: { ca: { next: 'Següent' } }, files: {} }, 'i18n');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'missing-translation-key', severity: 'warning', locale: 'ca' });
    expect(problems[0]?.hint).toMatch(
      /^Add them to i18n\/ca\.json: skip_to_content, .*, previous, edit_page, /,
    );
  });

  it('shows texts of another language, each with its lang', () => {
    const ui = createUi(site, { strings: { ca: { next: 'Següent' } }, files: {} });
    expect(ui('ca', 'next')).toMatchObject({ text: 'Següent' });
    expect(ui('ca', 'next').lang).toBeUndefined();
    expect(ui('ca', 'previous')).toMatchObject({ text: 'Previous', lang: 'en' });
    expect(ui('he', 'previous').lang).toBeUndefined();
  });
});
