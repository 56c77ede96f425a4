/** Finds an installed Hugo, and renders the cases with it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from './cases.ts';
import { withScratchSites } from './scratch-sites.ts';

/** The version of a Hugo, such as `0.111.3+extended`; `undefined` if there is no such program. @param program `hugo` for the one in the path */
export function findHugo(program: string): string | undefined {
  const { stdout, status } = spawnSync(program, ['version'], { encoding: 'utf8' });
  return status === 0 ? /\bv(\d[^\s-]*)/.exec(stdout)?.[1] : undefined;
}

/** Hugo's HTML of each case, by id. Throws if Hugo rejects a site, which is a mistake of this kit. */
export async function renderWithHugo(
  cases: readonly Case[],
  program: string,
  version: string,
): Promise<Map<string, string>> {
  const html = new Map<string, string>();
  await withScratchSites(cases, version, (root, kind, own) => {
    const out = join(root, 'public');
    const args = ['--source', root, '--destination', out, '--cacheDir', join(root, '.cache')];
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`Hugo failed on the site “${kind}”:\n${stdout}${stderr}`);
    for (const { id } of own) html.set(id, readFileSync(join(out, 'cases', id, 'index.html'), 'utf8').trim());
  });
  return html;
}
