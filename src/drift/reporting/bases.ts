/** Finds the source version that each translation was made from. */

import type { Commit, Git } from '../../io/index.ts';
import { type FileChange, findLastCommits, type RenameIndex } from '../history.ts';
import type { Pin } from '../pins.ts';
import type { Base, UnknownReason } from '../report.ts';
import { resolveInAll } from './elsewhere.ts';
import type { Tree } from './load-tree.ts';
import { lookUp } from './look-up.ts';
import type { SourceRepository } from './source-repository.ts';

export interface Candidate {
  readonly locale: string;
  /** Path of the page below the content folder. */
  readonly path: string;
  readonly file: string;
  readonly sourceFile: string;
  readonly pin: Pin | undefined;
}

export type BaseResult =
  /** `since` is the commit from which the head's history counts: that of the base, or where its branch left the head's history. `renamed`: the source had another name. */
  | { readonly kind: 'base'; readonly base: Base; readonly since?: string; readonly renamed?: true }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly base?: Base };

export interface HistoryIndex {
  readonly commits: readonly Commit[];
  /** By path in the repository. */
  readonly fileChanges: ReadonlyMap<string, readonly FileChange[]>;
  readonly renames: RenameIndex;
}

/** A translation with its base. */
export interface Based extends Candidate {
  readonly found: BaseResult;
}

/** The starting point for finding a translation's base. */
type Start =
  | { readonly kind: 'commit'; readonly hash: string }
  /** The pin names a blob of the source. */
  | { readonly kind: 'blob'; readonly name: string }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

interface Started extends Candidate {
  readonly start: Start;
}

/** The source in the commit that a translation starts from. */
interface SourceThen {
  readonly blob: string;
  /** Whether it had another name. */
  readonly renamed: boolean;
}

interface Context {
  readonly tree: Tree;
  readonly history: HistoryIndex;
  readonly byHash: ReadonlyMap<string, Commit>;
  /** Blobs that pins name, by hash. */
  readonly blobs: ReadonlyMap<string, string>;
  /** Why a commit is not found. */
  readonly lost: UnknownReason;
  /** Whether a blob was the content of another source page. */
  isOfAnotherPage(sourceFile: string, blob: string): boolean;
}

/** Finds the bases of all translations with few runs of git. */
export async function findBases(
  candidates: readonly Candidate[],
  tree: Tree,
  git: Git,
  history: HistoryIndex,
): Promise<Based[]> {
  const stores = [git, ...tree.elsewhere.map((each) => each.git)];
  const blobs = await lookUp(pinsThatName('blob', candidates), (names) => resolveInAll(stores, names));
  // If a commit is given under a blob key, its writer meant that commit.
  const strays = pinsThatName('blob', candidates).filter((name) => !blobs.has(name));
  const named = [...pinsThatName('commit', candidates), ...strays];
  const ofCommits = tree.source?.git ?? git;
  const commits = await lookUp(named, (names) => ofCommits.resolveCommits(names));
  const context: Context = {
    tree,
    history,
    blobs,
    byHash: new Map(history.commits.map((commit) => [commit.hash, commit])),
    lost: git.shallow.size > 0 ? 'shallow-history' : 'commit-not-found',
    isOfAnotherPage: createOwners(tree, history),
  };
  const startOf = createStarts(candidates, commits, git.shallow, context);
  const started = candidates.map((candidate): Started => ({ ...candidate, start: startOf(candidate) }));
  const [sources, parted] = await Promise.all([
    tree.source?.git === undefined
      ? findSources(started, git, context)
      : findSourcesElsewhere(started, tree.source, context),
    // With two repositories, only dates relate their histories.
    tree.source === undefined ? findPartings(new Set(commits.values()), git, context) : new Map(),
  ]);
  return started.map((translation) => {
    const { start } = translation;
    const found =
      start.kind === 'blob'
        ? baseOfBlob(translation, start.name, context)
        : baseOfCommit(translation, start, sources.get(translation), parted, context);
    return { ...translation, found };
  });
}

/** Finds the source pages that had a certain content; the index is created on first use. */
function createOwners(
  { pages, toGit, pathOf }: Tree,
  { fileChanges }: HistoryIndex,
): (sourceFile: string, blob: string) => boolean {
  let owners: Map<string, string> | undefined;
  return (sourceFile, blob) => {
    if (owners === undefined) {
      owners = new Map();
      for (const file of pages.source.values())
        for (const change of fileChanges.get(toGit(file)) ?? [])
          if (change.blob !== undefined) owners.set(change.blob, pathOf(file));
    }
    const owner = owners.get(blob);
    return owner !== undefined && owner !== pathOf(sourceFile);
  };
}

/** The hashes in pins, each once. */
function pinsThatName(kind: Pin['names'], candidates: readonly Candidate[]): string[] {
  return [...new Set(candidates.flatMap(({ pin }) => (pin?.names === kind ? [pin.value] : [])))];
}

function createStarts(
  candidates: readonly Candidate[],
  commits: ReadonlyMap<string, string>,
  shallow: ReadonlySet<string>,
  { tree, history, lost }: Context,
): (candidate: Candidate) => Start {
  const unpinned = candidates.filter(({ pin }) => pin === undefined);
  const last = findLastCommits(
    history.commits,
    unpinned.map(({ file }) => tree.toGit(file)),
  );
  return ({ file, sourceFile, pin }) => {
    if (pin?.names === 'blob' && !commits.has(pin.value)) return { kind: 'blob', name: pin.value };
    const hash = pin === undefined ? last.get(tree.toGit(file))?.hash : commits.get(pin.value);
    const isElsewhere = [file, sourceFile].some((each) =>
      tree.elsewhere.some(({ folder }) => folder !== tree.source?.folder && each.startsWith(`${folder}/`)),
    );
    if (isElsewhere && (pin === undefined || hash === undefined))
      return { kind: 'unknown', reason: 'other-repository' };
    if (hash === undefined) return { kind: 'unknown', reason: pin === undefined ? 'uncommitted' : lost };
    return pin === undefined && shallow.has(hash)
      ? { kind: 'unknown', reason: 'shallow-history' }
      : { kind: 'commit', hash };
  };
}

/** The source of each translation in its commit, by its current name or an earlier one. */
async function findSources(
  started: readonly Started[],
  git: Git,
  { tree, history }: Context,
): Promise<ReadonlyMap<Started, SourceThen>> {
  const wanted = started.flatMap((translation) => {
    const { start, sourceFile } = translation;
    if (start.kind !== 'commit') return [];
    const path = tree.toGit(sourceFile);
    return [path, ...history.renames.backward(path)].map((name) => ({
      translation,
      object: `${start.hash}:${name}`,
      renamed: name !== path,
    }));
  });
  const blobs = await lookUp([...new Set(wanted.map(({ object }) => object))], (names) =>
    git.resolveBlobs(names),
  );
  const sources = new Map<Started, SourceThen>();
  for (const { translation, object, renamed } of wanted) {
    const blob = blobs.get(object);
    if (blob !== undefined && !sources.has(translation)) sources.set(translation, { blob, renamed });
  }
  return sources;
}

/** The same for a source in another repository: in the commit that a pin names, else at the time when the translation was committed. */
async function findSourcesElsewhere(
  started: readonly Started[],
  { git, path: root, folder }: SourceRepository,
  { tree, history }: Context,
): Promise<ReadonlyMap<Started, SourceThen>> {
  const places = new Map(history.commits.map(({ hash }, index) => [hash, index]));
  const sources = new Map<Started, SourceThen>();
  const strays = new Map<Started, string>();
  for (const translation of started) {
    const { start, sourceFile } = translation;
    if (start.kind !== 'commit') continue;
    const path = tree.toGit(sourceFile);
    const place = places.get(start.hash);
    if (place === undefined) {
      const below = sourceFile.slice(folder.length + 1);
      strays.set(translation, `${start.hash}:${root === '' ? below : `${root}/${below}`}`);
      continue;
    }
    const known = [path, ...history.renames.backward(path)]
      .flatMap((name) =>
        (history.fileChanges.get(name) ?? []).map((change) => ({ change, renamed: name !== path })),
      )
      .map((each) => ({ ...each, at: places.get(each.change.commit.hash) ?? 0 }))
      .filter(({ at, change }) => at >= place && change.blob !== undefined)
      .sort((a, b) => a.at - b.at)[0];
    if (known?.change.blob !== undefined)
      sources.set(translation, { blob: known.change.blob, renamed: known.renamed });
  }
  const names = [...strays.values()];
  const blobs = git === undefined ? new Map() : await lookUp(names, (all) => git.resolveBlobs(all));
  for (const [translation, name] of strays) {
    const blob = blobs.get(name);
    if (blob !== undefined) sources.set(translation, { blob, renamed: false });
  }
  return sources;
}

/** Where the branches of commits left the head's history, for pins of commits that were squashed or never merged. */
async function findPartings(
  commits: ReadonlySet<string>,
  git: Git,
  { byHash }: Context,
): Promise<ReadonlyMap<string, string>> {
  const parted = new Map<string, string>();
  for (const commit of commits) {
    const base = byHash.has(commit) ? undefined : await git.mergeBase(commit);
    if (base !== undefined) parted.set(commit, base);
  }
  return parted;
}

function baseOfBlob({ sourceFile }: Candidate, name: string, context: Context): BaseResult {
  const { tree, blobs, history, lost } = context;
  const now = tree.blobs.get(sourceFile);
  const blob = now?.startsWith(name) === true ? now : blobs.get(name);
  const change = blob === undefined ? undefined : changeOf(tree.toGit(sourceFile), blob, history);
  const commit = change?.commit.hash;
  const isForeign =
    blob !== undefined && blob !== now && change === undefined && context.isOfAnotherPage(sourceFile, blob);
  const base: Base = {
    from: 'pin',
    ...(commit === undefined ? {} : { commit }),
    blob: blob ?? name,
    ...dateOf(commit, context),
  };
  if (isForeign) return { kind: 'unknown', reason: 'pin-of-another-page', base };
  return blob === undefined
    ? { kind: 'unknown', reason: lost, base }
    : { kind: 'base', base, ...(commit === undefined ? {} : { since: commit }) };
}

function baseOfCommit(
  { pin }: Candidate,
  start: Exclude<Start, { kind: 'blob' }>,
  source: SourceThen | undefined,
  parted: ReadonlyMap<string, string>,
  context: Context,
): BaseResult {
  if (start.kind === 'unknown') {
    const base = pin === undefined ? {} : { base: { from: 'pin' as const, commit: pin.value } };
    return { kind: 'unknown', reason: start.reason, ...base };
  }
  const { hash } = start;
  const since = context.byHash.has(hash) ? hash : parted.get(hash);
  return {
    kind: 'base',
    base: {
      from: pin === undefined ? 'history' : 'pin',
      commit: hash,
      ...(source === undefined ? {} : { blob: source.blob }),
      ...dateOf(hash, context),
    },
    ...(since === undefined ? {} : { since }),
    ...(source?.renamed === true ? { renamed: true } : {}),
  };
}

function dateOf(commit: string | undefined, { byHash }: Context): { readonly date?: string } {
  const time = commit === undefined ? undefined : byHash.get(commit)?.time;
  return time === undefined ? {} : { date: toDate(time) };
}

/** The newest commit that gave the source this content, under any of its names. */
function changeOf(path: string, blob: string, history: HistoryIndex): FileChange | undefined {
  for (const name of [path, ...history.renames.backward(path)]) {
    const found = history.fileChanges.get(name)?.find((change) => change.blob === blob);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Seconds since 1970 → ISO 8601, UTC. */
export function toDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
