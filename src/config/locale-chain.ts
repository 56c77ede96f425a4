import type { Site } from './site.ts';

/** The locales whose files a page of a locale may use: its own, then its fallbacks, the nearest first. */
export function localeChain(
  site: Pick<Site, 'locales' | 'defaultLocale' | 'conventions'>,
  locale: string,
): readonly string[] {
  const fallbacks = site.locales.find(({ name }) => name === locale)?.fallbacks ?? [];
  return [
    ...new Set([locale, ...fallbacks, ...(site.conventions.fallsBackToSource ? [site.defaultLocale] : [])]),
  ];
}
