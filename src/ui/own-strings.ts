import type { UiStrings } from './catalogue.ts';
import en from './strings/en.json' with { type: 'json' };
import fr from './strings/fr.json' with { type: 'json' };
import uk from './strings/uk.json' with { type: 'json' };
import zh from './strings/zh.json' with { type: 'json' };

/** Our own strings by lang. Every key and plural form is in all of them; a test holds that. */
export const OWN_STRINGS: Readonly<Record<string, UiStrings>> = { en, fr, uk, 'zh-Hans': zh };

/** The strings for a lang, whatever its region: `fr-CA` has those of `fr`; `zh-TW`, which is written otherwise, has none. */
export function stringsOfLang(
  byLang: Readonly<Record<string, UiStrings>>,
  lang: string,
): UiStrings | undefined {
  const wanted = languageAndScript(lang);
  return Object.entries(byLang).find(([each]) => languageAndScript(each) === wanted)?.[1];
}

/** Two tables of strings as one; the second wins. */
export function mergeStrings(
  base: Readonly<Record<string, UiStrings>>,
  over: Readonly<Record<string, UiStrings>>,
): Readonly<Record<string, UiStrings>> {
  const langs = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...langs].map((lang) => [lang, { ...base[lang], ...over[lang] }]));
}

function languageAndScript(lang: string): string {
  const { language, script } = new Intl.Locale(lang).maximize();
  return `${language}-${script}`;
}
