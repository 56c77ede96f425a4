/** The look-ups of a site on disk. Each answers one question; the caller records its questions. */
import type { Site, Value } from '../../config/index.ts';
import type { Ui } from '../../ui/index.ts';
import { createDataReader } from './data.ts';
import { createFileLookups } from './file-lookups.ts';
import { createLocaleFiles, type LookupSources } from './locale-files.ts';
import type { Lookups } from './lookups.ts';
import { createPageLookups } from './page-lookups.ts';
import { createTermLookups } from './term-lookups.ts';
import { getPath } from './values.ts';

export interface SiteLookupsOptions extends LookupSources {
  readonly ui: Ui;
  /** Digest of each of the site's own shortcode definitions, by name. */
  readonly ownShortcodes: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string>>;
  /** The date of the build, `2006-01-02`. */
  readonly today: string;
  /** Remote data, by dotted path. */
  readonly remoteData?: Readonly<Record<string, Value>>;
}

export function createSiteLookups(options: SiteLookupsOptions): Lookups {
  const { site, files, ui, ownShortcodes, env, today, remoteData = {} } = options;
  const data = createDataReader(files, dataDirsOf(site), remoteData);
  const places = createLocaleFiles(options);
  return {
    ...createFileLookups(options, places),
    ...createPageLookups(options, places),
    ...createTermLookups(options, places),
    data: (path) => data.read(path),
    dataProblems: (path) => data.problems(path),
    siteParam: (locale, name) => getPath(site.settings[locale]?.params ?? {}, name),
    ui: (locale, key, values) => ui(locale, key, values),
    env: (name) => env[name],
    today: () => today,
    ownShortcode: (name) => ownShortcodes.get(name),
    ownShortcodeNames: () => [...ownShortcodes.keys()].sort(),
  };
}

/** The site's own data folder, followed by mounted ones. */
function dataDirsOf({ dataDir, mounts }: Pick<Site, 'dataDir' | 'mounts'>): string[] {
  return [dataDir, ...mounts.filter(({ target }) => target === 'data').map(({ source }) => source)];
}
