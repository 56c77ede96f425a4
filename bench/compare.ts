/**
 * Builds of a Hugo tree by Lockstep and by Hugo, in turn within one run: cold, and after each kind of change. Times differ from machine to machine, ratios of
 * pairs hardly do.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, UsageError } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { changesOf } from './compare/changes.ts';
import { generateTree } from './compare/generate.ts';
import { bytesOf, measureRun, middle, type Taken } from './compare/measure.ts';
import { comparePeers, renderPeers } from './compare/peers.ts';
import { recordTable } from './compare/record.ts';

const PROGRAM = fileURLToPath(new URL('../scripts/lockstep.ts', import.meta.url));
/** How far a ratio may be above the recorded one. */
const MAX_GROWTH = 1.15;

interface Row {
  readonly name: string;
  readonly ours: Taken;
  readonly hugo: Taken | undefined;
}

interface Builder {
  build(): Promise<Taken>;
  /** Removes everything that a build leaves for the next one. */
  forget(): void;
  readonly out: string;
}

/** `bench compare (--site DIR | --generate N) …`. @returns the exit code: 1 if a ratio is above its budget */
export async function benchCompare(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands.compare.options);
  const rounds = readCount(values.rounds ?? '3', 'rounds');
  const work = mkdtempSync(join(tmpdir(), 'lockstep-compare-'));
  try {
    const trees = { ours: join(work, 'ours-tree'), hugo: join(work, 'hugo-tree') };
    if (values.generate === undefined) {
      const site = resolve(values.site ?? '.');
      for (const tree of Object.values(trees))
        cpSync(site, tree, { recursive: true, filter: (path) => !/[\\/](?:\.git|public)$/.test(path) });
    } else {
      for (const tree of Object.values(trees))
        generateTree(tree, readCount(values.generate, 'generate'), readCount(values.seed ?? '1', 'seed'));
    }
    const program = values.program === undefined ? PROGRAM : resolve(values.program);
    const ours = lockstepOf(trees.ours, work, program);
    const hugo = values['without-hugo'] ? undefined : hugoOf(trees.hugo, work, values.hugo ?? 'hugo');
    const rows = await measureAll(trees, ours, hugo, rounds);
    const sizes = { ours: bytesOf(ours.out), hugo: hugo === undefined ? undefined : bytesOf(hugo.out) };
    const peers =
      values.peers === undefined
        ? undefined
        : await comparePeers({ tree: trees.hugo, installed: resolve(values.peers), program, rounds });
    const document = { cores: availableParallelism(), rounds, rows, bytes: sizes, peers };
    if (values.json !== undefined)
      writeFileSync(resolve(values.json), `${JSON.stringify(document, null, 2)}\n`);
    const lines = [...render(rows, sizes), ...(peers === undefined ? [] : ['', ...renderPeers(peers)])];
    for (const line of lines) console.log(line);
    if (values.record !== undefined)
      recordTable(values.record, lines, values['without-hugo'] ? undefined : (values.hugo ?? 'hugo'));
    return judge(rows, values.budget);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function lockstepOf(tree: string, work: string, program: string): Builder {
  const out = join(work, 'ours');
  const cache = join(work, 'cache');
  return {
    out,
    build: () =>
      measureRun(process.execPath, [program, 'build', '--site', tree, '--out', out, '--cache', cache], tree),
    forget() {
      for (const path of [out, cache]) rmSync(path, { recursive: true, force: true });
    },
  };
}

function hugoOf(tree: string, work: string, hugo: string): Builder {
  const out = join(work, 'hugo');
  const cache = join(work, 'hugo-cache');
  return {
    out,
    build: () =>
      measureRun(hugo, ['--source', tree, '--destination', out, '--cacheDir', cache, '--quiet'], tree, {
        HUGO_ENABLEGITINFO: 'false',
      }),
    forget() {
      for (const path of [out, cache, join(tree, 'resources')])
        rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The two programs start first in turn. */
async function measureAll(
  trees: { readonly ours: string; readonly hugo: string },
  ours: Builder,
  hugo: Builder | undefined,
  rounds: number,
): Promise<Row[]> {
  const pairs = new Map<string, { ours: Taken[]; hugo: Taken[] }>();
  const pair = async (name: string, round: number): Promise<void> => {
    const taken = pairs.get(name) ?? { ours: [], hugo: [] };
    pairs.set(name, taken);
    const one = async () => void taken.ours.push(await ours.build());
    const other = async () => {
      if (hugo !== undefined) taken.hugo.push(await hugo.build());
    };
    for (const build of round % 2 === 0 ? [one, other] : [other, one]) await build();
    console.error(`${name}, round ${round + 1}: ${[taken.ours, taken.hugo].map(showLast).join(', Hugo ')}`);
  };
  for (let round = 0; round < rounds; round += 1) {
    ours.forget();
    hugo?.forget();
    await pair('cold', round);
  }
  const changes = { ours: changesOf(trees.ours), hugo: changesOf(trees.hugo) };
  for (const [index, change] of changes.ours.entries()) {
    for (let round = 0; round < rounds; round += 1) {
      if (!change.apply(round)) break;
      changes.hugo[index]?.apply(round);
      await pair(change.name, round);
    }
  }
  return [...pairs].map(([name, taken]) => ({
    name,
    ours: middle(taken.ours),
    hugo: taken.hugo.length === 0 ? undefined : middle(taken.hugo),
  }));
}

function showLast(taken: readonly Taken[]): string {
  const last = taken.at(-1);
  return last === undefined
    ? '–'
    : `${last.wallSeconds.toFixed(1)} s, ${last.cpuSeconds.toFixed(1)} s of a processor`;
}

function render(
  rows: readonly Row[],
  bytes: { readonly ours: number; readonly hugo: number | undefined },
): string[] {
  const cell = (value: number | undefined, digits = 2) =>
    (value === undefined ? '–' : value.toFixed(digits)).padStart(9);
  const cold = rows[0];
  const columns = ['seconds', 'CPU', 'MiB', 'Hugo s', 'CPU', 'MiB', 'ratio', 'CPU', 'of cold'];
  return [
    ''.padEnd(14) + columns.map((name) => name.padStart(9)).join(''),
    ...rows.map(({ name, ours, hugo }) => {
      const figures = [ours, hugo].map(
        (one) => cell(one?.wallSeconds) + cell(one?.cpuSeconds) + cell(one?.peakMiB, 0),
      );
      const ratio = cell(ratioOf(ours, hugo, 'wallSeconds')) + cell(ratioOf(ours, hugo, 'cpuSeconds'));
      const ofCold = cold === undefined ? undefined : ours.wallSeconds / cold.ours.wallSeconds;
      return name.padEnd(14) + figures.join('') + ratio + cell(ofCold);
    }),
    `output: ${(bytes.ours / 2 ** 20).toFixed(1)} MiB${bytes.hugo === undefined ? '' : `, Hugo’s ${(bytes.hugo / 2 ** 20).toFixed(1)} MiB`}`,
  ];
}

function ratioOf(ours: Taken, hugo: Taken | undefined, figure: keyof Taken): number | undefined {
  return hugo === undefined ? undefined : ours[figure] / hugo[figure];
}

/** Compares ratios of processor time, which other work on the machine affects least, with the budget file. Creates the file if it does not exist. */
function judge(rows: readonly Row[], budget: string | undefined): number {
  if (budget === undefined) return 0;
  const path = resolve(budget);
  const now: Record<string, number> = Object.fromEntries(
    rows.map(({ name, ours, hugo }) => [name, ratioOf(ours, hugo ?? rows[0]?.ours, 'cpuSeconds') ?? 1]),
  );
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    writeFileSync(path, `${JSON.stringify(now, null, 2)}\n`);
    console.log(`Recorded ${path}.`);
    return 0;
  }
  const recorded: Record<string, number> = JSON.parse(readFileSync(path, 'utf8'));
  const above = Object.entries(now).filter(
    ([name, ratio]) => ratio > (recorded[name] ?? Number.POSITIVE_INFINITY) * MAX_GROWTH,
  );
  const missing = Object.keys(recorded).filter((name) => !Object.hasOwn(now, name));
  for (const name of missing) console.log(`FAILED: ${name} was not measured, ${path} has a ratio for it`);
  for (const [name, ratio] of above)
    console.log(`FAILED: ${name} takes ${ratio.toFixed(3)}, recorded is ${recorded[name]?.toFixed(3)}`);
  return above.length + missing.length === 0 ? 0 : 1;
}

function readCount(text: string | undefined, name: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new UsageError(`Unexpected “--${name} ${text}”, expected a whole number from 1 on.`);
  return count;
}
