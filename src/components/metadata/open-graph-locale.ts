/**
 * A language as Open Graph writes it, with the region that most of its readers are in where the tag names none: `fr` → `fr_FR`, `zh-Hans` → `zh_CN`,
 * `pt-br` → `pt_BR`.
 */
export function openGraphLocale(lang: string): string {
  const { language, region } = new Intl.Locale(lang).maximize();
  return region === undefined ? language : `${language}_${region}`;
}
