/** The folders from which content is read: those of the locales, then mounts of the configuration. */
import type { Mount, Site } from '../../config/index.ts';
import { acceptedBy } from '../static-files.ts';

export interface ContentRoot {
  /** A folder or a single file, relative to the site directory, with `/`. */
  readonly source: string;
  /** Where it appears below the content folder; empty at the top. */
  readonly target: string;
  /** Locale of files whose name contains none. */
  readonly locale: string;
  /** Whether a path below the source belongs to the content. */
  accepts(path: string): boolean;
}

/**
 * In order of precedence. A folder that several locales share is read once; its files without a locale in their name belong to the default locale if it is one of them, else to the
 * first.
 */
export function contentRootsOf(site: Site): ContentRoot[] {
  const mounts = site.mounts.filter(isContentMount);
  return [...rootsOfLocales(site), ...mounts.map((mount) => mountToRoot(mount, site))];
}

function rootsOfLocales(site: Site): ContentRoot[] {
  const localesOf = new Map<string, string[]>();
  for (const { name, contentDir } of site.locales) {
    const source = contentDir.replace(/\/+$/, '');
    localesOf.set(source, [...(localesOf.get(source) ?? []), name]);
  }
  return [...localesOf].map(([source, locales]) => ({
    source,
    target: '',
    locale: locales.includes(site.defaultLocale) ? site.defaultLocale : (locales[0] ?? site.defaultLocale),
    accepts: () => true,
  }));
}

function isContentMount({ target }: Mount): boolean {
  return target === 'content' || target.startsWith('content/');
}

function mountToRoot(mount: Mount, site: Site): ContentRoot {
  return {
    source: mount.source.replace(/\/+$/, ''),
    target: mount.target.replace(/^content\/?/, '').replace(/\/+$/, ''),
    locale: mount.locale ?? site.defaultLocale,
    accepts: acceptedBy(mount),
  };
}
