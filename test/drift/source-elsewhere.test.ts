import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { reportDrift } from '../../src/drift/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let clock = 1_700_000_000;
const git = (at: string, ...args: string[]) =>
  execFileSync('git', ['-C', join(folder, at), ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_AUTHOR_DATE: `${clock} +0000`,
      GIT_COMMITTER_DATE: `${clock} +0000`,
      GIT_CONFIG_GLOBAL: '/dev/null',
    },
  }).trim();

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function commit(at: string): string {
  clock += 1000;
  git(at, 'add', '-A');
  git(at, '-c', 'user.name=a', '-c', 'user.email=a@b.example', 'commit', '-qm', 'change');
  return git(at, 'rev-parse', 'HEAD');
}

function init(at: string): void {
  mkdirSync(join(folder, at), { recursive: true });
  git(at, 'init', '-q', '-b', 'main');
}

const configuration = (source: string) =>
  `export default { title: 'Demo', url: 'https://fr.example', defaultLocale: 'fr', locales: { fr: 'Français' }, drift: { source: ${source} } };\n`;
const page = (title: string, text: string, front = '') =>
  `---\ntitle: ${title}\n${front}---\n\n${text}\n\n## Steps\n\nRun \`demo start\` on each of the nodes.\n`;

const reportOf = async (site: string) => {
  const { report, problems } = await reportDrift({
    root: join(folder, site),
    cache: join(folder, 'cache'),
    locales: [],
    env: {},
    workers: 0,
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return new Map(report?.pages.map((each) => [each.file, each]));
};

init('source');
write('source/docs/a.md', page('A', 'The first text of this page.'));
write('source/docs/b.md', page('B', 'Another text of another page.'));
const first = commit('source');
init('site');
write('site/lockstep.config.ts', configuration("{ git: '../source', path: 'docs', branch: 'main' }"));
write('site/content/fr/a.md', page('A', 'Le premier texte de cette page.'));
write('site/content/fr/b.md', page('B', 'Un autre texte.', `source_commit: ${first}\n`));
write('site/content/fr/old.md', page('C', 'Une page sans source, qui est restée.'));
commit('site');

test('pages of another repository are the source, by time where there is no pin', async () => {
  const before = await reportOf('site');
  expect(before.get('content/fr/a.md')).toMatchObject({
    status: 'current',
    sourceFile: '../source/docs/a.md',
    base: { from: 'history' },
  });
  expect(before.get('content/fr/old.md')?.status).toBe('orphaned');

  write('source/docs/a.md', page('A', 'The first text of this page, and 42 more of them.'));
  const second = commit('source');
  const after = await reportOf('site');
  expect(after.get('content/fr/a.md')).toMatchObject({
    status: 'drifted',
    commits: [{ commit: second }],
    sections: [{ id: '', change: 'changed' }],
  });

  write('site/content/fr/a.md', page('A', 'Le premier texte de cette page, et 42 autres.'));
  commit('site');
  expect((await reportOf('site')).get('content/fr/a.md')?.status).toBe('current');
});

test('a folder without git is a source for pins that name its contents', async () => {
  init('archived');
  write('plain/docs/a.md', page('A', 'The first text of this page.'));
  const blob = git('archived', 'hash-object', join(folder, 'plain/docs/a.md'));
  write('archived/lockstep.config.ts', configuration("{ git: '../plain', path: 'docs' }"));
  write('archived/content/fr/a.md', page('A', 'Le texte.', `source_blob: ${blob}\n`));
  commit('archived');
  expect((await reportOf('archived')).get('content/fr/a.md')?.status).toBe('current');
});

test('a remote of the site is the source; what is not there is said, with what to do', async () => {
  init('remote');
  write('remote/content/fr/a.md', page('A', 'Le premier texte de cette page.'));
  const address = `file://${join(folder, 'source')}`;
  write('remote/lockstep.config.ts', configuration(`{ git: '${address}', path: 'docs', branch: 'main' }`));
  commit('remote');
  await expect(reportOf('remote')).rejects.toThrow(`git remote add upstream ${address}`);
  git('remote', 'remote', 'add', 'upstream', `${address}.git`);
  await expect(reportOf('remote')).rejects.toThrow('Run: git fetch upstream main');
  git('remote', 'remote', 'set-url', 'upstream', address);
  git('remote', 'fetch', '-q', 'upstream');
  const pages = await reportOf('remote');
  expect(pages.get('content/fr/a.md')).toMatchObject({
    status: 'current',
    sourceFile: 'upstream/main/docs/a.md',
  });
});
