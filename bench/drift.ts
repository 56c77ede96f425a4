/**
 * Measures drift reports of a site, cold and cached, in one run with `scripts/lsync.sh` of the same tree for one locale, and compares the results
 * of both.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { siteDirectory } from './site-links.ts';

const PROGRAM = fileURLToPath(new URL('../scripts/lockstep.ts', import.meta.url));
const LSYNC = 'scripts/lsync.sh';

/** Upper bounds for kubernetes/website: all translated languages, with their history. */
const BOUNDS = { cold: 10, kept: 1.5 } as const;

interface Run {
  readonly seconds: number;
  readonly output: string;
}

interface Page {
  readonly locale: string;
  readonly file: string;
  readonly sourceFile: string;
  readonly status: string;
  readonly added: number;
  readonly deleted: number;
}

/** `bench drift`. @returns the exit code */
export async function benchDrift(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands.drift.options);
  const site = siteDirectory(values.site);
  const locale = values.locale ?? 'fr';
  const folder = `${(values['lsync-path'] ?? `content/${locale}`).replace(/\/+$/, '')}/`;
  const cache = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
  try {
    const report = () =>
      measure(
        process.execPath,
        [PROGRAM, 'drift', '--site', site, '--cache', cache, '--format', 'json', '--base', 'history'],
        site,
      );
    const cold = await report();
    const kept = await report();
    const { pages }: { pages: readonly Page[] } = JSON.parse(cold.output);
    console.log(`${pages.length} translations of ${site}`);
    const row = (name: string, { seconds }: Run, count: number, more = '') =>
      console.log(
        `${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s  ${((1000 * seconds) / Math.max(1, count)).toFixed(1).padStart(6)} ms a page${more}`,
      );
    row('lockstep drift, cold', cold, pages.length);
    row('lockstep drift, kept', kept, pages.length, `  ${(kept.seconds / cold.seconds).toFixed(2)} of cold`);
    const failures = [
      ...(kept.output === cold.output ? [] : ['the report from the cache is another one']),
      ...(pages.length > 1000 && cold.seconds > BOUNDS.cold ? [`cold took more than ${BOUNDS.cold} s`] : []),
      ...(pages.length > 1000 && kept.seconds > BOUNDS.kept ? [`kept took more than ${BOUNDS.kept} s`] : []),
    ];
    if (existsSync(join(site, LSYNC)) && existsSync(join(site, folder))) {
      const theirs = await measure('bash', [LSYNC, folder], site, `lsync.sh ${folder}`);
      const own = pages.filter(({ file }) => file.startsWith(folder));
      const perPage = theirs.seconds / Math.max(1, own.length);
      row(`lsync.sh ${folder}`, theirs, own.length, '  of these pages alone');
      console.log(
        `a page takes ${((perPage * pages.length) / cold.seconds).toFixed(0)} times as long as in ours cold, ${((perPage * pages.length) / kept.seconds).toFixed(0)} times as long as in ours kept`,
      );
      failures.push(...compareNumbers(own, theirs.output));
    } else console.log(`${LSYNC} or ${folder} is not in this site: nothing to hold it against.`);
    for (const failure of failures) console.log(`FAILED: ${failure}`);
    return failures.length === 0 ? 0 : 1;
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

/** Compares changed lines of the source and orphaned pages. */
function compareNumbers(own: readonly Page[], output: string): string[] {
  const lines = output.split('\n');
  const counted = new Map(
    lines.flatMap((line): [string, string][] => {
      const match = /^(\d+)\t(\d+)\t(.*)$/.exec(line);
      return match === null ? [] : [[(match[3] ?? '').replaceAll('//', '/'), `${match[1]} ${match[2]}`]];
    }),
  );
  const removed = new Set(
    lines.flatMap((line) => /^\*\*removed\*\*\t(.*)$/.exec(line)?.[1]?.replaceAll('//', '/') ?? []),
  );
  const orphans = own.filter(({ status }) => status === 'orphaned');
  const others = own.filter(
    ({ sourceFile, status, added, deleted }) =>
      status !== 'orphaned' && `${added} ${deleted}` !== (counted.get(sourceFile) ?? '0 0'),
  );
  const lost = orphans.filter(({ sourceFile }) => !removed.has(sourceFile));
  console.log(
    `${own.length} pages, ${others.length} with other numbers than lsync.sh; ${orphans.length} orphans, ${removed.size} removed by lsync.sh`,
  );
  return [
    ...others.map(({ file }) => `${file} has other numbers`),
    ...lost.map(({ file }) => `${file} is not removed by lsync.sh`),
    ...(orphans.length === removed.size ? [] : ['there are other orphans']),
  ];
}

/** Runs a program until it ends. If it has a name, a line is printed to stderr every five seconds to show that it is still running. */
function measure(command: string, args: readonly string[], cwd: string, name?: string): Promise<Run> {
  return new Promise((resolveRun, reject) => {
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    const timer = setInterval(() => {
      if (name === undefined) return;
      const lines = Buffer.concat(chunks).toString('utf8').split('\n').length - 1;
      process.stderr.write(`${name}: ${seconds().toFixed(0)} s, ${lines} lines\n`);
    }, 5000);
    child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk));
    child.on('error', (error) => {
      clearInterval(timer);
      reject(error);
    });
    child.on('close', () => {
      clearInterval(timer);
      resolveRun({ seconds: seconds(), output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
