import type { UiStrings } from './catalogue.ts';

/**
 * The built-in strings for a lang: those for its region if they exist (`pt-BR`), else those for its language and script. `fr-CA` gets those of `fr`; `sr-Latn`
 * does not get those of `sr`, which is written in another script.
 */
export function stringsOfLang(
  byLang: Readonly<Record<string, UiStrings>>,
  lang: string,
): UiStrings | undefined {
  const wanted = new Intl.Locale(lang).maximize();
  const langs = Object.keys(byLang).map((key) => ({ key, locale: new Intl.Locale(key).maximize() }));
  const near = langs.filter(
    ({ locale }) => locale.language === wanted.language && locale.script === wanted.script,
  );
  const found = near.find(({ locale }) => locale.region === wanted.region) ?? near[0];
  return found === undefined ? undefined : byLang[found.key];
}

/** Merges two tables of strings; the second takes precedence. */
export function mergeStrings(
  base: Readonly<Record<string, UiStrings>>,
  over: Readonly<Record<string, UiStrings>>,
): Readonly<Record<string, UiStrings>> {
  const langs = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...langs].map((lang) => [lang, { ...base[lang], ...over[lang] }]));
}
