/** Writes cases to Hugo trees, one for each kind of site, which both Hugo and Lockstep read. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from './cases.ts';
import { SITE } from './paths.ts';
import { CONFIGURATIONS, SITE_KINDS, type SiteKind } from './site-kinds.ts';

/** The folder of the cases' pages in each tree. */
export const CASES_FOLDER = 'content/en/cases';

/** Calls `use` with the tree of each kind, and removes them all afterwards. `.hvm` names the version of Hugo that Lockstep follows; Hugo itself ignores it. */
export async function withScratchSites(
  cases: readonly Case[],
  version: string,
  use: (root: string, kind: SiteKind, cases: readonly Case[]) => void | Promise<void>,
): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'lockstep-conformance-'));
  try {
    for (const kind of SITE_KINDS) {
      const root = join(scratch, kind);
      const own = cases.filter(({ site }) => site === kind);
      if (own.length === 0) continue;
      cpSync(SITE, root, { recursive: true });
      writeFileSync(join(root, 'config.toml'), CONFIGURATIONS[kind]);
      writeFileSync(join(root, '.hvm'), `v${version.replace(/[+-].*/, '')}\n`);
      mkdirSync(join(root, CASES_FOLDER), { recursive: true });
      for (const { id, text } of own) writeFileSync(join(root, CASES_FOLDER, `${id}.md`), text);
      await use(root, kind, own);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
