import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUi, type UiCatalogues, type UiSite } from '../../src/ui/index.ts';

const LOCALES = [
  { name: 'en', lang: 'en', fallbacks: [] },
  { name: 'fr', lang: 'fr', fallbacks: ['en'] },
  { name: 'uk', lang: 'uk', fallbacks: [] },
  { name: 'zh', lang: 'zh-Hans', fallbacks: [] },
  { name: 'ca', lang: 'ca', fallbacks: ['fr'] },
];
const OURS: UiSite = { conventions: { siteStringsFirst: false }, locales: LOCALES, defaultLocale: 'en' };
const HUGO: UiSite = { ...OURS, conventions: { siteStringsFirst: true } };

function catalogues(strings: UiCatalogues['strings']): UiCatalogues {
  return structuredClone({ strings, files: {} });
}

describe('a string', () => {
  const strings = catalogues({
    en: { note: 'NB:', motto: 'Ahoy', pages: { one: '{{count}} page', other: '{{count}} pages' } },
    fr: { motto: 'Ohé' },
    ca: { tip: 'Consell:' },
  });

  it('is the site’s own, else ours, in the locale', () => {
    const ui = createUi(OURS, strings);
    expect(ui('fr', 'motto')).toEqual({ text: 'Ohé', missing: false, from: 'fr' });
    expect(ui('fr', 'note')).toEqual({ text: 'Remarque\u00a0:', missing: false, from: 'fr' });
    expect(ui('en', 'note')).toEqual({ text: 'NB:', missing: false, from: 'en' });
  });

  it('falls back along the locale’s fallbacks to the default locale, and says so', () => {
    const ui = createUi(OURS, strings);
    expect(ui('ca', 'motto')).toEqual({ text: 'Ohé', missing: true, from: 'fr', lang: 'fr' });
    expect(ui('ca', 'warning')).toMatchObject({ text: 'Avertissement\u00a0:', missing: true, lang: 'fr' });
    expect(ui('uk', 'motto')).toEqual({ text: 'Ahoy', missing: true, from: 'en', lang: 'en' });
    expect(ui('uk', 'nowhere')).toEqual({ text: '[nowhere]', missing: true, from: undefined });
    expect(ui('uk', 'toString')).toMatchObject({ text: '[toString]', missing: true });
  });

  it('of a Hugo tree is the site’s own in whatever language before it is ours', () => {
    const ui = createUi(HUGO, strings);
    expect(ui('fr', 'note')).toEqual({ text: 'NB:', missing: true, from: 'en', lang: 'en' });
    expect(ui('fr', 'on_this_page')).toEqual({ text: 'Sur cette page', missing: false, from: 'fr' });
  });

  it('of a locale that is left out of this build is still there for the others', () => {
    const ui = createUi({ ...HUGO, locales: LOCALES.filter(({ name }) => name === 'fr') }, strings);
    expect(ui('fr', 'note')).toEqual({ text: 'NB:', missing: true, from: 'en', lang: 'en' });
  });

  it('is ours in the language and script of the locale, whatever its region', () => {
    const locales = ['fr-CA', 'zh-CN', 'zh-TW', 'sr-Latn'].map((lang) => ({
      name: lang.toLowerCase(),
      lang,
      fallbacks: [],
    }));
    const ui = createUi(
      { conventions: { siteStringsFirst: false }, locales, defaultLocale: 'fr-ca' },
      catalogues({}),
    );
    expect(ui('fr-ca', 'search_title').text).toBe('Rechercher');
    expect(ui('zh-cn', 'search_title').text).toBe('搜索');
    expect(ui('zh-tw', 'search_title').text).toBe('搜尋');
    expect(ui('sr-latn', 'search_title')).toMatchObject({ text: 'Rechercher', missing: true });
  });
});

describe('placeholders', () => {
  it.each([
    [1, '1\u00a0сторінка'],
    [3, '3\u00a0сторінки'],
    [11, '11\u00a0сторінок'],
    [1.5, '1,5\u00a0сторінки'],
    [12_345, '12\u00a0345\u00a0сторінок'],
  ])('take the plural form for %d in Ukrainian', (count, text) => {
    expect(createUi(OURS, catalogues({}))('uk', 'section_pages_count', { count }).text).toBe(text);
  });

  it('take the form “other” where a form or the count is not given', () => {
    const ui = createUi(OURS, catalogues({ uk: { pages: { one: 'одна', other: 'багато' } } }));
    expect(ui('uk', 'pages', { count: 5 }).text).toBe('багато');
    expect(ui('uk', 'pages').text).toBe('багато');
  });

  it('do not mistake another key for a plural form', () => {
    const ui = createUi(OURS, catalogues({ en: { page: 'Page', page_other: 'Another page' } }));
    expect(ui('en', 'page', { count: 2 }).text).toBe('Page');
  });

  it('are filled without regard to case; Go’s “.” is the only value', () => {
    const ui = createUi(OURS, catalogues({ en: { a: '{{title}} of {{site.title}}', b: 'by {{value}}' } }));
    expect(ui('en', 'a', { Title: 'X', 'Site.Title': 'Y' }).text).toBe('X of Y');
    expect(ui('en', 'b', { author: 'Ada' }).text).toBe('by Ada');
  });

  it('are replaced by literal values, which are never parsed as templates', () => {
    const ui = createUi(OURS, catalogues({ en: { motto: 'Ahoy', say: 'Say “{{what}}”' } }));
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('{{what}}', '$t(motto)', '{{- x}}', '$&', '<b>')),
        (what) => {
          expect(ui('en', 'say', { what }).text).toBe(`Say “${what}”`);
        },
      ),
    );
  });
});
