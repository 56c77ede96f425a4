/** Reads all versions of a site. */
import type { Site, SiteVersion } from '../../config/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { cachePath } from '../../io/index.ts';
import { type LoadedSite, type LoadOptions, loadSite } from '../load/load-site.ts';
import { withRepository } from '../load/with-drift.ts';
import { type CacheOptions, openStores } from '../render/prepare.ts';
import { VERSION_BASE } from './marks.ts';
import { createSiteVersions } from './version-links.ts';
import { openVersionRoot } from './version-roots.ts';

/** A version that is read. */
export interface LoadedVersion {
  readonly version: SiteVersion;
  readonly loaded: LoadedSite;
  readonly problems: readonly Problem[];
  /** The options that differ from those of the whole build. */
  readonly place: VersionPlace;
}

export type VersionPlace = Pick<LoadOptions & CacheOptions, 'root' | 'cache' | 'currentRoot'>;

type Failed = { readonly kind: 'failed'; readonly problems: readonly Problem[] };

/** A site whose versions are built together: a placeholder for the base path is replaced when its pages are written. */
export function withVersionBase(
  site: Site,
  basePath: string | undefined,
): Pick<Site, 'origin' | 'basePath'> & Partial<Site> {
  const { origin, basePath: configured } = site;
  const writtenBasePath = basePath ?? configured;
  return site.versions.length === 0
    ? { origin, basePath: writtenBasePath }
    : { origin, basePath: VERSION_BASE, writtenBasePath };
}

/**
 * Reads the other versions of a site and connects all versions, for their menus.
 *
 * @param read the current version
 */
export async function loadVersions(
  read: Pick<LoadedVersion, 'loaded' | 'problems'>,
  options: LoadOptions & CacheOptions,
): Promise<
  | { readonly kind: 'loaded'; readonly current: LoadedVersion; readonly others: readonly LoadedVersion[] }
  | Failed
> {
  const all: LoadedVersion[] = [];
  for (const version of read.loaded.site.versions) {
    if (version.status === 'current') {
      all.push({ ...read, version, place: options });
      continue;
    }
    const other = await loadVersion(version, read.loaded, options);
    if ('kind' in other) return { ...other, problems: [...read.problems, ...other.problems] };
    all.push(other);
  }
  const versionsOf = createSiteVersions(all);
  const linked = all.map((one) => ({ ...one, loaded: { ...one.loaded, versions: versionsOf(one.version) } }));
  const current = linked.find(({ version }) => version.status === 'current');
  if (current === undefined) throw new Error('Unexpected list of versions without a current one.');
  return { kind: 'loaded', current, others: linked.filter((one) => one !== current) };
}

async function loadVersion(
  version: SiteVersion,
  current: LoadedSite,
  options: LoadOptions & CacheOptions,
): Promise<LoadedVersion | Failed> {
  const { site } = current;
  const found = await openVersionRoot(site, version, options);
  if ('code' in found) return { kind: 'failed', problems: [found] };
  const place = { root: found.root, cache: cachePath(options), currentRoot: site.root };
  const own = { ...options, ...place };
  const result = await loadSite({
    ...own,
    locales: [],
    ...openStores(own),
    agree: () => ({
      origin: site.origin,
      basePath: site.basePath,
      writtenBasePath: site.writtenBasePath ?? site.basePath,
      versions: [],
      // Search engines should index the current version only.
      sitemap: '',
      robotsTxt: false,
    }),
  });
  if (result.kind === 'failed') return result;
  const loaded = withLocales(await withRepository(result.loaded, own), current);
  return { version, loaded, problems: result.problems, place };
}

/** The requested locales that the version has. */
function withLocales(loaded: LoadedSite, { chosen, site }: LoadedSite): LoadedSite {
  if (chosen.size === site.locales.length) return loaded;
  const own = loaded.site.locales.map(({ name }) => name).filter((name) => chosen.has(name));
  return { ...loaded, chosen: new Set(own) };
}
