/**
 * How long a drift report takes: cold, from the cache, and beside `scripts/lsync.sh` of the tree on one locale, in one run.
 *
 * Usage: node bench/drift.ts SITE [LOCALE]: SITE is a work tree of kubernetes/website with its history.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [site, locale = 'fr'] = process.argv.slice(2);
if (site === undefined) {
  console.error('Usage: node bench/drift.ts SITE [LOCALE]');
  process.exit(2);
}
const root = resolve(site);
const program = fileURLToPath(new URL('../scripts/lockstep.ts', import.meta.url));
const cache = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));

function measure(name: string, command: string, args: readonly string[]): string {
  const start = performance.now();
  const run = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const seconds = (performance.now() - start) / 1000;
  console.log(`${name.padEnd(36)} ${seconds.toFixed(1).padStart(6)} s`);
  return run.stdout;
}

try {
  const args = [program, 'drift', '--site', root, '--cache', cache, '--format', 'json', '--base', 'history'];
  const cold = JSON.parse(measure('all locales, cold', process.execPath, args));
  const warm = JSON.parse(measure('all locales, from the cache', process.execPath, args));
  console.log(
    `${cold.pages.length} translations; ${cold.pages.length === warm.pages.length ? 'the same' : 'OTHER'} from the cache`,
  );
  if (existsSync(join(root, 'scripts/lsync.sh'))) {
    const lines = measure(`lsync.sh, ${locale} alone`, 'bash', [
      'scripts/lsync.sh',
      `content/${locale}/`,
    ]).split('\n');
    const theirs = new Map(
      lines.flatMap((line): [string, string][] => {
        const match = /^(\d+)\t(\d+)\t(.*)$/.exec(line);
        return match === null ? [] : [[(match[3] ?? '').replaceAll('//', '/'), `${match[1]} ${match[2]}`]];
      }),
    );
    const removed = lines.filter((line) => line.startsWith('**removed**')).length;
    type Row = { locale: string; sourceFile: string; status: string; added: number; deleted: number };
    const own = (cold.pages as Row[]).filter((page) => page.locale === locale);
    const different = own.filter(
      ({ sourceFile, status, added, deleted }) =>
        status !== 'orphaned' && `${added} ${deleted}` !== (theirs.get(sourceFile) ?? '0 0'),
    );
    const orphans = own.filter(({ status }) => status === 'orphaned').length;
    console.log(
      `${own.length} pages, ${different.length} with other numbers; ${orphans} orphans, ${removed} removed`,
    );
  }
} finally {
  rmSync(cache, { recursive: true, force: true });
}
