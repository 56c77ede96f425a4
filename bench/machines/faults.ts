/** Faults during a build: machines and Redis are killed, and entries of the cache are damaged. None may change the output. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { compareSites, copyBundles, type Machine, type Setting, startMachine } from './machine.ts';

export interface Faults {
  readonly name: string;
  readonly builds: number;
  /** How often the fault was caused. */
  readonly times: number;
  /** The differences of the first output that was not identical. */
  readonly differs: string;
  readonly note: string;
}

/** The line that a worker prints when it begins to work for a build. */
const WORKING = 'Working for';
/** Number of builds during which Redis is killed. */
const REDIS_KILLS = 4;

export async function runFaults(
  setting: Setting,
  { kills, damaged }: { readonly kills: number; readonly damaged: number },
  onFault: (fault: Faults) => void,
): Promise<Faults[]> {
  const kinds = [
    () => killRedis(setting),
    () => killWorkers(setting, kills),
    () => damageEntries(setting, damaged),
    () => buildTwice(setting),
  ];
  const faults: Faults[] = [];
  for (const run of kinds) {
    const fault = await run();
    onFault(fault);
    faults.push(fault);
  }
  return faults;
}

let made = 0;

function placeOf({ work, quota }: Setting, number: number) {
  made += 1;
  const cache = join(work, `fault-${made}`);
  copyBundles(join(work, 'warm'), cache);
  return { number, cache, quota, env: {} };
}

function startWorker(setting: Setting, number: number): Machine {
  return startMachine(
    ['worker', '--site', setting.site, '--redis', setting.redis.url],
    placeOf(setting, number),
  );
}

interface Building {
  readonly machine: Machine;
  /** Resolves with the differences of the output. */
  readonly result: Promise<string>;
}

function startBuild(setting: Setting): Building {
  const place = placeOf(setting, 0);
  const out = `${place.cache}-out`;
  const machine = startMachine(
    ['build', '--site', setting.site, '--out', out, '--redis', setting.redis.url],
    place,
  );
  const result = machine.over.then((code) => {
    if (code !== 0 && code !== 1) return `ended with ${code}: ${machine.output()}`;
    const differs = compareSites(join(setting.work, 'alone'), out);
    rmSync(out, { recursive: true, force: true });
    rmSync(place.cache, { recursive: true, force: true });
    return differs;
  });
  return { machine, result };
}

async function endWorkers(workers: readonly Machine[]): Promise<void> {
  for (const { child } of workers) child.kill('SIGKILL');
  await Promise.all(workers.map(({ over }) => over));
}

/** Redis is killed during a build and restarted: every other time immediately, otherwise after the build. The same worker then serves the next build. */
async function killRedis(setting: Setting): Promise<Faults> {
  let differs = '';
  const worker = startWorker(setting, 1);
  await worker.untilPrinted('Waiting for builds');
  for (let at = 0; at < REDIS_KILLS; at += 1) {
    const already = worker.output().split(WORKING).length - 1;
    const { result } = startBuild(setting);
    await Promise.race([worker.untilPrinted(WORKING, already + 1), result]);
    await wait(500 * at);
    await setting.redis.kill();
    if (at % 2 === 0) await setting.redis.start();
    differs ||= await result;
    if (at % 2 === 1) await setting.redis.start();
  }
  await endWorkers([worker]);
  return {
    name: 'Redis killed while pages are rendered',
    builds: REDIS_KILLS,
    times: REDIS_KILLS,
    differs,
    note: '; the worker served every build',
  };
}

/** Workers are killed at random moments, and each is replaced by a new one. */
async function killWorkers(setting: Setting, kills: number): Promise<Faults> {
  let differs = '';
  let times = 0;
  let builds = 0;
  const workers: (Machine | undefined)[] = [undefined, undefined];
  while (times < kills) {
    const client = setting.redis.client();
    await client.flushall();
    client.disconnect();
    for (const at of workers.keys()) workers[at] ??= startWorker(setting, at + 1);
    await Promise.all(workers.map((worker) => worker?.untilPrinted('Waiting for builds')));
    const { machine, result } = startBuild(setting);
    builds += 1;
    let isOver = false;
    const over = machine.over.then(() => {
      isOver = true;
    });
    const hunt = async (at: number): Promise<void> => {
      while (!isOver && times < kills) {
        const worker = workers[at] ?? startWorker(setting, at + 1);
        workers[at] = worker;
        await Promise.race([worker.untilPrinted(WORKING), over]);
        await Promise.race([wait(Math.random() * 1500), over]);
        if (isOver) return;
        await endWorkers([worker]);
        workers[at] = undefined;
        times += 1;
      }
    };
    await Promise.all([...workers.keys()].map(hunt));
    differs ||= await result;
    await endWorkers(workers.flatMap((worker) => worker ?? []));
    workers.fill(undefined);
  }
  return { name: 'workers killed while they work', builds, times, differs, note: '' };
}

/** Entries of the shared cache are truncated, changed, emptied or swapped. */
async function damageEntries(setting: Setting, count: number): Promise<Faults> {
  const client = setting.redis.client();
  await client.flushall();
  let differs = await startBuild(setting).result;
  const keys = (await client.keys('lockstep:cache:*')).sort();
  const chosen = keys.filter((_, at) => (at * count) % keys.length < count);
  for (const [at, key] of chosen.entries()) {
    const bytes = (await client.getBuffer(key)) ?? Buffer.alloc(0);
    const other = (await client.getBuffer(keys[(at * 7) % keys.length] ?? key)) ?? bytes;
    const changed = Buffer.from(bytes);
    changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ 0xff;
    await client.set(
      key,
      [bytes.subarray(0, bytes.length / 2), changed, Buffer.alloc(0), other][at % 4] ?? other,
    );
  }
  client.disconnect();
  const { machine, result } = startBuild(setting);
  differs ||= await result;
  const note = `; ${/(\d+) were damaged/.exec(machine.output())?.[1] ?? 0} of ${keys.length} entries were found damaged`;
  return { name: 'entries damaged in the shared cache', builds: 1, times: chosen.length, differs, note };
}

/** Two builds of one site at once, with a worker for each. */
async function buildTwice(setting: Setting): Promise<Faults> {
  const client = setting.redis.client();
  await client.flushall();
  const workers = [startWorker(setting, 1), startWorker(setting, 2)];
  await Promise.all(workers.map((worker) => worker.untilPrinted('Waiting for builds')));
  const results = await Promise.all([startBuild(setting), startBuild(setting)].map(({ result }) => result));
  const left = await client.keys('lockstep:b*');
  client.disconnect();
  await endWorkers(workers);
  return {
    name: 'two builds at once',
    builds: 2,
    times: 1,
    differs: results.find((differs) => differs !== '') ?? '',
    note: `; ${left.length} keys of queues are left`,
  };
}
