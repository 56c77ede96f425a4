/** Omits findings of a run that are in the baseline, or existed before the branch. */
import { resolve } from 'node:path';
import {
  type Gated,
  type GatedRun,
  type GateOptions,
  type GateReport,
  runGated,
} from '../src/check/index.ts';
import { BaselineError } from '../src/gate/index.ts';
import { BaseRevisionError } from '../src/io/index.ts';
import { printable } from '../src/reporters/index.ts';
import { UsageError } from './arguments.ts';

export interface GateValues {
  readonly baseline?: string | undefined;
  readonly 'update-baseline'?: boolean | undefined;
  readonly 'changed-since'?: string | undefined;
}

/** Runs a check with the options for omitted findings. @throws UsageError for options that cannot be combined */
export async function runWithGate<T>(
  root: string,
  values: GateValues,
  isWhole: boolean,
  run: Parameters<typeof runGated<T>>[1],
  more: Pick<GateOptions, 'needsHistory' | 'own'> = {},
): Promise<Gated<T>> {
  const { baseline, 'changed-since': changedSince, 'update-baseline': update = false } = values;
  if (update && changedSince !== undefined)
    throw new UsageError('Unexpected --update-baseline with --changed-since, expected one of them.');
  if (update && !isWhole)
    throw new UsageError(
      'Unexpected --update-baseline for a part of the site, expected a run over all of it: problems elsewhere would be lost from the baseline.',
    );
  try {
    return await runGated(
      {
        root,
        baseline: baseline === undefined ? undefined : resolve(baseline),
        update,
        changedSince,
        isWhole,
        ...more,
      },
      run,
    );
  } catch (error) {
    throw error instanceof BaselineError || error instanceof BaseRevisionError
      ? new UsageError(error.message)
      : error;
  }
}

export type { GatedRun };

const GONE_SHOWN = 10;

/** The lines about omitted findings; empty if nothing was to be omitted. */
export function renderGate({ baseline, since }: GateReport, command = 'check'): string {
  const lines: string[] = [];
  if (since !== undefined)
    lines.push(
      `Not listed: ${findings(since.known)} that were there before the branch left ${since.revision} (${since.commit.slice(0, 12)}).`,
    );
  if (baseline !== undefined) {
    const { file, known, gone, added } = baseline;
    if (added === undefined) lines.push(`Not listed: ${findings(known)} of ${file}.`);
    else lines.push(`Wrote ${findings(known)} to ${file}: ${added} new, ${sum(gone)} gone.`);
    if (added === undefined && gone.length > 0) {
      lines.push(
        `Gone: ${findings(sum(gone))} of ${file}. “lockstep ${command} --update-baseline” takes them out.`,
      );
      lines.push(
        ...gone
          .slice(0, GONE_SHOWN)
          .map(({ file: at, code, text }) => `  ${at || '(no file)'}  ${code}  ${text}`),
      );
      if (gone.length > GONE_SHOWN) lines.push(`  … and ${gone.length - GONE_SHOWN} more.`);
    }
  }
  return lines.map((line) => `${printable(line)}\n`).join('');
}

function sum(list: GateReportGone): number {
  return list.reduce((total, { count }) => total + count, 0);
}

type GateReportGone = NonNullable<GateReport['baseline']>['gone'];

function findings(count: number): string {
  return `${count} known ${count === 1 ? 'finding' : 'findings'}`;
}
