/** Defaults of the command line that depend on the working directory. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSwallowedOptions, UsageError } from '../../scripts/arguments.ts';
import { commands } from '../../scripts/commands/index.ts';
import { repositoryPrefix } from '../../scripts/report.ts';
import { outputDirectory, siteDirectory } from '../../scripts/site-options.ts';
import { usages } from '../../scripts/usage/index.ts';
import { freshPath, writeTree } from '../site/tiny-site.ts';

function makeFolder(): string {
  const folder = freshPath('defaults');
  mkdirSync(folder, { recursive: true });
  return realpathSync(folder);
}

describe('an option that npm took for its own', () => {
  const usage = usages.find(({ name }) => name === 'check');
  const take = (args: readonly string[], env: NodeJS.ProcessEnv) => () => {
    if (usage === undefined) throw new Error('There is no check.');
    checkSwallowedOptions(usage, args, { npm_lifecycle_event: 'check', ...env });
  };

  it.each([
    ['with its value apart', ['docs'], { npm_config_site: 'true' }, '--site docs'],
    ['with its value', [], { npm_config_site: 'docs' }, '--site docs'],
    ['of two words', [], { npm_config_time_limit: '9' }, '--time-limit 9'],
  ])('%s is typed again behind “--”', (_name, args, env, typed) => {
    expect(take(args, env)).toThrow(UsageError);
    expect(take(args, env)).toThrow(`Write npm run check -- ${typed}`);
  });

  it.each([
    ['nothing was taken', ['--site', 'docs'], {}],
    ['it is given, too', ['--site=docs'], { npm_config_site: 'other' }],
    ['npm has an option of this name', [], { npm_config_cache: '/home/a/.npm' }],
    ['another script runs', [], { npm_config_site: 'docs', npm_lifecycle_event: 'docs:check' }],
  ])('is no matter where %s', (_name, args, env) => {
    expect(take(args, env)).not.toThrow();
  });
});

describe('annotations', () => {
  it.each([
    ['the workspace of the workflow', 'docs/site', true, 'docs/site/'],
    ['the repository, outside of workflows', 'docs/site', false, 'docs/site/'],
    ['the top, which needs no prefix', '', true, ''],
  ])('are relative to %s', (_name, folder, inWorkflow, expected) => {
    const top = makeFolder();
    writeTree(top, { '.git/HEAD': 'ref: refs/heads/main\n', '.git/objects/x': '', '.git/refs/x': '' });
    mkdirSync(join(top, folder), { recursive: true });
    const env = inWorkflow ? { GITHUB_WORKSPACE: top } : {};
    expect(repositoryPrefix(join(top, folder), env)).toBe(expected);
  });

  it('are relative to the repository where the workspace is another folder or gone', () => {
    const top = makeFolder();
    writeTree(top, { '.git/HEAD': 'ref: refs/heads/main\n', '.git/objects/x': '', '.git/refs/x': '' });
    mkdirSync(join(top, 'site'));
    for (const workspace of [makeFolder(), '/nowhere/at/all', ''])
      expect(repositoryPrefix(join(top, 'site'), { GITHUB_WORKSPACE: workspace })).toBe('site/');
  });

  it('are relative to the site where there is no repository', () => {
    expect(repositoryPrefix(makeFolder(), {})).toBe('');
  });
});

describe('paths', () => {
  it('of the output stand in the site, else where they are typed', () => {
    expect(outputDirectory(undefined, '/a/site')).toBe('/a/site/dist');
    expect(outputDirectory('out', '/a/site')).toBe(join(process.cwd(), 'out'));
  });

  it('that are no sites are reported with their full paths', () => {
    const folder = makeFolder();
    expect(() => siteDirectory(folder)).toThrow(UsageError);
    expect(() => siteDirectory(folder)).toThrow(`Unexpected site directory ${folder}`);
    expect(() => siteDirectory(join(folder, 'gone'))).toThrow(
      `${join(folder, 'gone')}, expected a folder that exists`,
    );
  });
});

it('a misspelt option is answered with the one that is meant', async () => {
  const check = commands.find(({ usage }) => usage.name === 'check');
  await expect(check?.run(['--sit', 'x'])).rejects.toThrow(/'--sit'.*Did you mean --site\?/);
});

describe('a Node that is too old', () => {
  const project = resolve(import.meta.dirname, '../..');
  const { scripts, engines } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const folder = makeFolder();
  writeTree(folder, {
    'old.cjs': "Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } });\n",
  });

  it.each(['bin/lockstep.cjs', 'packages/create-lockstep/bin/create-lockstep.cjs'])(
    'is named by %s in one sentence, with the one that is needed',
    (program) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--require', join(folder, 'old.cjs'), join(project, program), 'build'],
        { encoding: 'utf8' },
      );
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(
        /^[\w-]+: Unexpected Node 20\.1\.0, expected [\d.]+ or later\. Install [^\n]+\n$/,
      );
      expect(stderr).toContain(engines.node.replace('>=', ''));
    },
  );

  it('is named by the commands of this repository too', () => {
    for (const { usage } of commands.filter(({ usage: { name } }) => name in scripts))
      expect(scripts[usage.name]).toBe(`node bin/lockstep.cjs ${usage.name}`);
  });
});
