import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openGit } from '../../src/io/index.ts';
import { GIT_ENVIRONMENT } from '../git-environment.ts';

type Step = { readonly kind: 'commit' | 'branch' | 'merge'; readonly file: number; readonly text: number };

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind']>('commit', 'commit', 'branch', 'merge'),
    file: fc.nat(2),
    text: fc.nat(3),
  }),
  { minLength: 4, maxLength: 12 },
);

/** Creates a repository from a list of steps: commits, branches, and merges that keep either side or neither. */
function build(root: string, list: readonly Step[]): void {
  const env = { ...process.env, ...GIT_ENVIRONMENT };
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, {
      cwd: root,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  const write = ({ file, text }: Step) => writeFileSync(join(root, `f${file}.md`), `${text}\n`);
  git('init', '-q', '-b', 'main');
  for (const file of [0, 1, 2]) write({ kind: 'commit', file, text: 0 });
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  let branches = 0;
  for (const step of list) {
    if (step.kind === 'branch') {
      branches += 1;
      git('branch', '-q', `side${branches}`);
      git('checkout', '-q', step.text % 2 === 0 ? `side${branches}` : 'main');
      continue;
    }
    if (step.kind === 'merge') {
      if (branches === 0) continue;
      const heads = Array.from(
        { length: 1 + (step.text % 2) },
        (_, at) => `side${((step.file + at) % branches) + 1}`,
      );
      const commits = [...new Set(heads.map((name) => git('rev-parse', name)))];
      // The test chooses the result of the merge: the text of either side, or a new one.
      write(step);
      git('add', '-A');
      const tree = git('write-tree');
      const parents = [git('rev-parse', 'HEAD'), ...commits].filter(
        (hash, at, all) => all.indexOf(hash) === at,
      );
      git(
        'reset',
        '-q',
        '--hard',
        git('commit-tree', tree, ...parents.flatMap((hash) => ['-p', hash]), '-m', 'merge'),
      );
      continue;
    }
    write(step);
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', 'more');
  }
}

test('what merges took from neither side is what git says', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const root = mkdtempSync(join(tmpdir(), 'lockstep-merges-'));
      try {
        build(root, list);
        const git = await openGit(root);
        for (const { hash, mixed, parents } of (await git?.history(['f0.md', 'f1.md', 'f2.md'])) ?? []) {
          if (parents.length < 2) continue;
          const names = execFileSync(
            'git',
            ['diff-tree', '-c', '--name-only', '--no-commit-id', '-r', hash],
            {
              cwd: root,
              encoding: 'utf8',
            },
          );
          expect([...mixed].sort()).toEqual(names.split('\n').filter((name) => name !== ''));
        }
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    }),
    { numRuns: 15 },
  );
});
