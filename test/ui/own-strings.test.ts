import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDate, type UiString, type UiStrings } from '../../src/ui/index.ts';

const SRC = join(import.meta.dirname, '../../src');
const PRESETS = readdirSync(join(SRC, 'presets'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `presets/${name}`);
/** Ours, and those of each preset. */
const OWNERS = ['ui', ...PRESETS];
const LANGS = ['en', 'fr', 'uk', 'zh'];

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
  expect(files.sort()).toEqual(LANGS.map((lang) => `${lang}.json`));
});

it('have one owner each', () => {
  const keys = OWNERS.flatMap((owner) => Object.keys(stringsOf(owner, 'en')));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

const cases = OWNERS.flatMap((owner) => LANGS.map((lang) => [owner, lang] as const));

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
    };
    for (const [key, string] of Object.entries(strings)) {
      for (const text of formsOf(string)) {
        // Links of Markdown and tags of HTML are not text.
        const plain = text.replaceAll(/\]\([^)]*\)|<[^>]*>/g, '');
        expect(plain, key).not.toMatch(rules[lang] ?? /$^/);
      }
    }
  });
});

it.each(OWNERS)('have every key that the code asks for: %s', (owner) => {
  const folder = join(SRC, owner === 'ui' ? '' : owner);
  const known = new Set(['ui', owner].flatMap((one) => Object.keys(stringsOf(one, 'en'))));
  const asked = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:ts|astro)$/.test(entry.name)) continue;
    // What belongs to a preset asks for the preset's strings.
    if (owner === 'ui' && entry.parentPath.startsWith(join(SRC, 'presets'))) continue;
    const code = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, key = ''] of code.matchAll(/\b(?:ui|t)\((?:[\w.]+, )?'([a-z]\w+)'/g)) asked.add(key);
  }
  expect([...asked].filter((key) => !known.has(key))).toEqual([]);
});
