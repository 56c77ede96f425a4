/** Hugo's output as it was when it was last asked, for machines without one. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Case } from './cases.ts';
import { RECORDING } from './paths.ts';

export interface Recording {
  /** `0.111.3+extended`. */
  readonly hugo: string;
  /** By the case's id, in its order. */
  readonly cases: Readonly<Record<string, { readonly digest: string; readonly html: string }>>;
}

export function readRecording(): Recording | undefined {
  if (!existsSync(RECORDING)) return undefined;
  const recording: Recording = JSON.parse(readFileSync(RECORDING, 'utf8'));
  return recording;
}

export function writeRecording(
  hugo: string,
  cases: readonly Case[],
  html: ReadonlyMap<string, string>,
): void {
  const entries = cases
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, digest }) => [id, { digest, html: html.get(id) ?? '' }] as const);
  const recording: Recording = { hugo, cases: Object.fromEntries(entries) };
  writeFileSync(RECORDING, `${JSON.stringify(recording, null, 2)}\n`);
}

/** The recorded HTML of the cases, and the ids of those that were changed or added since. */
export function recordedHtml(
  recording: Recording,
  cases: readonly Case[],
): { readonly html: ReadonlyMap<string, string>; readonly stale: readonly string[] } {
  const fresh = cases.filter(({ id, digest }) => recording.cases[id]?.digest === digest);
  const known = new Set(fresh);
  return {
    html: new Map(fresh.map(({ id }) => [id, recording.cases[id]?.html ?? ''])),
    stale: cases.filter((each) => !known.has(each)).map(({ id }) => id),
  };
}
