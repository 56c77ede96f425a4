/** `check --watch`: prints the whole report once, then the differences after each change of the site. */
import { compareRuns, type RunDifference } from '../src/check/index.ts';
import type { Problem } from '../src/diagnostics/index.ts';
import { keepThreads } from '../src/io/index.ts';
import { printable, type Report } from '../src/reporters/index.ts';
import { watchSite } from '../src/site/index.ts';
import { UsageError } from './arguments.ts';
import { describeError } from './describe-error.ts';
import { isForPeople, type Output, printReport } from './report.ts';
import { untilInterrupted } from './until-interrupted.ts';

interface Checked {
  readonly result: Report & { readonly unusable?: boolean };
}

export interface WatchCheckOptions<T extends Checked> {
  readonly root: string;
  /** Absolute path of the cache. */
  readonly cache: string;
  readonly outputs: readonly Output[];
  readonly run: () => Promise<T>;
  /** Prints a whole report. */
  readonly print: (checked: T, outputs: readonly Output[]) => void;
}

/** Rejects options that cannot be combined with it: differences are only printed as text, and comparisons with another state of the site would be repeated at every change. */
export function refuseWatching(
  values: { readonly 'changed-since'?: string | undefined; readonly 'update-baseline'?: boolean | undefined },
  outputs: readonly Output[],
): void {
  for (const name of ['changed-since', 'update-baseline'] as const)
    if (values[name] !== undefined)
      throw new UsageError(`Unexpected --${name} with --watch, expected one of them.`);
  if (!isForPeople(outputs))
    throw new UsageError(
      'Unexpected --format for the terminal with --watch, expected a file for it, as in sarif=FILE.',
    );
}

/** Resolves when the user stops it. Report files then contain the results of the last run. */
export async function watchCheck<T extends Checked>(options: WatchCheckOptions<T>): Promise<void> {
  const { root, cache, outputs, run, print } = options;
  const inFiles = outputs.filter(({ file }) => file !== undefined);
  // Watching starts before the first run, so that no edit during the run is missed.
  const first = Promise.withResolvers<T>();
  let before = first.promise;
  const threads = keepThreads();
  const watcher = watchSite({
    root,
    written: [cache, ...inFiles.flatMap(({ file }) => file ?? [])],
    async onChange() {
      const { problems } = (await before).result;
      const next = await run();
      if (next.result.unusable === true) return printReport(next.result, 'table', root);
      before = Promise.resolve(next);
      print(next, inFiles);
      printDifference(compareRuns(problems, next.result.problems), next.result, root);
    },
    onError: (error) => process.stderr.write(describeError(error)),
  });
  try {
    const checked = await run();
    print(checked, outputs);
    const interrupted = untilInterrupted();
    process.stdout.write(`Watching ${printable(root)} (stop with Ctrl+C)\n`);
    first.resolve(checked);
    await interrupted;
  } finally {
    watcher.close();
    await threads.close();
  }
}

function printDifference({ fresh, gone }: RunDifference, { checked, problems }: Report, root: string): void {
  printReport({ checked, problems: fresh }, 'table', root);
  const left = problems.length === 0 ? 'nothing is left' : `${problems.length} left`;
  const summary =
    fresh.length + gone.length === 0
      ? `No difference: ${left}.`
      : `${fresh.length} new, ${gone.length} gone: ${left}.`;
  process.stdout.write(`${gone.map(renderGone).join('')}${summary}\n`);
}

function renderGone({ code, place, message }: Problem): string {
  const at = place.kind === 'file' ? `${place.file}:${place.start.line}:${place.start.column}` : '(no file)';
  return `${printable(`Gone: ${at}  ${code}  ${message}`)}\n`;
}
