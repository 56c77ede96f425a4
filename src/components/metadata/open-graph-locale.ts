/**
 * A lang in the notation of Open Graph. If it has no region, that of most readers is added: `fr` → `fr_FR`, `zh-Hans` → `zh_CN`,
 * `pt-br` → `pt_BR`.
 */
export function openGraphLocale(lang: string): string {
  const known = LOCALES.get(lang);
  if (known !== undefined) return known;
  const { language, region } = new Intl.Locale(lang).maximize();
  const locale = region === undefined ? language : `${language}_${region}`;
  LOCALES.set(lang, locale);
  return locale;
}

/** Every page names its own locale and those of its translations. */
const LOCALES = new Map<string, string>();
