/**
 * What the code says of itself, in the language of a page. The code says it in English: a `summary`, a `describe`, the text of an option. The
 * files `data/reference/*.yaml` say the same in the other locales, each entry by its English wording: a sentence that is added to the code or
 * changed there has no entry, and is reported until somebody translates it.
 */
import type { ShortcodeContext } from 'lockstep';

/** A text in the language of the page, by its English wording. */
export type Translate = (english: string) => string;

/** An entry names its text in each locale; `all` stands where every locale says the same, as code does. */
export type Entry = Readonly<Record<string, string>>;

type Asked = Pick<ShortcodeContext, 'data' | 'problem' | 'defaultLocale'> & {
  readonly page: Pick<ShortcodeContext['page'], 'locale'>;
};

/** @param file of `data/reference/`, without its extension. */
export function createTranslate(context: Asked, file: string): Translate {
  const { locale } = context.page;
  const entries = readEntries(context.data(`reference.${file}`));
  return (english) => {
    if (locale === context.defaultLocale) return english;
    const entry = entries.get(english);
    const text = entry?.all ?? entry?.[locale];
    if (text !== undefined && text.trim() !== '') return text;
    context.problem(
      'missing-translation-key',
      `Expected the text “${english}” in “${locale}”, found none in data/reference/${file}.yaml.`,
      { hint: `Add the text to its entry: “${locale}: …”.`, target: english, severity: 'error' },
    );
    return english;
  };
}

/** Entries by their wording in the source: that of `en`, or of `all`. Anything else in the list is none. */
export function readEntries(data: unknown): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const value of Array.isArray(data) ? data : []) {
    if (!isEntry(value)) continue;
    const english = value.all ?? value.en;
    if (english !== undefined) entries.set(english, value);
  }
  return entries;
}

function isEntry(value: unknown): value is Entry {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}
