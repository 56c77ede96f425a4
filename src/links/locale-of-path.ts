import type { Site } from '../config/index.ts';

/** The locale whose pages stand below a site path. */
export function localeOfPath(
  path: string,
  { locales, defaultLocale }: Pick<Site, 'locales' | 'defaultLocale'>,
): string {
  const [, first = ''] = path.split('/');
  return locales.find(({ urlPrefix }) => urlPrefix !== '' && urlPrefix === first)?.name ?? defaultLocale;
}
