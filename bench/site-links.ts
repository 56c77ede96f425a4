/** What the measurements of links have in common: the site directory, and its links as the check finds them. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../scripts/arguments.ts';
import type { Problem } from '../src/diagnostics/index.ts';
import { systemClock } from '../src/io/index.ts';
import { linksOfSite, type SiteLinks } from '../src/links/index.ts';
import { type LoadedSite, loadSite } from '../src/site/index.ts';

/** The site of this repository, whose pages are the manual. */
const MANUAL = fileURLToPath(new URL('..', import.meta.url));

/** The directory that `--site` names, or else the manual's. Throws a {@link UsageError} if there is none. */
export function siteDirectory(site: string | undefined): string {
  const root = resolve(site ?? MANUAL);
  if (!existsSync(root)) throw new UsageError(`Unexpected site ${root}, expected a folder that exists.`);
  return root;
}

/** Options of a run over a site, whose cache is in the folder `work` unless `--cache` names one. */
export const siteOptions = (root: string, work: string, cache: string | undefined) => ({
  root,
  cache: cache ?? join(work, 'cache'),
  env: process.env,
  clock: systemClock,
  onProgress: () => {},
});

export interface CheckedSite extends Pick<SiteLinks, 'check' | 'rendered'> {
  readonly loaded: LoadedSite;
  /** Problems that were found while the site was loaded. */
  readonly problems: readonly Problem[];
}

/** Loads a site and checks its links. Throws a {@link UsageError} if the site cannot be loaded. */
export async function checkSiteLinks(options: ReturnType<typeof siteOptions>): Promise<CheckedSite> {
  const result = await loadSite(options);
  if (result.kind === 'failed')
    throw new UsageError(`Unexpected site ${options.root}, expected one that can be loaded.`);
  const { loaded, problems } = result;
  const { check, rendered } = await linksOfSite(loaded, problems, options, undefined);
  return { loaded, problems, check, rendered };
}
