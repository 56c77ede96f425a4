import { describe, expect, it } from 'vitest';
import { loadUiStrings } from '../../src/ui/index.ts';
import { filesOf, printProblems } from '../config/site-on-disk.ts';

const SITE = {
  conventions: { siteStringsFirst: true },
  locales: [
    { name: 'en', lang: 'en', fallbacks: [] },
    { name: 'pt-br', lang: 'pt-BR', fallbacks: ['en'] },
    { name: 'zh', lang: 'zh-Hans', fallbacks: [] },
  ],
  defaultLocale: 'en',
  i18nDir: 'i18n',
  mounts: [],
} as const;

describe('loadUiStrings', () => {
  it('reads all forms of Hugo’s i18n files', () => {
    const files = filesOf({
      'i18n/en.toml':
        '[note]\nother = "Note:"\n[pages]\none = "{{ .Count }} page"\nother = "{{.Count}} pages"\n[home.title]\nother = "Home"\n[todo]\nother = ""',
      'i18n/pt-BR.yaml': 'note: Nota\nyes: Yes\nsince: 2020\ngreeting: "{{ . }} de {{ .Site.Title }}"',
      'i18n/zh-Hans.json':
        '[{"id": "note", "translation": "注"}, {"id": "pages", "translation": {"other": "{{ .Count }} 页"}}]',
      'i18n/de.yaml': 'note: not a language of the site',
      'i18n/README.md': '',
    });
    const { catalogues, problems } = loadUiStrings(files, SITE);
    expect(problems).toEqual([]);
    expect(catalogues).toEqual({
      strings: {
        en: {
          note: 'Note:',
          pages: { one: '{{count}} page', other: '{{count}} pages' },
          'home.title': 'Home',
        },
        'pt-br': { note: 'Nota', yes: 'Yes', since: '2020', greeting: '{{value}} de {{site.title}}' },
        zh: { note: '注', pages: '{{count}} 页' },
      },
      files: { en: 'i18n/en.toml', 'pt-br': 'i18n/pt-BR.yaml', zh: 'i18n/zh-Hans.json' },
    });
  });

  it('reads folders by locale, links that are files, and mounts, whose strings come second', () => {
    const files = filesOf({
      'i18n/en.toml': '../data/i18n/en/en.toml\n',
      'data/i18n/en/en.toml': 'note = "Note"',
      'themes/sea/i18n/en.yaml': 'note: from the theme\nahoy: Ahoy',
      'more/pt/pt-br.yaml': 'note: Nota',
    });
    const mounts = [
      { source: 'themes/sea/i18n', target: 'i18n' },
      { source: 'more', target: 'i18n' },
      { source: 'i18n', target: 'content' },
    ];
    const { catalogues, problems } = loadUiStrings(files, { ...SITE, mounts });
    expect(problems).toEqual([]);
    expect(catalogues.strings).toEqual({ en: { note: 'Note', ahoy: 'Ahoy' }, 'pt-br': { note: 'Nota' } });
  });

  it('reports what it cannot use, and reads the rest', () => {
    const files = filesOf({
      'i18n/en.toml': 'note = "Note\n',
      'i18n/pt-br.yaml':
        'note: Nota\nlist: [a]\npages:\n  other: "{{ if gt .Count 1 }}{{ .Count }} páginas{{ end }}"\nnote: Nota!\n',
      'i18n/zh.json': '["note"]',
    });
    const { catalogues, problems } = loadUiStrings(files, SITE);
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "i18n/en.toml:1:13 error invalid-ui-strings [en]
        Unexpected end of line, expected valid TOML (control characters are not allowed in strings).
        → Add the closing quote or bracket.
      i18n/pt-br.yaml:5:1 warning invalid-ui-strings [pt-br]
        Unexpected second key “note”, expected each key once.
        → Remove one of the two; the last one counts.
      i18n/pt-br.yaml:2:1 error invalid-ui-strings [pt-br]
        Unexpected list for the UI string “list”, expected a text or its plural forms.
        → Write one text.
      i18n/pt-br.yaml:3:1 warning invalid-ui-strings [pt-br]
        Unexpected “{{ if gt .Count 1 }}” in the UI string “pages”, expected placeholders such as “{{ .Count }}”.
        → Use plain placeholders; what a template computes is left out.
      i18n/zh.json:1:1 error invalid-ui-strings [zh]
        Unexpected “note” in the list, expected a table with “id” and “translation”.
        → Write “- id: key” and “translation: text”."
    `);
    expect(catalogues.strings['pt-br']).toEqual({ note: 'Nota!', pages: '{{count}} páginas' });
  });

  it('reports forms of the plural that a language has and a string lacks', () => {
    const files = filesOf({
      'i18n/pl.toml': '[pages]\none = "{{ .Count }} strona"\nother = "{{ .Count }} stron"\n',
      'i18n/fr.yaml':
        'pages: { one: "{{ .Count }} page", other: "{{ .Count }} pages" }\nall: { other: tout }\n',
      'i18n/ar.json': '{ "pages": { "one": "x", "two": "x", "few": "x", "many": "x", "other": "x" } }',
    });
    const locales = ['pl', 'fr', 'ar'].map((name) => ({ name, lang: name, fallbacks: [] }));
    const { problems } = loadUiStrings(files, { ...SITE, locales, defaultLocale: 'pl' });
    expect(printProblems(problems)).toMatchInlineSnapshot(`
      "i18n/ar.json:1:3 warning invalid-ui-strings [ar]
        Expected the plural form “zero” of the UI string “pages”, as ar has it: such numbers show another form.
        → Write zero next to the forms that are there.
      i18n/pl.toml:1:2 warning invalid-ui-strings [pl]
        Expected the plural forms “few”, “many” of the UI string “pages”, as pl has them: such numbers show another form.
        → Write few, many next to the forms that are there."
    `);
  });
});
