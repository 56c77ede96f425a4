/** Which part of the site belongs to which locale: the folder that its URLs begin with; to a locale without one, all that is left. */
import type { Site } from '../../config/index.ts';

export interface Territories {
  /** Whether an output of a locale stands outside of what is the locale's own. */
  isAbroad(locale: string, output: string): boolean;
  /** The locale to which a path of the output belongs; `undefined` at the root of a site all of whose locales have folders. */
  ownerOf(output: string): string | undefined;
}

export function createTerritories({ locales }: Pick<Site, 'locales'>): Territories {
  const byPrefix = new Map(locales.map(({ name, urlPrefix }) => [urlPrefix.toLowerCase(), name]));
  const ownerOf = (output: string): string | undefined => {
    const [first = ''] = output.toLowerCase().split('/');
    return byPrefix.get(first) ?? byPrefix.get('');
  };
  return {
    ownerOf,
    isAbroad: (locale, output) => locales.length > 1 && ownerOf(output) !== locale,
  };
}

/**
 * What hosts answer alike: `/a/index.html`, `/a.html` and `/a`, and on some of them `/A`.
 *
 * @example
 * toHostKey('docs/A/index.html') // 'docs/a'
 */
export function toHostKey(output: string): string {
  return output
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:^|\/)index\.html$/, '')
    .replace(/\.html$/, '');
}
