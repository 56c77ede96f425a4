/** Runs `npm create lockstep` from its archive, and the commands in the files for CI hosts, with the packed program in a clean folder. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CiRun, runAction, runGithub, runGitlab, runJenkins } from './ci-hosts.ts';
import { type Installed, listFiles, PROJECT, runIn } from './installed.ts';

const GIT = ['-c', 'user.name=A', '-c', 'user.email=a@a.example', '-c', 'init.defaultBranch=main'];

/** Files that are not part of a change: those that hosts create in the checkout, and those for other hosts. */
const MADE = [
  '_site/',
  'public/',
  '.lockstep-cache/',
  'out.sarif',
  'code-quality.json',
  'junit.xml',
  'lockstep-junit.xml',
  '.gitlab-ci.yml',
  'Jenkinsfile',
];

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(PROJECT, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/** @param installed the packed program, which the created sites install */
export function describeCreated(installed: () => Installed): void {
  describe('a created site', { timeout: 600_000 }, () => {
    /** A repository with the site in `docs/`. */
    let repository: string;
    let site: string;
    const git = (...args: readonly string[]) => {
      const ran = runIn(repository, 'git', [...GIT, ...args]);
      expect(ran).toMatchObject({ code: 0 });
      return ran.stdout;
    };
    const lockstep = (...args: readonly string[]) =>
      runIn(site, 'npx', ['--no-install', 'lockstep', ...args], {
        LOCKSTEP_CACHE: join(site, '../../cache'),
      });
    const save = (message: string) => {
      git('add', '-A');
      git('commit', '-qm', message);
    };
    const write = (path: string, change: (text: string) => string) =>
      writeFileSync(join(site, path), change(readFileSync(join(site, path), 'utf8')));

    beforeAll(() => {
      const { tarball, missing } = installed();
      if (missing !== undefined) return;
      const scratch = dirname(tarball);
      const [packed] = JSON.parse(
        runIn(join(PROJECT, 'packages/create-lockstep'), 'npm', [
          'pack',
          '--json',
          '--silent',
          '--pack-destination',
          scratch,
        ]).stdout,
      );
      repository = join(scratch, 'repository');
      site = join(repository, 'docs');
      mkdirSync(repository);
      git('init', '-q');
      writeFileSync(join(repository, '.git/info/exclude'), MADE.join('\n'));
      const archive = join(scratch, packed.filename);
      const made = runIn(repository, 'npm', [
        'exec',
        '--offline',
        '--yes',
        `--package=${archive}`,
        '--',
        'create-lockstep',
        'docs',
        '--yes',
        '--locale',
        'en,fr,zh,uk',
        '--locale',
        'de',
      ]);
      expect(made).toMatchObject({ code: 0 });
      expect(packed.size).toBeLessThan(400_000);
      // This version is not in a registry yet.
      const manifest = JSON.parse(readFileSync(join(site, 'package.json'), 'utf8'));
      manifest.devDependencies.lockstep = `file:${tarball}`;
      // The same versions as in this repository: newer ones in a registry are not tested here.
      manifest.overrides = { vite: versionOf('vite') };
      writeFileSync(join(site, 'package.json'), JSON.stringify(manifest));
      expect(runIn(site, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'])).toMatchObject({
        code: 0,
      });
      save('A site');
    }, 900_000);
    beforeEach((context) => {
      const { missing } = installed();
      if (missing !== undefined) context.skip(missing);
    });

    it('builds, and check and drift find nothing', () => {
      expect(lockstep('build', '--strict')).toMatchObject({ code: 0 });
      expect(existsSync(join(site, 'dist/uk/docs/examples/index.html'))).toBe(true);
      const checked = lockstep('check', '--format', 'json');
      expect(checked).toMatchObject({ code: 0 });
      const { problems }: { problems: { locale?: string }[] } = JSON.parse(checked.stdout);
      // There are fewer UI strings in German.
      expect(problems.filter(({ locale }) => locale !== 'de')).toEqual([]);
      expect(lockstep('drift', '--check')).toMatchObject({ code: 0 });
    });

    it('has types that hold', () => {
      const tsc = join(PROJECT, 'node_modules/typescript/bin/tsc');
      expect(runIn(site, process.execPath, [tsc, '-p', '.'])).toMatchObject({ code: 0, stdout: '' });
    });

    /** Runs of the hosts' commands for a change with a broken link and a new sentence in the source. */
    function changed<T>(run: () => T): T {
      const base = git('rev-parse', 'HEAD').trim();
      git('checkout', '-q', '-b', 'change');
      write('content/en/docs/start.md', (text) => `${text}\nSee [nothing](/docs/nothing/).\n`);
      save('A change');
      git('update-ref', 'refs/remotes/origin/main', base);
      try {
        return run();
      } finally {
        git('checkout', '-q', 'main');
        git('branch', '-qD', 'change');
      }
    }
    const stepsOf = (runs: readonly CiRun[]) => runs.map(({ name, code }) => `${name} ${code}`);
    const everything = () => listFiles(join(site, 'content'));

    it('is checked and built by its workflow on GitHub', () => {
      const before = everything();
      const runs = runGithub(repository, '.github/workflows/docs.yml', 'push', { base_path: '/guide' });
      expect(stepsOf(runs)).toEqual(['Install 0', 'Check pages, links and examples 0', 'Build 0']);
      expect(readFileSync(join(repository, '_site/fr/index.html'), 'utf8')).toContain(
        'href="/guide/fr/docs/start/"',
      );
      expect(everything()).toEqual(before);
    });

    it('shows findings of a pull request at their lines, from the top of the repository', () => {
      const runs = changed(() => runGithub(repository, '.github/workflows/docs.yml', 'pull_request', {}));
      expect(stepsOf(runs)).toEqual(['Install 0', 'Check pages, links and examples 1']);
      expect(runs.at(-1)?.stdout).toMatch(/^::error file=docs\/content\/en\/docs\/start\.md,line=\d+/m);
      expect(runs.at(-1)?.summary).toContain('missing-page');
    });

    it('reports what a change leaves behind', () => {
      const base = git('rev-parse', 'HEAD').trim();
      git('checkout', '-q', '-b', 'more');
      write('content/en/docs/start.md', (text) => `${text}\nOne more paragraph that says something.\n`);
      save('More');
      git('update-ref', 'refs/remotes/origin/main', base);
      const runs = runGithub(repository, '.github/workflows/docs.yml', 'pull_request', {});
      git('checkout', '-q', 'main');
      git('branch', '-qD', 'more');
      expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
      expect(runs[2]?.stdout).toMatch(/file=docs\/content\/fr\/docs\/start\.md/);
    });

    it('is checked by the Action', () => {
      const action = join(PROJECT, 'action.yml');
      const inputs = { site: 'docs', build: '_site', sarif: 'out.sarif', 'changed-since': 'base' };
      expect(stepsOf(runAction(repository, action, 'push', inputs))).toEqual([
        'Install 0',
        'Check pages, links and examples 0',
        'Build 0',
      ]);
      expect(JSON.parse(readFileSync(join(repository, 'out.sarif'), 'utf8'))).toMatchObject({
        version: '2.1.0',
      });
      const failed = changed(() => runAction(repository, action, 'pull_request', inputs));
      expect(stepsOf(failed)).toEqual(['Install 0', 'Check pages, links and examples 1']);
      expect(failed.at(-1)?.stdout).toContain('file=docs/content/en/docs/start.md');
    });

    it.each(['site', 'gate'])('is checked by the %s template for GitLab', (purpose) => {
      const template = readFileSync(join(PROJECT, `starter/ci/gitlab/${purpose}.yml`), 'utf8');
      writeFileSync(join(repository, '.gitlab-ci.yml'), template.replace('SITE: "."', 'SITE: "docs"'));
      const failed = changed(() => runGitlab(repository, ['check', 'translations']));
      // The author of a change to a source need not translate it: its translations are only listed.
      expect(stepsOf(failed)).toEqual(['check 1', 'translations 0']);
      expect(failed[1]?.stdout).toContain('content/fr/docs/start.md');
      const [found] = JSON.parse(readFileSync(join(repository, 'code-quality.json'), 'utf8'));
      expect(found).toMatchObject({ location: { path: 'docs/content/en/docs/start.md' } });
      if (purpose === 'gate') return;
      expect(stepsOf(runGitlab(repository, ['check', 'pages']))).toEqual(['check 0', 'pages 0']);
      expect(readFileSync(join(repository, 'public/index.html'), 'utf8')).toContain(
        'href="/group/docs/start/"',
      );
    });

    it('is checked by the Jenkinsfile', () => {
      const template = readFileSync(join(PROJECT, 'starter/ci/jenkins/site.Jenkinsfile'), 'utf8');
      writeFileSync(join(repository, 'Jenkinsfile'), template.replace("SITE = '.'", "SITE = 'docs'"));
      expect(stepsOf(runJenkins(repository, false))).toEqual(['Install 0', 'Check 0', 'Build 0']);
      const failed = changed(() => runJenkins(repository, true));
      expect(stepsOf(failed)).toEqual(['Install 0', 'Check 1']);
      expect(readFileSync(join(repository, 'lockstep-junit.xml'), 'utf8')).toContain(
        'docs/content/en/docs/start.md',
      );
    });
  });
}
