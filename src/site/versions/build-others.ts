/** Builds the other versions of a site, each into its part of the output. */
import { createProblem, NOWHERE, type Problem, type Severity } from '../../diagnostics/index.ts';
import type { OutputFolder } from '../../io/index.ts';
import { buildInto } from '../build-into.ts';
import { type BuildOptions, type PreparedBuild, prepareLoaded } from '../build-steps.ts';
import { summarize, type VersionSummary } from '../build-summary.ts';
import type { LoadedVersion } from './load-versions.ts';

/** @param prepared the current version */
export async function buildOthers(
  { others = [] }: PreparedBuild,
  output: OutputFolder,
  options: BuildOptions,
): Promise<VersionSummary[]> {
  const built: VersionSummary[] = [];
  // One after the other, so that the second finds in the cache what it has in common with the first.
  for (const other of others) built.push(await buildOther(other, output, { ...options, ...other.place }));
  return built;
}

async function buildOther(
  read: LoadedVersion,
  output: OutputFolder,
  options: BuildOptions,
): Promise<VersionSummary> {
  const { version } = read;
  const start = options.clock.elapsed();
  const prepared = { ...(await prepareLoaded(read, options)), version };
  try {
    const { plan, printed, problems } = await buildInto(output, prepared, options, {});
    const run = { plan, printed, start, clock: options.clock, remote: undefined, shared: undefined };
    const { pages, rendered, milliseconds } = summarize(prepared, run);
    const count = (wanted: Severity) => problems.filter(({ severity }) => severity === wanted).length;
    return {
      name: version.name,
      pages: pages.reduce((sum, each) => sum + each.count, 0),
      rendered,
      printed,
      milliseconds,
      errors: count('error'),
      warnings: count('warning'),
    };
  } finally {
    await prepared.drawer.close();
    await prepared.cache.remote?.finish();
  }
}

/** Files of the current version whose path is inside another version's folder. */
export function takenByVersions({ loaded, table }: PreparedBuild): Problem[] {
  return loaded.site.versions.flatMap(({ name, prefix }) => {
    const taken = prefix === '' ? undefined : [...table.keys()].find((path) => path.startsWith(prefix));
    if (taken === undefined) return [];
    return createProblem('duplicate-url', NOWHERE, {
      message: `Unexpected file for /${taken}, expected none below /${prefix}, which is the folder of version “${name}”.`,
      hint: 'Rename the page or the file, or the version.',
      target: `/${taken}`,
    });
  });
}
