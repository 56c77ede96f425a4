/** A whole run: compares Hugo's output, fresh or recorded, with Lockstep's. */
import { readCases } from './cases.ts';
import { compareCase } from './compare.ts';
import { type Sorted, sortDifferences } from './expected.ts';
import { findHugo, renderWithHugo } from './hugo.ts';
import { renderWithLockstep } from './ours.ts';
import { minorOf, readRecording, recordedHtml, recordedVersions, writeRecording } from './recording.ts';

export interface ConformOptions {
  /** The Hugo to run. If absent or not installed, the recording is used. */
  readonly hugo?: string | undefined;
  /** The version whose recording is used; the newest one by default. */
  readonly version?: string | undefined;
  /** Whether to record Hugo's output. */
  readonly record: boolean;
}

export interface Conformance extends Sorted {
  readonly source: { readonly kind: 'hugo' | 'recording'; readonly version: string };
  /** Whether the version is the one for which the list of expected differences was written. */
  readonly recordedVersion: string | undefined;
  /** Numbers of compared cases, and of those without any difference. */
  readonly compared: number;
  readonly equal: number;
  /** Ids of cases that have changed since the recording. */
  readonly stale: readonly string[];
  /** Shortcodes without a compared example. */
  readonly uncovered: readonly string[];
}

/** There is neither a Hugo nor a recording, or no Hugo to record. */
export class NothingToCompareError extends Error {}

export async function conform({ hugo, record, ...options }: ConformOptions): Promise<Conformance> {
  const version = hugo === undefined ? undefined : findHugo(hugo);
  if (record && version === undefined) {
    throw new NothingToCompareError(`Expected a Hugo to record at “${hugo ?? 'hugo'}”, found none.`);
  }
  const recording = readRecording(version ?? options.version ?? recordedVersions().at(-1) ?? '0');
  const { cases, uncovered } = readCases(minorOf(version ?? recording?.hugo ?? ''));
  const { html, source, stale } = await referenceOf();
  if (record && version !== undefined) writeRecording(version, cases, html);
  const ours = await renderWithLockstep(cases, source.version);
  const compared = cases.filter(({ id }) => html.has(id));
  const differences = compared.flatMap((each) =>
    compareCase(each, html.get(each.id) ?? '', ours.get(each.id) ?? ''),
  );
  return {
    ...sortDifferences(differences, source.version),
    source,
    recordedVersion: record ? version : recording?.hugo,
    compared: compared.length,
    equal: compared.length - new Set(differences.map((difference) => difference.case)).size,
    stale,
    uncovered,
  };

  async function referenceOf() {
    if (hugo !== undefined && version !== undefined) {
      const fresh = await renderWithHugo(cases, hugo, version);
      return { html: fresh, source: { kind: 'hugo', version } as const, stale: [] };
    }
    if (recording === undefined) {
      throw new NothingToCompareError(
        'Expected a Hugo or a recording in test/conformance/recorded/, found neither.',
      );
    }
    return {
      ...recordedHtml(recording, cases),
      source: { kind: 'recording', version: recording.hugo } as const,
    };
  }
}

/** Whether there are no unexpected differences. Unused entries of the list only count for the Hugo version that they were written for. */
export function isConformant({ unexpected, unneeded, stale, source, recordedVersion }: Conformance): boolean {
  return (
    unexpected.length === 0 &&
    stale.length === 0 &&
    (unneeded.length === 0 || source.version !== recordedVersion)
  );
}
