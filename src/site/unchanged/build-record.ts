/**
 * Records the inputs and the result of a site's last build. If the inputs and the output are unchanged, the next build is skipped without opening a file. Only
 * builds that depend on nothing but files of the site, the environment and the date are recorded.
 */
import { join, resolve } from 'node:path';
import { findOurConfig } from '../../config/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import {
  CacheWriteError,
  createCacheFolder,
  MAX_RECORDS_BYTES,
  openCacheFolder,
  pathInside,
  type ReadResult,
  SETTLED_MS,
  sha256,
  stateOfFolder,
} from '../../io/index.ts';
import type { BuildOptions } from '../build-steps.ts';
import type { BuildResult, BuildSummary } from '../build-summary.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { facesOf } from '../theme/theme-files.ts';
import { readInputs } from './build-inputs.ts';
import { type LastBuild, openLastBuild } from './last-build.ts';

export interface BuildRecord {
  /** The result of this build, if nothing has changed since the last one. @param milliseconds how long it took */
  readonly found: ((milliseconds: number) => BuildResult) | undefined;
  /** What the last build found out about the pages of a site; absent if builds of this site may depend on more than is recorded. */
  lastBuild(loaded: LoadedSite): LastBuild | undefined;
  /** Records a published build. */
  keep(loaded: LoadedSite, result: BuildResult): void;
}

interface Kept {
  readonly madeOf: string;
  readonly output: string;
  readonly problems: readonly Problem[];
  readonly summary: BuildSummary;
  /** Milliseconds since 1970 when the next page is published or expires by its date. */
  readonly until: number | null;
}

/** @returns `undefined` if builds of this kind are not recorded */
export async function openBuildRecord(options: BuildOptions): Promise<BuildRecord | undefined> {
  const { root, clock, out = resolve(root, 'dist') } = options;
  const { path, unusable } = openCacheFolder(options);
  if (!isPlain(options) || unusable !== undefined) return undefined;
  const folder = createCacheFolder(join(path, 'sources'));
  const keyOf = (kind: string) =>
    `${sha256(JSON.stringify([kind, resolve(root), out, optionsOf(options)]))}.json`;
  const key = keyOf('build');
  const now = Date.parse(clock.now());
  const inputs = await readInputs(root, [out, path], options);
  if (inputs === undefined) return undefined;
  const kept = parseKept(folder.read(key));
  const isSame =
    kept?.madeOf === inputs.digest &&
    (kept.until === null || now < kept.until) &&
    stateOfFolder(out)?.digest === kept.output;
  return {
    found: isSame
      ? (milliseconds) => ({
          problems: kept.problems,
          out,
          summary: { ...asUnchanged(kept.summary), milliseconds },
        })
      : undefined,
    lastBuild: (loaded) =>
      dependsOnMore(loaded) ? undefined : openLastBuild(inputs, loaded, folder, keyOf('pages'), now),
    keep(loaded, { problems, summary }) {
      const output = stateOfFolder(out);
      if (summary === undefined || output === undefined || now - inputs.newest < SETTLED_MS) return;
      // What failed may succeed in the next build.
      const failed = summary.diagrams?.failed !== undefined || problems.some(isFailure);
      if (dependsOnMore(loaded) || failed) return;
      const { changesAt } = loaded.corpus;
      const made: Kept = {
        madeOf: inputs.digest,
        output: output.digest,
        problems,
        summary,
        until: changesAt ?? null,
      };
      try {
        folder.write(key, JSON.stringify(made));
        folder.prune(MAX_RECORDS_BYTES, new Set([key, keyOf('pages')]));
      } catch (error) {
        // The build is still complete; without a record the next one does all the work again.
        if (!(error instanceof CacheWriteError)) throw error;
      }
    },
  };
}

function isFailure({ code }: Problem): boolean {
  return code === 'render-failed';
}

/** Whether a build depends only on its options, the site and its history. */
function isPlain({ env, redis, agree, copyOf, edited, currentRoot }: BuildOptions): boolean {
  return [redis, agree, copyOf, edited, currentRoot, env.LOCKSTEP_REMOTE_CACHE].every(
    (each) => each === undefined,
  );
}

function optionsOf({ locales, basePath, search, printViews, strict, emptyOut, paths, cache }: BuildOptions) {
  return { locales, basePath, search, printViews, strict, emptyOut, paths, cache };
}

/** Whether a build depends on anything that is not recorded: other machines, other folders, arbitrary code. */
function dependsOnMore({ site, ownCode, files }: LoadedSite): boolean {
  const { code, remoteData, versions, mounts, drift } = site;
  const config = findOurConfig(files);
  return (
    code !== '' ||
    takesLooksFromPackages(site) ||
    ownCode.onLoad !== undefined ||
    ownCode.onWritten !== undefined ||
    Object.keys(remoteData.files).length > 0 ||
    versions.length > 0 ||
    drift.source !== undefined ||
    mounts.some(({ source }) => pathInside(site.root, resolve(site.root, source)) === undefined) ||
    (config !== undefined && readsMore(files.readText(config)))
  );
}

/** Whether the theme uses packages, which may be symbolic links or installed in a folder above. */
function takesLooksFromPackages({ theme, themeFolder }: LoadedSite['site']): boolean {
  return (
    themeFolder !== '' ||
    theme.previewImages !== undefined ||
    theme.integrations.length > 0 ||
    facesOf(theme).length > 0
  );
}

/** Whether a configuration may read anything else: it is a program. */
function readsMore(read: ReadResult): boolean {
  if (read.kind !== 'text') return true;
  const imports = read.text.match(/\bimport\b[^;'"`]*['"`][^'"`]*['"`]/g) ?? [];
  return (
    imports.some((each) => !/['"`]lockstep['"`]$/.test(each)) ||
    /\b(?:process|require|fetch|Date|globalThis|await|export\s+\*|from\s+['"](?!lockstep['"]))/.test(
      read.text.replaceAll(/^\s*(?:\/\/|\*).*$/gm, ''),
    )
  );
}

/** The summary of a skipped build. */
function asUnchanged(summary: BuildSummary): BuildSummary {
  const { diagrams } = summary;
  return {
    ...summary,
    rendered: 0,
    printed: 0,
    ...(diagrams === undefined
      ? {}
      : { diagrams: { ...diagrams, drawn: 0, cached: diagrams.cached + diagrams.drawn } }),
  };
}

/** The text can be trusted: the cache folder is written by Lockstep only. */
function parseKept(text: string | undefined): Kept | undefined {
  return text === undefined ? undefined : JSON.parse(text);
}
