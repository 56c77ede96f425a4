/** Findings to stdout in the format that was asked for. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Report, renderGithub, renderJson, renderTerminal } from '../src/reporters/index.ts';
import type { FORMAT } from './usage/site-options.ts';

export type Format = (typeof FORMAT)['format']['choices'][number];

/** @param more further fields of the JSON document. */
export function printReport(report: Report, format: Format, siteDir: string, more: object = {}): void {
  if (format === 'json') process.stdout.write(renderJson(report, more));
  else if (format === 'github') {
    const prefix = relative(process.cwd(), siteDir);
    process.stdout.write(renderGithub(report, prefix === '' || prefix.startsWith('..') ? '' : `${prefix}/`));
  } else {
    const { stdout } = process;
    process.stdout.write(
      renderTerminal(report, {
        color: stdout.isTTY && stdout.hasColors() && process.env.NO_COLOR === undefined,
        readSource: (file) => readSource(join(siteDir, file)),
        maxWarnings: 20,
      }),
    );
  }
}

/** A file that is gone since it was reported has no frame; everything else has. */
function readSource(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
