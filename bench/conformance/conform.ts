/** The whole of a run: what Hugo printed, or once printed, against what Lockstep prints now. */
import { readCases } from './cases.ts';
import { compareCase } from './compare.ts';
import { type Sorted, sortDifferences } from './expected.ts';
import { findHugo, renderWithHugo } from './hugo.ts';
import { renderWithLockstep } from './ours.ts';
import { readRecording, recordedHtml, writeRecording } from './recording.ts';

export interface ConformOptions {
  /** Whether to ask a Hugo on this machine. Without one, or when not, its recorded output is used. */
  readonly askHugo: boolean;
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

export async function conform({ askHugo, record }: ConformOptions): Promise<Conformance> {
  const { cases, uncovered } = readCases();
  const version = askHugo || record ? findHugo() : undefined;
  if (record && version === undefined) {
    throw new NothingToCompareError('Expected the program “hugo” in the path to record, found none.');
  }
  const recording = readRecording();
  const { html, source, stale } = await referenceOf();
  if (record && version !== undefined) writeRecording(version, cases, html);
  const ours = await renderWithLockstep(cases);
  const compared = cases.filter(({ id }) => html.has(id));
  const differences = compared.flatMap((each) =>
    compareCase(each, html.get(each.id) ?? '', ours.get(each.id) ?? ''),
  );
  return {
    ...sortDifferences(differences),
    source,
    recordedVersion: record ? version : recording?.hugo,
    compared: compared.length,
    equal: compared.length - new Set(differences.map((difference) => difference.case)).size,
    stale,
    uncovered,
  };

  async function referenceOf() {
    if (version !== undefined) {
      const fresh = await renderWithHugo(cases);
      return { html: fresh, source: { kind: 'hugo', version } as const, stale: [] };
    }
    if (recording === undefined) {
      throw new NothingToCompareError(
        'Expected the program “hugo” in the path or test/conformance/recorded.json, found neither.',
      );
    }
    return {
      ...recordedHtml(recording, cases),
      source: { kind: 'recording', version: recording.hugo } as const,
    };
  }
}

/** Whether nothing is different that should not be. Entries that are no longer needed count only with the Hugo that they were written for. */
export function isConformant({ unexpected, unneeded, stale, source, recordedVersion }: Conformance): boolean {
  return (
    unexpected.length === 0 &&
    stale.length === 0 &&
    (unneeded.length === 0 || source.version !== recordedVersion)
  );
}
