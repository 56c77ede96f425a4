/** Reports plural forms that a language has and a string lacks: such numbers are shown in the form `other`. */
import { PLURAL_CATEGORIES, type PluralCategory, type UiStrings } from './catalogue.ts';
import type { UiStringFault } from './parse-ui-strings.ts';

/** A finding for each string that has some plural forms, but not all that its language uses for whole numbers. A text without forms is meant for all numbers. */
export function missingForms(strings: UiStrings, lang: string): UiStringFault[] {
  return Object.entries(strings).flatMap(([key, string]) => {
    if (typeof string === 'string') return [];
    const missing = formsOf(lang).filter((form) => string[form] === undefined);
    return missing.length === 0
      ? []
      : {
          key,
          message: `Expected the plural ${missing.length === 1 ? 'form' : 'forms'} ${missing.map((form) => `“${form}”`).join(', ')} of the UI string “${key}”, as ${lang} has ${missing.length === 1 ? 'it' : 'them'}: such numbers show another form.`,
          hint: `Write ${missing.join(', ')} next to the forms that are there.`,
          severity: 'warning' as const,
        };
  });
}

/** Numbers up to this one use all forms that are common; some languages have another form for millions only. */
const LARGEST = 200;

const known = new Map<string, readonly PluralCategory[]>();

function formsOf(lang: string): readonly PluralCategory[] {
  const found = known.get(lang);
  if (found !== undefined) return found;
  const rules = new Intl.PluralRules(lang);
  const used = new Set(Array.from({ length: LARGEST + 1 }, (_, number) => rules.select(number)));
  const forms = PLURAL_CATEGORIES.filter((form) => used.has(form));
  known.set(lang, forms);
  return forms;
}
