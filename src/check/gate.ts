/** Runs a check and omits known findings: those of a baseline, and those from before a branch. */
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../diagnostics/index.ts';
import {
  BASELINE_FILE,
  BaselineError,
  type KnownFinding,
  parseBaseline,
  renderBaseline,
  subtractKnown,
  toKnown,
} from '../gate/index.ts';
import { type BaseTree, createDiskFiles, createSiteWriter, type Files, openBaseTree } from '../io/index.ts';
import type { SelectProblems } from '../site/index.ts';

export interface GateOptions {
  /** The site directory. */
  readonly root: string;
  /** Absolute path of the baseline; that in the site directory, if it exists, by default. */
  readonly baseline: string | undefined;
  /** Whether to write the findings to the baseline and report none. */
  readonly update: boolean;
  /** Omits findings that exist at the commit where the branch left this revision. */
  readonly changedSince: string | undefined;
  /** Whether the run covers the whole site, so that missing findings are gone. */
  readonly isWhole: boolean;
  /** Whether the run depends on the history of the site, which the base must have then too. */
  readonly needsHistory?: boolean;
  /** For runs whose findings `check` does not report: a separate baseline, and the command that writes it. */
  readonly own?: { readonly file: string; readonly command: string };
}

/** What a run omitted. */
export interface GateReport {
  readonly baseline?: {
    /** The path as given, else the name in the site directory. */
    readonly file: string;
    /** Number of its findings that still occur. */
    readonly known: number;
    /** Its findings that no longer occur; only after a run over the whole site. */
    readonly gone: readonly KnownFinding[];
    /** Number of new findings, if it was written. */
    readonly added?: number;
  };
  readonly since?: {
    readonly revision: string;
    /** The commit where the branch began. */
    readonly commit: string;
    /** Number of findings from before the branch. */
    readonly known: number;
  };
}

export interface Gated<T> {
  readonly result: T;
  readonly gate: GateReport;
}

/** The input of a run: the site directory, which may be that of the base, and what to omit. */
export interface GatedRun {
  readonly root: string;
  readonly select: SelectProblems;
  /** Whether `select` may leave out findings, or needs them for something else than the report. */
  readonly isSelective: boolean;
  /** The paths of files before they were renamed, if the run is on the base. */
  pathsBefore(paths: readonly string[]): readonly string[];
  /** Whether the run is on the base tree: it must not write anything or prompt the user. */
  readonly isBase: boolean;
}

/** @throws BaselineError, BaseRevisionError before the run starts */
export async function runGated<T>(
  options: GateOptions,
  run: (run: GatedRun, base: { readonly result: T; readonly tree: BaseTree } | undefined) => Promise<T>,
): Promise<Gated<T>> {
  const baseline = readBaseline(options);
  const { root, changedSince } = options;
  const tree =
    changedSince === undefined
      ? undefined
      : await openBaseTree(root, changedSince, { withHistory: options.needsHistory === true });
  try {
    const before = tree === undefined ? undefined : await runOnBase(tree, run);
    const base = tree === undefined ? undefined : { tree, found: toKnown(before?.found ?? []) };
    let gate: GateReport = {};
    const select: SelectProblems = (problems) => {
      const selected = selectNew(problems, options, baseline, base);
      gate = selected.report;
      return selected.problems;
    };
    const result = await run(
      {
        root,
        select,
        isSelective: baseline !== undefined || base !== undefined,
        isBase: false,
        pathsBefore: (paths) => paths,
      },
      tree === undefined || before?.result === undefined ? undefined : { result: before.result, tree },
    );
    return { result, gate };
  } finally {
    tree?.close();
  }
}

/** The findings that neither the base nor the baseline has, and what was omitted. With `update`, writes the baseline. */
function selectNew(
  problems: readonly Problem[],
  { root, changedSince, update, isWhole }: GateOptions,
  baseline: ReturnType<typeof readBaseline>,
  base: { readonly tree: BaseTree; readonly found: readonly KnownFinding[] } | undefined,
): { readonly problems: readonly Problem[]; readonly report: GateReport } {
  const files = createDiskFiles(root);
  const exists = (file: string): boolean => files.kindOf(file) === 'file';
  const since =
    base === undefined
      ? undefined
      : subtractKnown(problems, base.found, {
          moved: base.tree.moved,
          exists,
          rank: rankByLines(files, base.tree),
        });
  const found = since?.fresh ?? problems;
  const known = baseline === undefined ? undefined : subtractKnown(found, baseline.findings, { exists });
  const report: GateReport = {
    ...(base === undefined || since === undefined || changedSince === undefined
      ? {}
      : { since: { revision: changedSince, commit: base.tree.commit, known: since.known.length } }),
    ...(baseline === undefined || known === undefined
      ? {}
      : {
          baseline: {
            file: baseline.name,
            known: update ? found.length : known.known.length,
            gone: isWhole && base === undefined ? known.gone : [],
            ...(update ? { added: known.fresh.length } : {}),
          },
        }),
  };
  if (baseline !== undefined && update) {
    writeBaseline(baseline.path, found);
    return { problems: [], report };
  }
  return { problems: known?.fresh ?? found, report };
}

/** Of equal findings in a file, those on unchanged lines count as known. */
function rankByLines(files: Files, { root, moved }: BaseTree): (problem: Problem) => number {
  const before = createDiskFiles(root ?? files.root);
  const origins = new Map([...moved].map(([from, to]) => [to, from]));
  const linesOf = memoize((file: string) => splitLines(files, file));
  const linesBefore = memoize((file: string) => new Set(splitLines(before, origins.get(file) ?? file)));
  return ({ place }) => {
    if (place.kind !== 'file') return 0;
    const line = linesOf(place.file)[place.start.line - 1];
    return line !== undefined && linesBefore(place.file).has(line) ? 1 : 0;
  };
}

function splitLines(files: Files, file: string): readonly string[] {
  const read = files.readText(file);
  return read.kind === 'text' ? read.text.split(/\r?\n/) : [];
}

function memoize<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const ready = known.get(key);
    if (ready !== undefined) return ready;
    const made = compute(key);
    known.set(key, made);
    return made;
  };
}

/** The paths in the base: moved files by their old path, including files that were moved into a folder. */
function pathsInBase(paths: readonly string[], { moved }: BaseTree): readonly string[] {
  const origins = [...moved].filter(([, to]) =>
    paths.some((path) => to === path || to.startsWith(`${path}/`)),
  );
  return paths.length === 0 ? [] : [...new Set([...paths, ...origins.map(([from]) => from)])];
}

async function runOnBase<T>(
  tree: BaseTree,
  run: (run: GatedRun, base: undefined) => Promise<T>,
): Promise<{ readonly result: T | undefined; readonly found: readonly Problem[] }> {
  if (tree.root === undefined) return { result: undefined, found: [] };
  let found: readonly Problem[] = [];
  const keep: SelectProblems = (problems) => {
    found = problems;
    return [];
  };
  const result = await run(
    {
      root: tree.root,
      select: keep,
      isSelective: true,
      isBase: true,
      pathsBefore: (paths) => pathsInBase(paths, tree),
    },
    undefined,
  );
  return { result, found };
}

interface Baseline {
  readonly name: string;
  readonly path: string;
  readonly findings: readonly KnownFinding[];
}

function readBaseline({ root, baseline, update, own }: GateOptions): Baseline | undefined {
  const file = own?.file ?? BASELINE_FILE;
  const path = baseline ?? join(root, file);
  const name = baseline === undefined ? file : basename(path);
  const read = createDiskFiles(dirname(path)).readText(basename(path));
  if (read.kind === 'text') return { name, path, findings: parseBaseline(read.text, name) };
  if (read.kind !== 'missing')
    throw new BaselineError(`Unexpected kind of file at ${path}, expected a baseline that can be read.`);
  if (update) return { name, path, findings: [] };
  if (baseline === undefined) return undefined;
  throw new BaselineError(
    `Expected a baseline at ${path}, found no file. Write it with “lockstep ${own?.command ?? 'check'} --update-baseline”.`,
  );
}

function writeBaseline(path: string, problems: readonly Problem[]): void {
  if (!createSiteWriter(dirname(path)).write(basename(path), renderBaseline(toKnown(problems))))
    throw new BaselineError(
      `Unexpected symbolic link or folder at ${path}, expected a file to write the baseline to.`,
    );
}
