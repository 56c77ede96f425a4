/** The wording of drift reports in HTML: escaped, with the lang of what is in another language than its page. */
import type { DriftPage, SectionChange } from '../drift/index.ts';
import { type Locale, langToDirection, localeToLang } from '../locales/index.ts';
import type { UiValues } from '../ui/index.ts';
import { escapeText } from './drift-html-lines.ts';
import { describePage, describeSection, type Wording, type Words } from './drift-words.ts';

/** What a report shows of a locale. */
export type ShownLocale = Pick<Locale, 'name' | 'lang' | 'direction' | 'label'>;

/** Looks locales up by name. Those that are not listed are called by their name. */
export function createLocaleLookUp(locales: readonly ShownLocale[]): (name: string) => ShownLocale {
  const known = new Map(locales.map((locale) => [locale.name, locale]));
  return (name) => {
    const lang = localeToLang(name) ?? 'und';
    return known.get(name) ?? { name, lang, direction: langToDirection(lang), label: name };
  };
}

/** The strings as HTML. @param change what is done with a text before it is escaped */
export function wordsInHtml(words: Words, change = (text: string) => text): Wording {
  return {
    text(key, values) {
      const { text, lang } = words.find(key, values);
      const html = escapeText(change(text));
      return lang === undefined ? html : `<span lang="${escapeText(lang)}">${html}</span>`;
    },
  };
}

/** The strings as HTML, each with a capital letter. */
export function capitalized(words: Words): Wording {
  return wordsInHtml(words, (text) => text.charAt(0).toLocaleUpperCase(words.lang) + text.slice(1));
}

/** An attribute with the lang of a string, with a space before it; empty if it is that of the page. */
export function langAttribute(words: Words, key: string): string {
  const { lang } = words.find(key);
  return lang === undefined ? '' : ` lang="${escapeText(lang)}"`;
}

/** The attributes of an element whose text is in the language of a locale. */
export function langOfLocale({ lang, direction }: ShownLocale): string {
  return `lang="${escapeText(lang)}" dir="${direction}"`;
}

/** A placeholder for a part that is HTML. */
const MARK = '\ue000';

/** A string with HTML in one of its placeholders. */
export function fillWithHtml(words: Words, key: string, name: string, html: string): string {
  const values: UiValues = { [name]: MARK };
  return wordsInHtml(words)
    .text(key, values)
    .replace(MARK, () => html);
}

/** The state of a page, with more parts after it. */
export function pageInHtml(page: DriftPage, words: Words, more: readonly string[] = []): string {
  const html = wordsInHtml(words);
  const all = [describePage(page, html), ...more.map(escapeText)].join(html.text('list_separator'));
  // In a text from right to left, the signs of “+2 −1” would be shown behind their numbers.
  return all.replace(/\+\d+ −\d+/, '<bdi dir="ltr">$&</bdi>');
}

/** A section as the title of what follows: with a capital letter, and whether the translation has the change already. */
export function sectionTitleInHtml(section: SectionChange, words: Words): string {
  return [
    describeSection(section, capitalized(words)),
    ...(section.answered === true ? [wordsInHtml(words).text('drift_answered')] : []),
  ].join(wordsInHtml(words).text('list_separator'));
}
