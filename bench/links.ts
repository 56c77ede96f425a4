/**
 * Measures the link check of a site, cold and warm, compared with linkinator and Debian’s linkchecker on the built and served site, in one run. The latter only see
 * built pages, and each program counts links in its own way: times are compared, numbers are just printed.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, toSeconds } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { serveFolder } from '../src/io/index.ts';
import { typeOfFile } from '../src/site/index.ts';
import { siteDirectory } from './site-links.ts';

const PROGRAM = fileURLToPath(new URL('../scripts/lockstep.ts', import.meta.url));
const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Times are only compared on sites with at least this number of links: on others, most of the time is the start of the program. */
const LINKS_THAT_COUNT = 10_000;

interface Run {
  readonly seconds: number;
  readonly output: string;
  readonly end: 'finished' | 'too slow' | 'not installed';
}

interface Count {
  readonly links: number;
  readonly broken: number;
}

interface Other {
  readonly name: string;
  readonly program: string;
  args(url: string): string[];
  /** `undefined` if the output does not contain it. */
  count(output: string): Count | undefined;
}

const OTHERS: readonly Other[] = [
  {
    name: 'linkinator',
    program: join(PROJECT, 'node_modules/.bin/linkinator'),
    args: (url) => [url, '--recurse', '--check-fragments', '--skip', `^(?!${url})`, '--format', 'json'],
    count(output) {
      const { links }: { links: { state: string }[] } = JSON.parse(output);
      const seen = links.filter(({ state }) => state !== 'SKIPPED');
      return { links: seen.length, broken: seen.filter(({ state }) => state === 'BROKEN').length };
    },
  },
  {
    name: 'linkchecker',
    program: 'linkchecker',
    args: (url) => ['--no-status', '--no-warnings', '--no-robots', '--recursion-level=-1', url],
    count(output) {
      const match = /(\d+) links? in \d+ URLs? checked\.[^\n]*?(\d+) errors? found/.exec(output);
      return match === null ? undefined : { links: Number(match[1]), broken: Number(match[2]) };
    },
  },
];

/** `bench links`. @returns the exit code */
export async function benchLinks(args: readonly string[]): Promise<number> {
  const { options: known } = usage.subcommands.links;
  const { values } = readArguments(args, known);
  const limit = toSeconds(values.limit ?? known.limit.fallback, 'limit');
  const site = siteDirectory(values.site);
  const work = mkdtempSync(join(tmpdir(), 'lockstep-bench-links-'));
  try {
    const warm = await benchOwn(site, join(work, 'cache'));
    const built = values.built === undefined ? join(work, 'out') : resolve(values.built);
    if (values.built === undefined) {
      const options = ['--site', site, '--out', built, '--cache', join(work, 'cache'), '--format', 'json'];
      row('lockstep build, kept', await measure(process.execPath, [PROGRAM, 'build', ...options]));
    }
    const slower = await benchOthers(built, warm.run.seconds, limit);
    const failures = warm.links < LINKS_THAT_COUNT ? [] : slower;
    for (const failure of failures) console.log(`FAILED: ${failure}`);
    return failures.length === 0 ? 0 : 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Runs our own check three times. @returns the fastest run */
async function benchOwn(site: string, cache: string): Promise<{ run: Run; links: number }> {
  const runs: { run: Run; links: number }[] = [];
  for (const name of ['cold', 'warm', 'warm again']) {
    const options = ['--site', site, '--cache', cache, '--format', 'json'];
    const run = await measure(process.execPath, [PROGRAM, 'links', ...options]);
    const { checked, problems }: { checked: number; problems: { severity: string }[] } = JSON.parse(
      run.output,
    );
    const broken = problems.filter(({ severity }) => severity === 'error').length;
    row(`lockstep links, ${name}`, run, { links: checked, broken });
    runs.push({ run, links: checked });
  }
  return runs.reduce((best, one) => (one.run.seconds < best.run.seconds ? one : best));
}

/** Runs the other programs on the built site. @returns as failures, the names of those that are faster */
async function benchOthers(built: string, warmSeconds: number, limit: number): Promise<string[]> {
  const server = await serveFolder({ folder: built, base: '/', port: 0, typeOf: typeOfFile });
  const failures: string[] = [];
  try {
    for (const { name, program, args, count } of OTHERS) {
      const run = await measure(program, args(server.url), limit);
      if (run.end === 'not installed') {
        console.log(`${name.padEnd(26)} is not installed`);
        continue;
      }
      const counted = run.end === 'finished' ? count(run.output) : undefined;
      row(
        name,
        run,
        counted,
        `${run.end === 'too slow' ? 'more than ' : ''}${(run.seconds / warmSeconds).toFixed(1)} times our warm check`,
      );
      if (run.seconds < warmSeconds) failures.push(`${name} is faster than our warm check`);
    }
  } finally {
    await server.close();
  }
  return failures;
}

function row(name: string, { seconds, end }: Run, count?: Count, more = ''): void {
  const counted =
    count === undefined ? [] : [`${count.links} links, ${count.broken} broken`.padEnd(30).trimEnd()];
  const parts = [...counted, ...(end === 'too slow' ? ['ended before it was done'] : []), more];
  console.log(
    `${name.padEnd(26)} ${seconds.toFixed(2).padStart(8)} s  ${parts.filter((part) => part !== '').join('; ')}`.trimEnd(),
  );
}

/** Runs a program until it ends, or for a number of seconds. Exit codes for broken links are no failure. */
function measure(program: string, args: readonly string[], limit = 3600): Promise<Run> {
  return new Promise((done, failed) => {
    const start = performance.now();
    const chunks: Buffer[] = [];
    let end: Run['end'] = 'finished';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const timer = setTimeout(() => {
      end = 'too slow';
      child.kill();
    }, limit * 1000);
    child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk));
    child.on('error', (error) => {
      clearTimeout(timer);
      if ('code' in error && error.code === 'ENOENT') done({ seconds: 0, output: '', end: 'not installed' });
      else failed(error);
    });
    child.on('close', () => {
      clearTimeout(timer);
      done({
        seconds: (performance.now() - start) / 1000,
        output: Buffer.concat(chunks).toString('utf8'),
        end,
      });
    });
  });
}
