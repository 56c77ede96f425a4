/** Which part of the site belongs to which locale: the folder at the start of its URLs; a locale without one has the rest. */
import type { Site } from '../../config/index.ts';

export interface Territories {
  /** Whether an output of a locale is outside of the locale's own part. */
  isForeignOutput(locale: string, output: string): boolean;
  /** The locale to which an output path belongs; `undefined` at the root of a site whose locales all have folders. */
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
    isForeignOutput: (locale, output) => locales.length > 1 && ownerOf(output) !== locale,
  };
}

/**
 * A key for URLs that hosts treat alike: `/a/index.html`, `/a.html` and `/a`, and on some of them `/A`.
 *
 * @example toHostKey('docs/A/index.html') // 'docs/a'
 */
export function toHostKey(output: string): string {
  return output
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:^|\/)index\.html$/, '')
    .replace(/\.html$/, '');
}
