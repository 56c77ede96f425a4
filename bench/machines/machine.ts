/** Processes that simulate machines: each on one core, with a part of its time, and a separate cache. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchRedis } from './redis.ts';

const PROGRAM = fileURLToPath(new URL('../../scripts/lockstep.ts', import.meta.url));

/** Settings that all machines of a run have in common. */
export interface Setting {
  /** Absolute paths. */
  readonly site: string;
  readonly work: string;
  /** Percent of a core for each machine. */
  readonly quota: number;
  readonly redis: BenchRedis;
  /** Address of the shared cache; empty for the Redis. */
  readonly store: string;
}

export interface Place {
  /** Number of the machine, which determines its core. */
  readonly number: number;
  /** Absolute path of its cache. */
  readonly cache: string;
  /** Percent of a core; all of it if the system has no control groups. */
  readonly quota: number;
  readonly env: Readonly<Record<string, string>>;
}

export interface Machine {
  readonly child: ChildProcess;
  /** Everything that it has printed. */
  output(): string;
  /** Resolves when it has printed a text this often; rejects if it ends before. */
  untilPrinted(text: string, times?: number): Promise<void>;
  /** Processor time until now, in seconds. */
  cpuSeconds(): number;
  readonly over: Promise<number | null>;
}

/** Folder of Linux's control groups, which limit processor time: version 1 or 2. */
const GROUPS = ['/sys/fs/cgroup/cpu', '/sys/fs/cgroup'].find((path) =>
  existsSync(join(path, 'cgroup.procs')),
);
const PERIOD = 100_000;

/** Starts the program with these arguments as a machine. */
export function startMachine(args: readonly string[], { number, cache, quota, env }: Place): Machine {
  const group = makeGroup(`lockstep-bench-${process.pid}-${number}`, quota);
  const core = String(number % availableParallelism());
  const enter = group === undefined ? 'exec "$@"' : `echo $$ > ${group}/cgroup.procs; exec "$@"`;
  const command = ['taskset', '-c', core, process.execPath, PROGRAM, ...args, '--cache', cache];
  const child = spawn('/bin/sh', ['-c', enter, 'sh', ...command], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const over = once(child, 'close').then(([code]): number | null => code);
  return {
    child,
    output: () => output,
    async untilPrinted(text, times = 1) {
      while (output.split(text).length <= times) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`A machine ended with ${child.exitCode ?? child.signalCode}:\n${output}`);
        await Promise.race([once(child.stdout, 'data'), over]);
      }
    },
    cpuSeconds() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    over,
  };
}

/** Creates a control group with a part of a core; `undefined` without permission to create one. */
function makeGroup(name: string, quota: number): string | undefined {
  if (GROUPS === undefined || quota >= 100) return undefined;
  const group = join(GROUPS, name);
  try {
    mkdirSync(group, { recursive: true });
    const v1 = join(group, 'cpu.cfs_quota_us');
    const time = (PERIOD * quota) / 100;
    if (existsSync(v1)) writeFileSync(v1, String(time));
    else writeFileSync(join(group, 'cpu.max'), `${time} ${PERIOD}`);
    return group;
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      /^(?:EACCES|EROFS|EPERM|ENOENT)$/.test(String(error.code))
    )
      return undefined;
    throw error;
  }
}

/** Whether machines can be limited to a part of a core. */
export function hasQuotas(): boolean {
  const group = makeGroup(`lockstep-bench-${process.pid}-probe`, 50);
  if (group === undefined) return false;
  rmdirSync(group);
  return true;
}

/** Removes the groups of machines that have ended. */
export function removeGroups(): void {
  if (GROUPS === undefined) return;
  for (const name of readdirSync(GROUPS).filter((each) => each.startsWith(`lockstep-bench-${process.pid}-`)))
    rmdirSync(join(GROUPS, name));
}

/** Copies Astro's bundles from one cache to another: a permanent machine would have them from earlier builds. */
export function copyBundles(from: string, to: string): void {
  for (const name of globSync('printed/??/*.{printer,assets}', { cwd: from })) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    cpSync(join(from, name), join(to, name));
  }
}

/** The differences between two built sites; empty if they are identical, byte for byte. */
export function compareSites(one: string, other: string): string {
  const { status, stdout } = spawnSync('diff', ['-rq', one, other], { encoding: 'utf8' });
  return status === 0 ? '' : stdout.split('\n').slice(0, 3).join('; ');
}
