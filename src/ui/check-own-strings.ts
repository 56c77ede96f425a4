import { createProblem, NOWHERE, type Problem } from '../diagnostics/index.ts';
import type { UiCatalogues, UiSite } from './catalogue.ts';
import { stringsOfLang } from './own-strings.ts';
import { OWN_STRINGS } from './strings/index.ts';

/**
 * A warning for each locale whose readers see UI strings in another language, because neither Lockstep nor the site has them.
 */
export function checkOwnStrings(site: UiSite, { strings, files }: UiCatalogues, i18nDir: string): Problem[] {
  const english = Object.entries(OWN_STRINGS.en ?? {});
  return site.locales.flatMap(({ name, lang }) => {
    const own = stringsOfLang(OWN_STRINGS, lang);
    const missing = english.filter(
      ([key]) => !(Object.hasOwn(own ?? {}, key) || Object.hasOwn(strings[name] ?? {}, key)),
    );
    if (missing.length === 0) return [];
    const file = files[name] ?? `${i18nDir}/${name}.json`;
    return createProblem('missing-translation-key', NOWHERE, {
      message: `Expected the texts of the interface in ${lang}, found none for ${missing.length} of ${english.length}: readers see them in another language.`,
      hint: `Add them to ${file}: ${missing.map(([key]) => key).join(', ')}.`,
      locale: name,
    });
  });
}
