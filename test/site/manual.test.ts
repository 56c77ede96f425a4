/** The site of this repository: all four languages have the same structure, and references are complete. */
import { beforeAll, describe, expect, it } from 'vitest';
import { firstKey } from '../../reference/configuration.ts';
import { shortcodeId } from '../../reference/shortcodes.ts';
import { nameOption } from '../../scripts/usage/help.ts';
import { usages } from '../../scripts/usage/index.ts';
import { describeSettings } from '../../src/config/index.ts';
import { definitions } from '../../src/shortcodes/index.ts';
import { buildManual, LOCALES, type Locale, type ManualPage, sourcePages } from './manual-site.ts';

const TRANSLATIONS = LOCALES.filter((locale) => locale !== 'en');
let pages: Awaited<ReturnType<typeof buildManual>>;
beforeAll(async () => {
  pages = await buildManual();
});

function pageOf(locale: Locale, path: string): ManualPage {
  const page = pages.get(locale)?.get(path);
  if (page === undefined) throw new Error(`There is no page ${path} in ${locale}.`);
  return page;
}

const textOf = ({ blocks }: ManualPage) => blocks.join('\n');
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const SCRIPTS = {
  en: /\p{Script=Latin}/gu,
  fr: /\p{Script=Latin}/gu,
  zh: /\p{Script=Han}/gu,
  uk: /\p{Script=Cyrillic}/gu,
} as const;
/** Minimum share of letters in the language's script. Names of products and fields are Latin in every language; including them, the pages have at least 77 % Han and 91 % Cyrillic. */
const SHARES = { en: 0.99, fr: 0.99, zh: 0.65, uk: 0.85 } as const;

describe('pages', () => {
  it('are at least eighteen, and the same in all locales', () => {
    const source = sourcePages('en');
    expect(source.length).toBeGreaterThanOrEqual(18);
    for (const locale of TRANSLATIONS) expect(sourcePages(locale), locale).toEqual(source);
  });

  it.each(sourcePages('en'))('have the same headings in all locales, by level and id: %s', (path) => {
    const { headings } = pageOf('en', path);
    const ids = headings.map(({ id }) => id);
    expect(ids).not.toContain('');
    expect(new Set(ids).size).toBe(ids.length);
    for (const locale of TRANSLATIONS) expect(pageOf(locale, path).headings, locale).toEqual(headings);
  });

  it.each(LOCALES)('are written in the script of their language: %s', (locale) => {
    const strange = sourcePages(locale).flatMap((path) => {
      const text = textOf(pageOf(locale, path));
      const share = count(text, SCRIPTS[locale]) / count(text, /\p{L}/gu);
      return share >= SHARES[locale] ? [] : [`${path}: ${share.toFixed(2)}`];
    });
    expect(strange).toEqual([]);
  });

  it.each(TRANSLATIONS)('leave no paragraph of the source untranslated: %s', (locale) => {
    const left = sourcePages(locale).flatMap((path) => {
      const source = new Set(pageOf('en', path).blocks);
      return pageOf(locale, path)
        .blocks.filter((block) => isLong(block) && (source.has(block) || !isWrittenIn(block, locale)))
        .map((block) => `${path}: ${block}`);
    });
    expect(left).toEqual([]);
  });

  it.each(TRANSLATIONS)('are not shorter than half of their source: %s', (locale) => {
    const short = sourcePages(locale).flatMap((path) => {
      const ratio = sizeOf(textOf(pageOf(locale, path))) / sizeOf(textOf(pageOf('en', path)));
      return ratio >= 0.5 ? [] : [`${path}: ${ratio.toFixed(2)}`];
    });
    expect(short).toEqual([]);
  });
});

/** A Han character counts as three letters: the Chinese pages are then 1.0 to 1.2 times as long as the English ones. */
function sizeOf(text: string): number {
  return count(text, /\p{L}/gu) + 2 * count(text, /\p{Script=Han}/gu);
}

/** Removes URLs, which are in no language. */
const wordsOf = (text: string) => text.replace(/https?:\S+/g, ' ').match(/[\p{L}’']+/gu) ?? [];

/** Whether a text has at least six words, where two Han characters count as one word. */
function isLong(block: string): boolean {
  const han = count(block, SCRIPTS.zh);
  return wordsOf(block.replace(SCRIPTS.zh, ' ')).length + han / 2 >= 6;
}

const ENGLISH = /^(?:the|of|and|is|that|with|for|are|it|its|to|this|from|by|when|which|not)$/i;
const FRENCH =
  /^(?:le|la|les|l’.+|d’.+|de|des|du|et|est|un|une|que|qui|qu’.+|dans|pour|avec|sur|par|ne|en|à|au|aux|ce|son|sa|ses|il|se|s’.+|ou|vous)$/i;

/** Detects the language of a text: French and English, which have the same script, by their frequent short words, the others by their letters. */
function isWrittenIn(block: string, locale: Locale): boolean {
  const words = wordsOf(block);
  if (locale === 'fr') {
    const english = words.filter((word) => ENGLISH.test(word)).length;
    return english === 0 || english < words.filter((word) => FRENCH.test(word)).length;
  }
  const latin = words.filter((word) => /^\p{Script=Latin}/u.test(word)).length;
  const own = locale === 'zh' ? count(block, SCRIPTS.zh) : words.length - latin;
  return own >= latin;
}

describe.each(LOCALES)('references in %s', (locale) => {
  /** The code below a heading. */
  const codeBelow = (page: ManualPage, id: string) => page.code.get(id) ?? [];

  it('have a section for every shortcode, with its parameters and examples', () => {
    const page = pageOf(locale, 'docs/manual/shortcodes');
    for (const { name, params, examples, aliases = [] } of definitions) {
      const codes = codeBelow(page, shortcodeId(name));
      expect(codes, name).toEqual(expect.arrayContaining([name, ...Object.keys(params), ...aliases]));
      const blocks = codes.filter((code) => code.includes('{{'));
      expect(blocks.length, name).toBeGreaterThanOrEqual(examples.length);
    }
  });

  it('have every setting', () => {
    const page = pageOf(locale, 'docs/manual/configuration');
    for (const { path, type } of describeSettings()) {
      const first = firstKey(path);
      const rest = path.slice(first.length).replace(/^\./, '');
      expect(codeBelow(page, first), path).toEqual(
        expect.arrayContaining(rest === '' ? [first, type] : [rest, type]),
      );
    }
  });

  it('have every command, with its options and exit codes', () => {
    const page = pageOf(locale, 'docs/manual/commands');
    for (const { name, options, subcommands = {}, exit } of usages) {
      const codes = codeBelow(page, name);
      const all = [options, ...Object.values(subcommands).map((sub) => sub.options)];
      const keys = all.flatMap((each) =>
        Object.entries(each).map(([key, option]) => nameOption(key, option)),
      );
      expect(codes, name).toEqual(
        expect.arrayContaining([`npm run ${name}`, ...Object.keys(subcommands), ...keys]),
      );
      for (const code of ['0', ...Object.keys(exit)]) expect(page.blocks, name).toContain(code);
    }
  });
});
