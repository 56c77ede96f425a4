/** Hugo's recorded output, for machines without Hugo. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from './cases.ts';
import { RECORDINGS } from './paths.ts';

export interface Recording {
  /** `0.111.3+extended`. */
  readonly hugo: string;
  /** By id of the case, sorted. */
  readonly cases: Readonly<Record<string, { readonly digest: string; readonly html: string }>>;
}

/** The versions with a recording, oldest first: `0.111`. */
export function recordedVersions(): string[] {
  return readdirSync(RECORDINGS)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The recorded output of a version; `0.169.0+extended` and `0.169` are equivalent. */
export function readRecording(version: string): Recording | undefined {
  const file = fileOf(version);
  if (!existsSync(file)) return undefined;
  const recording: Recording = JSON.parse(readFileSync(file, 'utf8'));
  return recording;
}

function fileOf(version: string): string {
  const [minor] = /^\d+\.\d+/.exec(version) ?? [];
  if (minor === undefined)
    throw new Error(`Unexpected version “${version}” of Hugo, expected “0.111” or the like.`);
  return join(RECORDINGS, `${minor}.json`);
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
  writeFileSync(fileOf(hugo), `${JSON.stringify(recording, null, 2)}\n`);
}

/** The recorded HTML of the cases, and the ids of cases that were changed or added since. */
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

/** The minor version: 111 for `0.111.3+extended`. */
export function minorOf(version: string): number {
  return Number(/^\d+\.(\d+)/.exec(version)?.[1]);
}
