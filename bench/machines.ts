/**
 * Builds on several machines, which are simulated by processes with a part of a core each: how much faster a site is built by more of them, and whether the output is identical,
 * byte for byte, even if machines or Redis are killed and its entries are damaged.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { oneOf, readArguments } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { generateTree } from './compare/generate.ts';
import { type Faults, runFaults } from './machines/faults.ts';
import {
  compareSites,
  copyBundles,
  hasQuotas,
  type Machine,
  type Place,
  removeGroups,
  type Setting,
  startMachine,
} from './machines/machine.ts';
import { type BenchRedis, openRedis } from './machines/redis.ts';

interface Row {
  readonly name: string;
  readonly seconds: number;
  /** Processor time of the build, and that of all workers. */
  readonly buildCpu: number;
  readonly workersCpu: number;
  readonly output: string;
  readonly differs: string;
  readonly redis: Awaited<ReturnType<BenchRedis['figures']>> | undefined;
}

/** `bench machines`. @returns the exit code: 1 if an output differs from that of one machine */
export async function benchMachines(args: readonly string[]): Promise<number> {
  const { options } = usage.subcommands.machines;
  const { values } = readArguments(args, options);
  const work = mkdtempSync(join(tmpdir(), 'lockstep-machines-'));
  const redis = await openRedis(work);
  try {
    const site = values.site === undefined ? join(work, 'site') : resolve(values.site);
    if (values.site === undefined)
      generateTree(site, Number(values.generate ?? options.generate.fallback), 1);
    const quota = hasQuotas() ? Number(values.quota ?? options.quota.fallback) : 100;
    const setting: Setting = { site, work, quota, redis, store: values.store ?? '' };
    await warmUp(setting);
    const only =
      values.only === undefined ? undefined : oneOf(values.only, options.only.choices, 'scale', 'only');
    const rows: Row[] = [];
    if (only !== 'faults') {
      for (const workers of [0, 1, 2, 4]) rows.push(await buildWith(setting, workers));
      rows.push(await buildFromCache(setting));
      printRows(rows, setting);
    }
    const kills = Number(values.kills ?? options.kills.fallback);
    const damaged = Number(values.damaged ?? options.damaged.fallback);
    const faults =
      only === 'scale' ? [] : await runFaults({ ...setting, quota: 100 }, { kills, damaged }, printFault);
    return [...rows, ...faults].every(({ differs }) => differs === '') ? 0 : 1;
  } finally {
    await redis.kill();
    removeGroups();
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Builds once without limits, to have Astro's bundles in the cache and an output with which all others are compared. */
async function warmUp({ site, work }: Setting): Promise<void> {
  const machine = startMachine(['build', '--site', site, '--out', join(work, 'alone')], {
    number: 0,
    cache: join(work, 'warm'),
    quota: 100,
    env: {},
  });
  const code = await machine.over;
  if (code !== 0 && code !== 1) throw new Error(`The build ended with ${code}:\n${machine.output()}`);
}

/** A build on a machine with an empty cache, after others have rendered everything: the part that more machines cannot speed up. */
async function buildFromCache(setting: Setting): Promise<Row> {
  const { site, work, quota, redis, store } = setting;
  const cache = join(work, 'cache-last');
  copyBundles(join(work, 'warm'), cache);
  const env = { LOCKSTEP_REMOTE_CACHE: store === '' ? redis.url : partOf(store, 4) };
  const out = join(work, 'out-last');
  const built = await timeBuild(['build', '--site', site, '--out', out], { number: 0, cache, quota, env });
  const differs = compareSites(join(work, 'alone'), out);
  return { name: 'from cache', ...built, workersCpu: 0, differs, redis: undefined };
}

/** Runs a build to its end. */
async function timeBuild(
  args: readonly string[],
  place: Place,
): Promise<Pick<Row, 'seconds' | 'buildCpu' | 'output'>> {
  const start = performance.now();
  const build = startMachine(args, place);
  let buildCpu = 0;
  // Read repeatedly until the process ends: afterwards its figures are gone.
  const reading = setInterval(() => {
    if (build.child.exitCode === null) buildCpu = build.cpuSeconds();
  }, 100);
  const code = await build.over.finally(() => clearInterval(reading));
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0 && code !== 1) throw new Error(`The build ended with ${code}:\n${build.output()}`);
  return { seconds, buildCpu, output: build.output() };
}

async function buildWith(setting: Setting, count: number): Promise<Row> {
  const { site, work, quota, redis, store } = setting;
  const client = redis.client();
  await client.flushall();
  await client.config('RESETSTAT');
  client.disconnect();
  const env: Record<string, string> = store === '' ? {} : { LOCKSTEP_REMOTE_CACHE: partOf(store, count) };
  const place = (number: number) => {
    const cache = join(work, `cache-${count}-${number}`);
    copyBundles(join(work, 'warm'), cache);
    return { number, cache, quota, env };
  };
  const workers = Array.from(
    { length: count },
    (_, at): Machine => startMachine(['worker', '--site', site, '--redis', redis.url], place(at + 1)),
  );
  await Promise.all(workers.map((worker) => worker.untilPrinted('Waiting for builds')));
  const idle = workers.map((worker) => worker.cpuSeconds()).reduce((a, b) => a + b, 0);
  const out = join(work, `out-${count}`);
  const shared = count === 0 ? [] : ['--redis', redis.url];
  const built = await timeBuild(['build', '--site', site, '--out', out, ...shared], place(0));
  const workersCpu = workers.map((worker) => worker.cpuSeconds()).reduce((a, b) => a + b, 0) - idle;
  const figures = count === 0 ? undefined : await redis.figures();
  for (const worker of workers) worker.child.kill('SIGINT');
  await Promise.all(workers.map(({ over }) => over));
  const differs = compareSites(join(work, 'alone'), out);
  return { name: nameOf(count), ...built, workersCpu, differs, redis: figures };
}

function nameOf(workers: number): string {
  return workers === 0 ? 'alone' : `${workers} ${workers === 1 ? 'worker' : 'workers'}`;
}

/** A part of a store for the builds with so many workers: `s3://bucket/docs?region=x` → `s3://bucket/docs-4?region=x` */
function partOf(store: string, count: number): string {
  return store.replace(/(?=\?|$)/, `-${count}`);
}

function printRows(rows: readonly Row[], { quota, store }: Setting): void {
  const pages = /Built (\d+) pages/.exec(rows[0]?.output ?? '')?.[1] ?? '?';
  console.log(
    `${pages} pages; each machine has ${quota} % of a core${store === '' ? '' : '; results in another store'}`,
  );
  console.log(
    '             wall    of alone  cpu build  cpu workers  by workers  redis peak  traffic  output',
  );
  const alone = rows[0]?.seconds ?? 1;
  for (const { name, seconds, buildCpu, workersCpu, output, differs, redis } of rows) {
    const by = /Workers: (\d+ of \d+)/.exec(output)?.[1] ?? '';
    const figures =
      redis === undefined
        ? ['', '']
        : [`${redis.peakMiB.toFixed(0)} MiB`, `${redis.trafficMiB.toFixed(0)} MiB`];
    console.log(
      [
        name.padEnd(10),
        `${seconds.toFixed(1)} s`.padStart(9),
        (seconds / alone).toFixed(2).padStart(10),
        `${buildCpu.toFixed(1)} s`.padStart(10),
        `${workersCpu.toFixed(1)} s`.padStart(12),
        by.padStart(11),
        (figures[0] ?? '').padStart(11),
        (figures[1] ?? '').padStart(8),
        differs === '' ? '  equal' : `  DIFFERS: ${differs}`,
      ].join(' '),
    );
  }
}

function printFault({ name, builds, times, differs, note }: Faults): void {
  console.log(
    `${name.padEnd(44)} ${String(times).padStart(4)} times in ${builds} builds: ${differs === '' ? 'output equal' : `DIFFERS: ${differs}`}${note}`,
  );
}
