/**
 * Records the inputs and the result of a site's last build. If the inputs and the output are unchanged, the next build is skipped without opening a file. Only
 * builds that depend on nothing but files of the site, the environment and the date are recorded.
 */
import { join, resolve } from 'node:path';
import { findOurConfig } from '../../config/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import {
  CacheWriteError,
  codeVersion,
  commitOf,
  createCacheFolder,
  type FolderState,
  findWorkTree,
  openCacheFolder,
  pathInside,
  type ReadResult,
  SETTLED_MS,
  sha256,
  stateOfFile,
  stateOfFolder,
} from '../../io/index.ts';
import type { BuildOptions } from '../build-steps.ts';
import type { BuildResult, BuildSummary } from '../build-summary.ts';
import { stateOfDrawing } from '../diagrams/draw-diagrams.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { facesOf } from '../theme/theme-files.ts';

export interface BuildRecord {
  /** The result of this build, if nothing has changed since the last one. @param milliseconds how long it took */
  readonly found: ((milliseconds: number) => BuildResult) | undefined;
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

/** Limits the records of other folders and options; each has some kilobytes. */
const MAX_BYTES = 64 * 1024 ** 2;

/** @returns `undefined` if builds of this kind are not recorded */
export async function openBuildRecord(options: BuildOptions): Promise<BuildRecord | undefined> {
  const { root, env, clock } = options;
  const { path, unusable } = openCacheFolder(options);
  if (!isPlain(options) || unusable !== undefined) return undefined;
  const out = options.out ?? resolve(root, 'dist');
  const folder = createCacheFolder(join(path, 'sources'));
  const key = `${sha256(JSON.stringify(['build', resolve(root), out, optionsOf(options)]))}.json`;
  const now = Date.parse(clock.now());
  const inputs = stateOfInputs(root, [out, path]);
  if (inputs === undefined) return undefined;
  const madeOf = sha256(
    JSON.stringify([
      codeVersion(),
      clock.now().slice(0, 10),
      Object.entries(env).filter(([name]) => !OF_THE_TERMINAL.test(name)),
      inputs.digest,
      // A browser that is installed later draws what was left to a script.
      stateOfDrawing(root, env),
      await stateOfHistory(root),
    ]),
  );
  const kept = parseKept(folder.read(key));
  const isSame =
    kept?.madeOf === madeOf &&
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
    keep(loaded, { problems, summary }) {
      const output = stateOfFolder(out);
      if (summary === undefined || output === undefined || now - inputs.newest < SETTLED_MS) return;
      if (dependsOnMore(loaded, summary) || problems.some(({ code }) => code === 'render-failed')) return;
      const { changesAt } = loaded.corpus;
      const made: Kept = { madeOf, output: output.digest, problems, summary, until: changesAt ?? null };
      try {
        folder.write(key, JSON.stringify(made));
        folder.prune(MAX_BYTES, new Set([key]));
      } catch (error) {
        // The build is still complete; without a record the next one does all the work again.
        if (!(error instanceof CacheWriteError)) throw error;
      }
    },
  };
}

/** Whether a build depends only on its options, the site and its history. */
function isPlain({ env, redis, agree, copyOf, edited, currentRoot }: BuildOptions): boolean {
  return [redis, agree, copyOf, edited, currentRoot, env.LOCKSTEP_REMOTE_CACHE].every(
    (each) => each === undefined,
  );
}

/** Variables that describe the terminal and the process that started Lockstep. */
const OF_THE_TERMINAL =
  /^(?:_|SHLVL|PWD|OLDPWD|COLUMNS|LINES|TERM|TERM_\w+|NODE_COMPILE_CACHE|npm_\w+|INIT_CWD)$/;

function optionsOf({ locales, basePath, search, printViews, strict, emptyOut, paths, cache }: BuildOptions) {
  return { locales, basePath, search, printViews, strict, emptyOut, paths, cache };
}

/** @param written absolute paths of folders that Lockstep itself writes */
function stateOfInputs(root: string, written: readonly string[]): FolderState | undefined {
  const own = new Set(written.flatMap((path) => pathInside(resolve(root), path) ?? []));
  const files = stateOfFolder(root, (path) => own.has(path) || /(?:^|\/)(?:node_modules|\.git)$/.test(path));
  if (files === undefined) return undefined;
  // Installing or removing packages changes these entries.
  const packages = [stateOfFile(join(root, 'node_modules')), stateOfFile(join(root, 'package-lock.json'))];
  return { ...files, digest: sha256(JSON.stringify([files.digest, packages])) };
}

/** Git's view of the site: the commit, and which files it considers changed. */
async function stateOfHistory(root: string): Promise<unknown> {
  const top = findWorkTree(root);
  if (top === undefined) return undefined;
  const inGit = ['index', 'shallow', 'config'].map((name) => stateOfFile(join(top, '.git', name)));
  return [await commitOf(top, 'HEAD'), inGit];
}

/** Whether a build depends on anything that is not recorded: other machines, other folders, arbitrary code. */
function dependsOnMore({ site, ownCode, files }: LoadedSite, { diagrams }: BuildSummary): boolean {
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
    // The next build may succeed.
    diagrams?.failed !== undefined ||
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
