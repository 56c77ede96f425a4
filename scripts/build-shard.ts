/** `build --shard`: fills the cache with a part of the site. */
import { systemClock } from '../src/io/index.ts';
import { buildShard, type Shard } from '../src/site/index.ts';
import { toBasePath, toSeconds, UsageError } from './arguments.ts';
import { createProgress } from './progress.ts';
import { isForPeople, type Output, printReports } from './report.ts';
import { build as usage } from './usage/build.ts';

/** The options of `build`. */
interface Values {
  readonly shard?: string | undefined;
  readonly locale?: readonly string[] | undefined;
  readonly base?: string | undefined;
  readonly cache?: string | undefined;
  readonly search?: boolean | undefined;
  readonly 'time-limit'?: string | undefined;
}

/** Options for the output of a build: a shard has no output. */
const REFUSED = ['out', 'empty-out', 'strict', 'redis'] as const;

/** `2/4` → the second of four parts. @throws UsageError */
export function toShard(values: Readonly<Record<string, unknown>>): Shard {
  const refused = REFUSED.find((name) => values[name] !== undefined);
  if (refused !== undefined)
    throw new UsageError(
      `Unexpected --${refused} with --shard, which writes no site. Leave it to the build that follows.`,
    );
  const [, index, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(String(values.shard)) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (!(shard.index >= 1 && shard.index <= shard.count))
    throw new UsageError(
      `Unexpected value “${values.shard}” of --shard, expected a part and their number, from 1/4 to 4/4.`,
    );
  return shard;
}

/** @returns the exit code: 0, or 2 if there is no site. Problems of pages are reported by the build itself. */
export async function fillShard(
  shard: Shard,
  values: Values,
  outputs: readonly Output[],
  root: string,
): Promise<0 | 2> {
  const progress = createProgress(process.stderr, !isForPeople(outputs) && !process.stderr.isTTY);
  const limit = values['time-limit'] ?? usage.options['time-limit'].fallback;
  const { problems, summary, unusable } = await buildShard(
    {
      root,
      locales: values.locale ?? [],
      basePath: toBasePath(values.base),
      cache: values.cache,
      timeLimitSeconds: toSeconds(limit, 'time-limit'),
      search: values.search,
      clock: systemClock,
      env: process.env,
      onProgress: progress.report,
    },
    shard,
  ).finally(progress.end);
  const text =
    summary === undefined
      ? ''
      : `Part ${shard.index} of ${shard.count}: ${summary.rendered} of ${summary.pages} pages rendered, ${summary.printed} of ${summary.outputs} printed, in ${(summary.milliseconds / 1000).toFixed(1)} s\n`;
  printReports({ checked: summary?.pages ?? 0, problems }, outputs, root, {
    more: { summary: summary ?? null },
    summary: text,
  });
  return unusable === true ? 2 : 0;
}
