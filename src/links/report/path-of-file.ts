import type { LoadedSite } from '../../site/index.ts';
import { decodePath } from '../address.ts';

/** The site path that a content file has by default: `content/fr/docs/a.md` → `/fr/docs/a/`. */
export function pathOfFile(file: string, site: LoadedSite['site']): string | undefined {
  const locale = site.locales.find(({ contentDir }) => file.startsWith(`${contentDir}/`));
  if (locale === undefined || !/\.(?:md|markdown|html)$/.test(file)) return undefined;
  const id = file
    .slice(locale.contentDir.length + 1)
    .replace(/\.[^.]*$/, '')
    .replace(/(?:^|\/)_?index$/, '');
  const path = site.disablePathToLower ? id : id.toLowerCase();
  const prefix = prefixOf(file, site);
  return decodePath(path === '' ? prefix : `${prefix}${path}/`);
}

function prefixOf(file: string, { locales }: LoadedSite['site']): string {
  const prefix = locales.find(({ contentDir }) => file.startsWith(`${contentDir}/`))?.urlPrefix ?? '';
  return prefix === '' ? '/' : `/${prefix}/`;
}
