/** Translations for the references in the manual: every text of the code has one, and missing ones are reported. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { firstKey } from '../../reference/configuration.ts';
import { COMMAND_GROUPS, reportUngrouped, SETTING_GROUPS, SHORTCODE_GROUPS } from '../../reference/groups.ts';
import { isRun } from '../../reference/shortcodes.ts';
import { createTranslate } from '../../reference/texts.ts';
import { describeView, renderView } from '../../reference/view.ts';
import { usages } from '../../scripts/usage/index.ts';
import type { Options } from '../../scripts/usage/usage.ts';
import { describeSettings, type Value } from '../../src/config/index.ts';
import { describeFrontMatter } from '../../src/corpus/index.ts';
import { definitions } from '../shortcodes/all-definitions.ts';

const LOCALES = ['en', 'fr', 'zh', 'uk'];
const FOLDER = join(import.meta.dirname, '../../data/reference');

function readData(file: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(join(FOLDER, `${file}.yaml`), 'utf8'));
}

const optionTexts = (options: Options) => Object.values(options).map(({ text }) => text);

/** The words that the reference shortcodes look up. */
function wordsInCode(): string[] {
  const files = ['shortcodes', 'configuration', 'commands', 'front-matter', 'view'];
  const sources = files.map((name) => readFileSync(join(FOLDER, `../../reference/${name}.ts`), 'utf8'));
  return sources.flatMap((source) => [...source.matchAll(/word\('([^']+)'\)/g)].map(([, text = '']) => text));
}

/** All texts of the code that the references show, by the file with their translations. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  words: wordsInCode(),
  shortcodes: definitions.map(({ summary = '' }) => summary),
  examples: Object.entries(SHORTCODE_GROUPS).flatMap(([group, names]) =>
    definitions
      .filter(({ name }) => names.includes(name))
      .flatMap(({ name, examples }) => examples.map(({ source }) => ({ name, source })))
      .filter(({ name, source }) => isRun(group, name, source))
      .map(({ source }) => source),
  ),
  configuration: describeSettings().map(({ description }) => description),
  'front-matter': describeFrontMatter().flatMap(({ description }) =>
    description === '' ? [] : [description],
  ),
  view: describeView().flatMap(({ text, fields }) => [text, ...fields.map((field) => field.text)]),
  commands: usages.flatMap(({ text, note = [], subcommands = {}, options, exit }) => [
    text,
    ...[note].flat(),
    ...Object.values(subcommands).flatMap((sub) => [sub.text, ...optionTexts(sub.options)]),
    ...optionTexts(options),
    ...Object.values(exit),
  ]),
};

describe.each(Object.keys(NEEDED))('data/reference/%s.yaml', (file) => {
  const entries = readData(file);
  const sources = entries.map((entry) => entry.all ?? entry.en ?? '');

  it('has every text of the code, each once and none that is gone', () => {
    expect(sources.toSorted()).toEqual([...new Set(NEEDED[file])].sort());
  });

  it('says it in every language', () => {
    for (const entry of entries) {
      const keys = 'all' in entry ? ['all'] : LOCALES;
      expect(Object.keys(entry)).toEqual(keys);
      for (const key of keys) expect(entry[key]?.trim(), entry.en).not.toBe('');
    }
  });

  it('says the same code in every language', () => {
    const codeIn = (text = '') => [...new Set(text.match(/`[^`]+`/g))].sort();
    for (const entry of entries) {
      for (const locale of LOCALES) expect(codeIn(entry[locale]), entry[locale]).toEqual(codeIn(entry.en));
    }
  });
});

describe('the tables of the view', () => {
  const types = describeView();

  it('have every field of the types, with what it means', () => {
    const sources = [
      'views/page-view.ts',
      'views/link-view.ts',
      'views/version-views.ts',
      'theme/view-model.ts',
      'theme/drawings.ts',
    ].map((file) => readFileSync(join(FOLDER, '../../src/site', file), 'utf8'));
    for (const { name, text, fields } of types) {
      const body = sources.flatMap(
        (source) => new RegExp(`^export interface ${name} [^]*?^}`, 'm').exec(source) ?? [],
      );
      const declared = [...(body[0] ?? '').matchAll(/^ {2}(?:readonly )?(\w+\??)[:(]/gm)].map(
        ([, field]) => field,
      );
      expect(
        fields.map((field) => field.name),
        name,
      ).toEqual(declared);
      expect(text, name).not.toBe('');
      expect(
        fields.filter((field) => field.text === ''),
        name,
      ).toEqual([]);
    }
  });

  it('begin with the page, and name types of other files', () => {
    expect(types.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['PageView', 'ThemeView', 'Drawing']),
    );
    expect(types[0]?.name).toBe('PageView');
  });

  it('link the types that they name', () => {
    const text = renderView(types, { word: (word) => word, say: (said) => said });
    expect(text).toContain('| `search?` | [`SearchView`](#searchview) |');
    expect(text).toContain('## `SearchView` {#searchview}');
    expect(text).toContain("`'home' \\| 'section'");
  });
});

describe('groups', () => {
  const top = new Set(describeSettings().map(({ path }) => firstKey(path)));
  it.each([
    ['shortcodes', SHORTCODE_GROUPS, definitions.map(({ name }) => name)],
    ['settings', SETTING_GROUPS, [...top]],
    ['commands', COMMAND_GROUPS, usages.map(({ name }) => name)],
  ])('have each of the %s once', (_what, groups, names) => {
    expect(Object.values(groups).flat().sort()).toEqual([...names].sort());
  });
});

describe('what stands in no group', () => {
  it('is reported once in a page', () => {
    const problems: unknown[][] = [];
    const context = { problem: (...all: unknown[]) => void problems.push(all) };
    const groups = { one: ['a'], two: ['b'] };
    reportUngrouped(context, groups, 'one', ['a', 'new', 'b', 'new']);
    reportUngrouped(context, groups, 'two', ['a', 'new', 'b']);
    expect(problems).toMatchObject([
      ['missing-data', expect.stringContaining('“new”'), { severity: 'error' }],
    ]);
  });
});

describe('a text that nobody translated', () => {
  const loadTexts = (locale: string, data: Value) => {
    const problems: unknown[][] = [];
    const say = createTranslate(
      {
        page: { locale },
        defaultLocale: 'en',
        data: () => data,
        problem: (...all) => void problems.push(all),
      },
      'words',
    );
    return { say, problems };
  };

  it('is reported as an error, and shown in English', () => {
    const { say, problems } = loadTexts('fr', [
      { en: 'Type', fr: 'Type' },
      { en: 'Key', uk: 'Ключ' },
    ]);
    expect([say('Type'), say('Key'), say('Gone')]).toEqual(['Type', 'Key', 'Gone']);
    expect(problems).toMatchObject([
      [
        'missing-translation-key',
        expect.stringContaining('“Key” in “fr”'),
        { severity: 'error', target: 'Key' },
      ],
      ['missing-translation-key', expect.stringContaining('“Gone” in “fr”'), { severity: 'error' }],
    ]);
  });

  it('needs none in the source, and one for all where all say the same', () => {
    const source = loadTexts('en', []);
    expect(source.say('Anything')).toBe('Anything');
    const { say, problems } = loadTexts('zh', [{ all: '{{< note >}}' }]);
    expect(say('{{< note >}}')).toBe('{{< note >}}');
    expect([...source.problems, ...problems]).toEqual([]);
  });

  it('is one where the data is no list of texts', () => {
    const { say, problems } = loadTexts('fr', { en: 'Key' });
    expect(say('Key')).toBe('Key');
    expect(problems).toHaveLength(1);
  });
});
