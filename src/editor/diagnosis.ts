/** Checks open documents when their author pauses, and publishes findings at their places, which may be in an included file. */
import { join } from 'node:path';
import type { Problem } from '../diagnostics/index.ts';
import { wait } from '../io/index.ts';
import { type Finding, toFinding } from './findings.ts';
import type { Opened } from './opened.ts';
import { uriOfPath } from './paths.ts';

export interface DiagnosisOptions {
  openedAt(uri: string): Opened | undefined;
  /** @param version version of the checked document; absent for other files */
  publish(uri: string, findings: readonly Finding[], version: number | undefined): void;
  report(error: unknown): void;
}

export interface Diagnosis {
  /** Checks a document after a pause in typing. */
  schedule(uri: string): void;
  /** Removes a closed document. */
  drop(uri: string): void;
}

/** Milliseconds without a change. */
const PAUSE = 120;

export function createDiagnosis({ openedAt, publish, report }: DiagnosisOptions): Diagnosis {
  const turns = new Map<string, number>();
  /** By file, then by the document that caused the findings. */
  const shown = new Map<string, Map<string, readonly Finding[]>>();

  const publishFile = (file: string, version?: number): void => {
    const all = [...(shown.get(file)?.values() ?? [])].flat();
    const unique = new Map(all.map((finding) => [JSON.stringify(finding), finding]));
    publish(file, [...unique.values()], version);
  };
  const replace = (uri: string, found: ReadonlyMap<string, readonly Finding[]>, version?: number): void => {
    const touched = new Set([uri, ...found.keys()]);
    for (const [file, sources] of shown) if (sources.delete(uri)) touched.add(file);
    for (const [file, findings] of found) {
      const sources = shown.get(file) ?? new Map<string, readonly Finding[]>();
      sources.set(uri, findings);
      shown.set(file, sources);
    }
    for (const file of touched) publishFile(file, file === uri ? version : undefined);
  };
  async function look(uri: string, turn: number): Promise<void> {
    const opened = openedAt(uri);
    if (opened === undefined) return;
    const problems = await opened.site.check(opened.path);
    // Changes made in the meantime are checked by their own run.
    if (turns.get(uri) !== turn) return;
    replace(uri, await findingsByFile(problems, uri, opened), opened.version);
  }
  return {
    schedule(uri) {
      const turn = (turns.get(uri) ?? 0) + 1;
      turns.set(uri, turn);
      wait(PAUSE)
        .then(() => (turns.get(uri) === turn ? look(uri, turn) : undefined))
        .catch(report);
    },
    drop(uri) {
      turns.set(uri, (turns.get(uri) ?? 0) + 1);
      replace(uri, new Map());
    },
  };
}

/** Findings by the URI of their file. @param uri of the open document */
async function findingsByFile(
  problems: readonly Problem[],
  uri: string,
  { site, path, text }: Opened,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const files = (await site.state())?.loaded.files;
  const textOf = (file: string): string => {
    if (file === path) return text;
    const read = files?.readText(file);
    return read?.kind === 'text' ? read.text : '';
  };
  const found = new Map<string, Finding[]>();
  for (const problem of problems) {
    const file = fileOf(problem);
    // Problems of the site as a whole have no document.
    if (file === undefined) continue;
    const key = file === path ? uri : uriOfPath(join(site.root, file));
    found.set(key, [...(found.get(key) ?? []), toFinding(problem, textOf(file))]);
  }
  return found;
}

function fileOf({ place }: Problem): string | undefined {
  return place.kind === 'file' ? place.file : undefined;
}
