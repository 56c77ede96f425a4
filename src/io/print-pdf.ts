/** Prints a page as a PDF with an installed browser. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeTemporaryFolder } from './cache-folder.ts';
import { runProgram } from './run-program.ts';

/** The browser failed; the message contains its own. */
export class PrintError extends Error {}

/** Enough for a long manual on a busy machine. */
const TIME_LIMIT_MS = 600_000;

/**
 * @param browser path of a Chromium or Chrome
 * @param file absolute path; it is only replaced by a complete PDF
 */
export async function printPdf(browser: string, url: string, file: string): Promise<void> {
  const profile = makeTemporaryFolder('lockstep-pdf');
  const made = `${file}.${process.pid}.part`;
  mkdirSync(dirname(file), { recursive: true });
  const args = [
    '--headless',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    `--user-data-dir=${profile}`,
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    // Time for scripts, such as those that draw diagrams.
    '--virtual-time-budget=20000',
    `--print-to-pdf=${made}`,
    // Chromium has no sandbox for root, which containers use; the page is the site's own.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    url,
  ];
  const result = await runProgram(browser, args, { signal: AbortSignal.timeout(TIME_LIMIT_MS) });
  if (existsSync(made)) return renameSync(made, file);
  rmSync(made, { force: true });
  const reason = result.kind === 'not-started' ? result.reason : result.stderr.trim().split('\n').at(-1);
  throw new PrintError(`Unexpected failure of ${browser} to print the PDF${reason ? ` (${reason})` : ''}.`);
}
