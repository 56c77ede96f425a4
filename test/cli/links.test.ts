import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgramSync } from '../program/run-program.ts';
import { writeTree } from '../site/tiny-site.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'links-cli-'));
  const files = {
    'lockstep.config.ts': "export default { title: 'T', locales: { en: 'English', fr: 'Français' } };\n",
    'content/en/_index.md': '---\ntitle: Home\n---\n[a](/docs/a/#one) [no](/docs/no/)\n',
    'content/en/docs/a.md': '---\ntitle: A\n---\n## One\n',
    'content/fr/_index.md':
      '---\ntitle: Accueil\n---\n[a](/docs/a/#one) [issue #1](https://github.com/a/b/issues/2)\n',
  };
  writeTree(root, files);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  return runProgramSync(['links', '--site', root, '--cache', join(root, '.cache'), ...args]);
}

describe('lockstep links', () => {
  it('prints one JSON document, and ends with 1 where there are errors', () => {
    const { status, stdout } = run('--format', 'json');
    expect(status).toBe(1);
    const { checked, problems } = JSON.parse(stdout);
    expect(checked).toBe(4);
    expect(problems).toMatchObject([
      {
        code: 'missing-page',
        severity: 'error',
        locale: 'en',
        file: 'content/en/_index.md',
        line: 4,
        column: 24,
        target: '/docs/no/',
      },
      {
        code: 'untranslated-target',
        severity: 'info',
        locale: 'fr',
        file: 'content/fr/_index.md',
        line: 4,
        column: 5,
      },
      { code: 'text-target-mismatch', severity: 'warning', locale: 'fr', line: 4 },
    ]);
  });

  it('looks at one locale, and ends with 0 without errors', () => {
    const { status, stdout } = run('--locale', 'fr');
    expect(status).toBe(0);
    expect(stdout).toContain('Checked 2 links.');
    expect(stdout).not.toContain('missing-page');
  });

  it('annotates on GitHub', () => {
    expect(run('--format', 'github').stdout).toContain(
      '::error file=content/en/_index.md,line=4,col=24,title=missing-page::',
    );
  });

  it('ends with 2 when it is misused', () => {
    expect(run('--format', 'xml').status).toBe(2);
    expect(run('--changed-since', 'nothing').status).toBe(2);
  });
});

describe('several formats at once', () => {
  it('go to files next to what is printed', () => {
    const file = (name: string) => join(root, 'out', name);
    const args = ['sarif', 'junit', 'gitlab', 'rdjson', 'markdown'].map(
      (name) => `--format=${name}=${file(name)}`,
    );
    const { status, stdout, stderr } = run('--format', 'json', ...args);
    expect(stderr).toBe('');
    expect(status).toBe(1);
    const { problems } = JSON.parse(stdout);
    const read = (name: string) => readFileSync(file(name), 'utf8');
    expect(JSON.parse(read('sarif')).runs[0].results).toHaveLength(problems.length);
    expect(JSON.parse(read('gitlab'))).toHaveLength(problems.length);
    expect(JSON.parse(read('rdjson')).diagnostics).toHaveLength(problems.length);
    expect(read('junit').match(/<testcase /g)).toHaveLength(problems.length);
    expect(read('markdown')).toMatch(/^## Lockstep\n/);
  });

  it.each([
    [['--format', 'json', '--format', 'github'], /Unexpected --format github with --format json/],
    [['--format', 'sarif='], /expected a file after/],
    [['--format', 'sarf=x'], /Unexpected value “sarf”/],
  ])('are refused as %s', (args, message) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
