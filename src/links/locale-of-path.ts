import type { Site } from '../config/index.ts';

/** The locale whose URL prefix a site path has. */
export function localeOfPath(
  path: string,
  { locales, defaultLocale }: Pick<Site, 'locales' | 'defaultLocale'>,
): string {
  const [, first = ''] = path.split('/');
  return locales.find(({ urlPrefix }) => urlPrefix !== '' && urlPrefix === first)?.name ?? defaultLocale;
}
