/** Determines which files are written by people who may run scripts on the site. */
import { compileGlob, compilePattern, escapePattern } from '../text/index.ts';
import type { Trust } from './check-settings.ts';
import type { Site } from './site.ts';

type TrustSite = Pick<Site, 'trust' | 'locales'>;

/**
 * How far a file is trusted. The last entry that matches counts; without one, it is trusted fully.
 *
 * @param file relative to the site directory
 * @param locale of the text, if more than the folder is known
 */
export function trustOf(site: TrustSite, file: string, locale?: string): Trust {
  return namedTrust(site, file, locale) ?? 'full';
}

/** The same, `undefined` if no entry matches. */
export function namedTrust({ trust, locales }: TrustSite, file: string, locale?: string): Trust | undefined {
  const isOf = (name: string): boolean => {
    if (locale !== undefined) return locale === name;
    const own = locales.find((each) => each.name === name);
    if (own === undefined) return false;
    return (
      file.startsWith(`${own.contentDir}/`) ||
      compilePattern(`[./]${escapePattern(name)}\\.[^./]+$`).test(file)
    );
  };
  const names = new Set(locales.map(({ name }) => name));
  const found = trust.findLast(({ files }) =>
    names.has(files) ? isOf(files) : compileGlob(files).test(file),
  );
  return found?.level;
}
