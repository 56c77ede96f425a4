/** Findings to stdout in the format that was asked for. */
import { existsSync, realpathSync } from 'node:fs';
import { createDiskFiles, findWorkTree, pathInside } from '../src/io/index.ts';
import { type Report, renderGithub, renderJson, renderTerminal } from '../src/reporters/index.ts';
import type { FORMAT } from './usage/site-options.ts';

export type Format = (typeof FORMAT)['format']['choices'][number];

/** @param more further fields of the JSON document. */
export function printReport(report: Report, format: Format, siteDir: string, more: object = {}): void {
  if (format === 'json') process.stdout.write(renderJson(report, more));
  else if (format === 'github') {
    process.stdout.write(renderGithub(report, repositoryPrefix(siteDir, process.env)));
  } else {
    const { stdout } = process;
    process.stdout.write(
      renderTerminal(report, {
        color: stdout.isTTY && stdout.hasColors() && process.env.NO_COLOR === undefined,
        readSource: createSourceReader(siteDir),
        maxWarnings: 20,
      }),
    );
  }
}

/** 0 without errors, 1 with errors in content, 2 where there is no site that could be looked at. */
export function exitCodeOf({
  problems,
  unusable = false,
}: Pick<Report, 'problems'> & { readonly unusable?: boolean }): 0 | 1 | 2 {
  if (unusable) return 2;
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/**
 * Path of a site in its repository, with a slash at its end; empty for the top. GitHub reads the paths of annotations from its checkout, wherever the program
 * was called.
 */
export function repositoryPrefix(
  siteDir: string,
  { GITHUB_WORKSPACE: workspace }: NodeJS.ProcessEnv,
): string {
  const site = realpathSync.native(siteDir);
  for (const top of [workspace, findWorkTree(site)]) {
    if (top === undefined || top === '' || !existsSync(top)) continue;
    const folder = realpathSync.native(top);
    if (folder === site) return '';
    const path = pathInside(folder, site);
    if (path !== undefined) return `${path}/`;
  }
  return '';
}

/** The text of a file of the site. One that is gone since it was reported has no frame, nor has a link out of the site: reports are public, its target may not be. */
function createSourceReader(siteDir: string): (file: string) => string | undefined {
  const site = createDiskFiles(siteDir);
  return (file) => {
    // Only the configuration can name a folder beside the site.
    const [mounted] = /^(?:\.\.\/)+[^/]+(?=\/)/.exec(file) ?? [];
    const read = (mounted === undefined ? site : createDiskFiles(siteDir, [mounted])).readText(file);
    return read.kind === 'text' ? read.text : undefined;
  };
}
