/**
 * Prints the fingerprints of those templates of a product that shortcodes of this program replace, for `src/presets/<preset>/templates.ts`:
 * `node packaging/template-fingerprints.ts GIT-DIRECTORY REVISION…`, or `--all` for every version in the history.
 */
import { spawnSync } from 'node:child_process';
import { argv, stdout } from 'node:process';
import { fingerprintOfTemplate } from '../src/presets/fingerprint.ts';
import { knownShortcodes } from '../src/presets/index.ts';

const TEMPLATE = /(?:^|\/)layouts\/_?shortcodes\/(.+?)(?:\.[\w-]+)?\.(?:html|md)$/;

const [directory = '.git', ...revisions] = argv.slice(2);

function git(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', [`--git-dir=${directory}`, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

const all =
  revisions[0] === '--all'
    ? git('log', '--all', '--format=%H', '--', ':(glob)**/layouts/*shortcodes/**').trim().split('\n')
    : revisions;
const known = knownShortcodes();
const found = new Map<string, Set<string>>();
const seen = new Set<string>();
for (const revision of all) {
  for (const line of git('ls-tree', '-r', revision).split('\n')) {
    const [, object = '', path = ''] = /^\S+ blob (\S+)\t(.*)$/.exec(line) ?? [];
    const name = TEMPLATE.exec(path)?.[1];
    if (name === undefined || known.get(name) === undefined || seen.has(`${name} ${object}`)) continue;
    seen.add(`${name} ${object}`);
    const prints = found.get(name) ?? new Set();
    found.set(name, prints.add(fingerprintOfTemplate(git('cat-file', 'blob', object))));
  }
}
for (const [name, prints] of [...found].sort(([a], [b]) => (a < b ? -1 : 1)))
  stdout.write(`  ${/^\w+$/.test(name) ? name : `'${name}'`}: '${[...prints].sort().join(' ')}',\n`);
