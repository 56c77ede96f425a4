/** The baseline: findings that a site accepts, identified by file, code and text, so that edits elsewhere in a file do not matter. */
import { z } from 'zod';
import type { KnownFinding } from './subtract.ts';

/** Name of the file in the site directory when no other is given. */
export const BASELINE_FILE = 'lockstep-baseline.json';

/** The file is not a valid baseline; the message says why. */
export class BaselineError extends Error {}

/** Number of findings by file, code and text. */
const schema = z.strictObject({
  version: z.literal(1),
  findings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.int().positive()))),
});

/** The text of the file, sorted, with one finding per line to avoid merge conflicts. */
export function renderBaseline(known: readonly KnownFinding[]): string {
  const files = Map.groupBy(known, ({ file }) => file);
  const findings = Object.fromEntries(
    [...files].map(([file, inFile]) => [
      file,
      Object.fromEntries(
        [...Map.groupBy(inFile, ({ code }) => code)].map(([code, list]) => [
          code,
          Object.fromEntries(list.map(({ text, count }) => [text, count])),
        ]),
      ),
    ]),
  );
  return `${JSON.stringify({ version: 1, findings }, undefined, 2)}\n`;
}

/** @throws BaselineError for a text that {@link renderBaseline} did not write */
export function parseBaseline(text: string, file: string): KnownFinding[] {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new BaselineError(
      `Unexpected content of the baseline ${file}, expected what “lockstep check --update-baseline” writes. Write it anew, or take it out of the merge conflict.`,
    );
  return Object.entries(parsed.data.findings).flatMap(([path, codes]) =>
    Object.entries(codes).flatMap(([code, texts]) =>
      Object.entries(texts).map(([text, count]) => ({ file: path, code, text, count })),
    ),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
