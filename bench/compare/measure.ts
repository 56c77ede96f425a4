/** Measures a program: time, processor time and memory of all its processes, read from Linux's `/proc`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface Taken {
  readonly wallSeconds: number;
  /** User and system time of the program and its child processes. */
  readonly cpuSeconds: number;
  /** The largest observed sum of resident memory of all processes of the program. */
  readonly peakMiB: number;
}

/** The median of each figure. */
export function middle(all: readonly Taken[]): Taken {
  const of = (figure: keyof Taken): number => {
    const sorted = all.map((one) => one[figure]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return { wallSeconds: of('wallSeconds'), cpuSeconds: of('cpuSeconds'), peakMiB: of('peakMiB') };
}

/** Size of all files of a folder. */
export function bytesOf(folder: string): number {
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Ticks a second in `/proc/PID/stat`; 100 on every architecture that Linux runs Node on. */
const TICKS = 100;
const PAGE_BYTES = 4096;
/** Milliseconds between two observations of memory. */
const SAMPLE_MS = 50;

/**
 * Runs a program until it ends. Throws, with its output, if the exit code is not 0 or 1.
 *
 * @param cwd its working directory: Hugo starts PostCSS by npx, which only finds packages that are installed above it
 */
export async function measureRun(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Taken> {
  const before = waitedTicks();
  const start = performance.now();
  // A group of its own, so that its processes can be distinguished from ours.
  const child = spawn(program, args, {
    cwd,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-2000);
  });
  const ended = once(child, 'close');
  let isOver = false;
  ended.then(
    () => {
      isOver = true;
    },
    () => {
      isOver = true;
    },
  );
  let peak = 0;
  while (!isOver) {
    peak = Math.max(peak, residentBytes(child.pid));
    await Promise.race([wait(SAMPLE_MS), ended]);
  }
  const [code] = await ended;
  const wallSeconds = (performance.now() - start) / 1000;
  if (code !== 0 && code !== 1) throw new Error(`${program} ended with ${code}:\n${output}`);
  return { wallSeconds, cpuSeconds: (waitedTicks() - before) / TICKS, peakMiB: peak / 2 ** 20 };
}

/** Processor time of terminated child processes, including their own. */
function waitedTicks(): number {
  const fields = statOf('self');
  return Number(fields[13]) + Number(fields[14]);
}

export function residentBytes(group: number | undefined): number {
  if (group === undefined) return 0;
  let pages = 0;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      const fields = statOf(pid);
      if (Number(fields[2]) === group) pages += Number(fields[21]);
    } catch (error) {
      // The process has ended in the meantime.
      if (!(error instanceof Error && 'code' in error && /^(?:ENOENT|ESRCH)$/.test(String(error.code))))
        throw error;
    }
  }
  return pages * PAGE_BYTES;
}

/** Processor time of a process with all its threads, in seconds. */
export function processorSeconds(pid: number): number {
  const fields = statOf(String(pid));
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Fields of `/proc/PID/stat` after the name, which may contain any characters: state, parent, group … (proc(5), from field 3 on). */
function statOf(pid: string): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
