/** Finds the same page in other versions of a site. */
import type { SiteVersion } from '../../config/index.ts';
import { relLangUrl, relUrl } from '../../rendering/index.ts';
import { findFallbackPages } from '../load/fallback-pages.ts';
import { type LoadedSite, pagesToBuild } from '../load/load-site.ts';
import type { SiteVersions } from './site-versions.ts';
import { basePathOf } from './version-output.ts';

interface Version {
  readonly version: SiteVersion;
  readonly loaded: LoadedSite;
}

/** @param versions in menu order */
export function createSiteVersions(versions: readonly Version[]): (own: SiteVersion) => SiteVersions {
  const maps = versions.map(mapVersion);
  const current = maps.find(({ version }) => version.status === 'current');
  const shared: Omit<SiteVersions, 'own'> = {
    all: versions.map(({ version }) => version),
    themes: versions.map(({ loaded }) => loaded.site.theme),
    viewOf(locale, pageId) {
      const entryOf = ({ version, find, home }: VersionMap) => {
        const url = pageId === undefined ? undefined : find(locale, pageId);
        return {
          name: version.name,
          label: version.label,
          status: version.status,
          url: url ?? home(locale),
          hasPage: url !== undefined || pageId === undefined,
        };
      };
      const list = maps.map(entryOf);
      const now = list.find(({ status }) => status === 'current');
      if (now === undefined) throw new Error('Unexpected list of versions without a current one.');
      return { list, current: now };
    },
    canonicalOf(locale, pageId) {
      const origin = current?.loaded.site.origin ?? '';
      const url = current?.find(locale, pageId);
      return origin === '' || url === undefined ? undefined : origin + url;
    },
  };
  return (own) => ({ ...shared, own });
}

interface VersionMap extends Version {
  /** The URL of a page for readers of a locale. */
  find(locale: string, pageId: string): string | undefined;
  home(locale: string): string;
}

function mapVersion({ version, loaded }: Version): VersionMap {
  const { site, chosen, corpus, index } = loaded;
  const base = { basePath: basePathOf(site, version) };
  const urls = new Map<string, string>();
  for (const { locale, id, url } of pagesToBuild(loaded)) urls.set(keyOf(locale, id), relUrl(base, url));
  for (const { locale, source, url } of findFallbackPages(site, corpus.pages, index))
    if (chosen.has(locale.name)) urls.set(keyOf(locale.name, source.id), relUrl(base, url));
  const prefixes = new Map(site.locales.map(({ name, urlPrefix }) => [name, urlPrefix]));
  return {
    version,
    loaded,
    find: (locale, pageId) => urls.get(keyOf(locale, pageId)),
    home: (locale) => relLangUrl(base, prefixes.get(locale) ?? prefixes.get(site.defaultLocale) ?? '', '/'),
  };
}

function keyOf(locale: string, pageId: string): string {
  return `${locale} ${pageId}`;
}
