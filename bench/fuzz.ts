/** Runs every parser on mutated real pages and generated texts: none may throw, take too long or use too much memory. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { readArguments, UsageError } from '../scripts/arguments.ts';
import { bench } from '../scripts/usage/bench.ts';
import { PARSERS } from './fuzz/parsers.ts';
import type { FuzzJob, FuzzResult } from './fuzz/worker.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Limits: processor time for an input, and heap size of the parsing thread. */
const MAX_SECONDS = 2;
const MAX_HEAP_MB = 512;
/** An input that takes this long counts as an endless loop. */
const GIVE_UP_SECONDS = 60;

const TEXTS = /\.(?:md|ya?ml|toml|json|csv|html)$/;
const MAX_SAMPLES = 400;

export async function benchFuzz(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, bench.subcommands.fuzz.options);
  const seconds = toCount(values.seconds ?? bench.subcommands.fuzz.options.seconds.fallback, 'seconds');
  const seed = toCount(values.seed ?? bench.subcommands.fuzz.options.seed.fallback, 'seed');
  const samples = readSamples(values.site ?? PROJECT);
  const { parsers, failures } = await fuzz(samples, seed, seconds);
  for (const { name, inputs, slowest } of parsers) {
    console.log(
      `${name.padEnd(14)} ${String(inputs).padStart(9)} inputs, slowest ${(slowest / 1000).toFixed(3)} s`,
    );
  }
  for (const { parser, number, why, input } of failures) {
    console.log(
      `FAILED: ${parser}, input ${number} of seed ${seed}: ${why}\n  ${JSON.stringify(input.slice(0, 1_000))}`,
    );
  }
  const total = parsers.reduce((sum, { inputs }) => sum + inputs, 0);
  console.log(`${total} inputs to ${parsers.length} parsers, seed ${seed}: ${failures.length} failures`);
  return failures.length === 0 ? 0 : 1;
}

function fuzz(samples: FuzzJob['samples'], seed: number, seconds: number): Promise<FuzzResult> {
  const state = new Int32Array(new SharedArrayBuffer(8));
  const job: FuzzJob = {
    samples,
    seed,
    milliseconds: seconds * 1000,
    maxMilliseconds: MAX_SECONDS * 1000,
    state,
  };
  const worker = new Worker(new URL('./fuzz/worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  const where = () =>
    `${PARSERS[Atomics.load(state, 0)]?.name}, input ${Atomics.load(state, 1)} of seed ${seed}`;
  return new Promise((resolve, reject) => {
    let last = '';
    let since = performance.now();
    const watch = setInterval(() => {
      if (where() !== last) [last, since] = [where(), performance.now()];
      else if (performance.now() - since > GIVE_UP_SECONDS * 1000) {
        void worker.terminate();
        reject(new Error(`Unexpected input without an end: ${last}.`));
      }
    }, 1000);
    worker.once('message', resolve);
    worker.once('error', (error) =>
      reject(new Error(`Unexpected end of the thread at ${where()}`, { cause: error })),
    );
    worker.once('exit', () => clearInterval(watch));
  });
}

/** Texts of a site, up to a number, from all of its folders. */
function readSamples(site: string): FuzzJob['samples'] {
  const names = ['content', 'data', 'i18n', 'examples'].flatMap((folder) => listOrNone(join(site, folder)));
  const step = Math.max(1, Math.floor(names.length / MAX_SAMPLES));
  const [first = '', ...rest] = names
    .filter((_, at) => at % step === 0)
    .map((path) => readFileSync(path, 'utf8'));
  return [first, ...rest];
}

function listOrNone(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && TEXTS.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function toCount(text: string, name: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`Unexpected “${text}” for --${name}, expected a number.`);
  return Number(text);
}
