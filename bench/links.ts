/**
 * Measures the link check of a site directory, cold and warm; and, where they are installed, linkinator and linkchecker on the built site.
 *
 *   node bench/links.ts [--site DIR --out DIR]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const PROGRAM = fileURLToPath(new URL('../scripts/lockstep.ts', import.meta.url));
const PROJECT = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({ options: { site: { type: 'string' }, out: { type: 'string' } } });
const work = mkdtempSync(join(tmpdir(), 'lockstep-bench-links-'));

function time(
  program: string,
  args: readonly string[],
): { seconds: number; output: string; isThere: boolean } {
  const start = performance.now();
  const { stdout, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  return { seconds: (performance.now() - start) / 1000, output: stdout ?? '', isThere: error === undefined };
}

function row(name: string, seconds: number, more: string): void {
  console.log(`${name.padEnd(24)} ${seconds.toFixed(2).padStart(8)} s  ${more}`);
}

try {
  const args = [
    'links',
    '--site',
    values.site ?? PROJECT,
    '--cache',
    join(work, 'cache'),
    '--format',
    'json',
  ];
  for (const name of ['cold', 'warm', 'warm again']) {
    const { seconds, output } = time(process.execPath, [PROGRAM, ...args]);
    const document: { checked: number; problems: unknown[] } = JSON.parse(output);
    row(
      `lockstep links, ${name}`,
      seconds,
      `${document.checked} links, ${document.problems.length} problems`,
    );
  }
  if (values.out !== undefined) {
    const others: [string, string[]][] = [
      ['linkinator', [values.out, '--recurse', '--skip', '^https?://(?!localhost)', '--format', 'json']],
      [
        'linkchecker',
        ['--no-status', '--no-warnings', '--recursion-level=-1', join(values.out, 'index.html')],
      ],
    ];
    for (const [program, more] of others) {
      const { seconds, isThere } = time(program, more);
      if (isThere) row(program, seconds, values.out);
      else console.log(`${program.padEnd(24)} is not installed`);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
