/**
 * A lang in the notation of Open Graph. If it has no region, that of most readers is added: `fr` → `fr_FR`, `zh-Hans` → `zh_CN`,
 * `pt-br` → `pt_BR`.
 */
export function openGraphLocale(lang: string): string {
  const { language, region } = new Intl.Locale(lang).maximize();
  return region === undefined ? language : `${language}_${region}`;
}
