import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDate, type UiString, type UiStrings } from '../../src/ui/index.ts';

const STRINGS = join(import.meta.dirname, '../../src/ui/strings');
const LANGS = ['en', 'fr', 'uk', 'zh'];

const catalogues = new Map<string, UiStrings>(
  LANGS.map((lang) => [lang, JSON.parse(readFileSync(join(STRINGS, `${lang}.json`), 'utf8'))]),
);
const english = catalogues.get('en') ?? {};

function formsOf(string: UiString | undefined): string[] {
  return typeof string === 'string' ? [string] : Object.values(string ?? {});
}

function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{\{\w+\}\}|%s/g)].map(([placeholder]) => placeholder).sort();
}

it('are there in all languages', () => {
  expect(readdirSync(STRINGS).sort()).toEqual(LANGS.map((lang) => `${lang}.json`));
});

describe.each(LANGS)('our strings in %s', (lang) => {
  const strings = catalogues.get(lang) ?? {};

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

it('have every key that the code asks for', () => {
  const src = join(import.meta.dirname, '../../src');
  const asked = new Set<string>();
  for (const entry of readdirSync(src, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:ts|astro)$/.test(entry.name)) continue;
    const code = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, key = ''] of code.matchAll(/\b(?:ui|t)\((?:[\w.]+, )?'([a-z]\w+)'/g)) asked.add(key);
  }
  expect([...asked].filter((key) => !Object.hasOwn(english, key))).toEqual([]);
});
