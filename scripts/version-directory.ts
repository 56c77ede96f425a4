/** The site directory of a version, for commands with that option. */
import { findVersion, type NamedVersion } from '../src/site/index.ts';
import { UsageError } from './arguments.ts';
import { printReport } from './report.ts';

export interface VersionValues {
  readonly version?: string | undefined;
  readonly cache?: string | undefined;
  readonly fix?: boolean | undefined;
  readonly external?: boolean | undefined;
  readonly watch?: boolean | undefined;
  readonly 'update-baseline'?: boolean | undefined;
}

/** Options that would write to the files of a version. */
const WRITING = ['fix', 'external', 'watch', 'update-baseline'] as const;

/**
 * Prints the problem and returns `undefined` if a version is not available.
 *
 * @throws UsageError for an unknown version, and for options that would write to files of a revision
 */
export async function versionDirectory(
  root: string,
  values: VersionValues,
): Promise<NamedVersion | undefined> {
  const { version } = values;
  if (version === undefined) return { root };
  const found = await findVersion(version, { root, cache: values.cache, env: process.env });
  if ('known' in found) {
    const { known } = found;
    throw new UsageError(
      known.length === 0
        ? `Unexpected --version ${version} for a site without versions. Name them in “versions” of its configuration.`
        : `Unexpected --version ${version}, expected one of ${known.join(', ')}.`,
    );
  }
  if ('problems' in found) {
    printReport({ checked: 0, problems: found.problems }, 'table', root);
    return undefined;
  }
  const writing = WRITING.find((name) => values[name] === true);
  if (found.git !== undefined && writing !== undefined)
    throw new UsageError(
      `Unexpected --${writing} with --version ${version}, whose files are those of ${found.git} and stay as they are. Check ${found.git} out, and run the command there.`,
    );
  return found;
}
