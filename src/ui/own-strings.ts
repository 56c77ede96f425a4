import type { UiStrings } from './catalogue.ts';
import en from './strings/en.json' with { type: 'json' };
import fr from './strings/fr.json' with { type: 'json' };
import uk from './strings/uk.json' with { type: 'json' };
import zh from './strings/zh.json' with { type: 'json' };

/** Our own strings by lang. Every key and plural form is in all of them; a test holds that. */
export const OWN_STRINGS: Readonly<Record<string, UiStrings>> = { en, fr, uk, 'zh-Hans': zh };

const BY_LANGUAGE_AND_SCRIPT: ReadonlyMap<string, UiStrings> = new Map(
  Object.entries(OWN_STRINGS).map(([lang, strings]) => [languageAndScript(lang), strings]),
);

/** Our strings for a lang, whatever its region: `fr-CA` has those of `fr`; `zh-TW`, which is written otherwise, has none. */
export function ownStringsOf(lang: string): UiStrings | undefined {
  return BY_LANGUAGE_AND_SCRIPT.get(languageAndScript(lang));
}

function languageAndScript(lang: string): string {
  const { language, script } = new Intl.Locale(lang).maximize();
  return `${language}-${script}`;
}
