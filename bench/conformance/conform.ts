/** The whole of a run: what Hugo printed, or once printed, against what Lockstep prints now. */
import { readCases } from './cases.ts';
import { compareCase } from './compare.ts';
import { type Sorted, sortDifferences } from './expected.ts';
import { findHugo, renderWithHugo } from './hugo.ts';
import { renderWithLockstep } from './ours.ts';
import { minorOf, readRecording, recordedHtml, recordedVersions, writeRecording } from './recording.ts';

export interface ConformOptions {
  /** The Hugo to ask. Where it is not there, or none is to be asked, what was recorded is used. */
  readonly hugo?: string | undefined;
  /** The version whose recording is used: the last one, unless given. */
  readonly version?: string | undefined;
  /** Writes down what Hugo prints. */
  readonly record: boolean;
}

export interface Conformance extends Sorted {
  readonly source: { readonly kind: 'hugo' | 'recording'; readonly version: string };
  /** Of the Hugo that the list of expected differences was written for. */
  readonly recordedVersion: string | undefined;
  /** Cases that were compared, and those without a difference of any kind. */
  readonly compared: number;
  readonly equal: number;
  /** Ids of cases that the recording does not know as they are now. */
  readonly stale: readonly string[];
  /** Shortcodes of which no example is compared. */
  readonly uncovered: readonly string[];
}

/** Neither a Hugo nor a recording, or no Hugo where one is to be recorded. */
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

/** Whether there are no unexpected differences. Unneeded entries only count with the Hugo version that they were written for. */
export function isConformant({ unexpected, unneeded, stale, source, recordedVersion }: Conformance): boolean {
  return (
    unexpected.length === 0 &&
    stale.length === 0 &&
    (unneeded.length === 0 || source.version !== recordedVersion)
  );
}
