/** Mistakes on the command line, which are reported before a command does anything. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../scripts/arguments.ts';
import { commands } from '../../scripts/commands/index.ts';
import { renderHelp } from '../../scripts/usage/help.ts';
import { usages } from '../../scripts/usage/index.ts';
import { UnknownLocaleError } from '../../src/config/index.ts';
import { DIALECT_NAMES } from '../../src/dialects/index.ts';
import { UnusableOutputError } from '../../src/io/index.ts';
import { freshPath, readTree, SCRATCH, writeTree } from '../site/tiny-site.ts';

// A Hugo tree, since vitest would transform a configuration that is a module.
const site = freshPath('site');
writeTree(site, {
  'config.toml':
    'baseURL = "https://tiny.example/"\n[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\ncontentDir = "content/fr"\n',
  'content/en/_index.md': 'Home',
  'content/fr/_index.md': 'Accueil',
  'static/a.txt': 'a',
});
const repository = freshPath('repository');
writeTree(repository, { '.git/HEAD': 'ref: refs/heads/main\n' });
const file = freshPath('file');
writeFileSync(file, 'a file');
const link = freshPath('link');
symlinkSync(site, link);

function runCommand([name = '', ...args]: readonly string[]): Promise<number> {
  const command = commands.find(({ usage }) => usage.name === name);
  if (command === undefined) throw new Error(`There is no command ${name}.`);
  return command.run(args);
}

describe('arguments', () => {
  const cases: readonly (readonly [name: string, args: readonly string[], says: string])[] = [
    ['an unknown option', ['build', '--sight', site], "Unknown option '--sight'"],
    ['two ways to ask a cluster', ['examples', '--site', site, '--run', '--server'], 'expected one of them'],
    ['a time for a run that is none', ['examples', '--site', site, '--run-timeout', '5'], 'without --run'],
    [
      'a release that nobody knows',
      ['examples', '--site', site, '--kubernetes-version', '1.99'],
      'Unexpected value “1.99” of --kubernetes-version',
    ],
    ['an option without its value', ['build', '--site'], "Option '--site <value>' argument missing"],
    ['a value for a switch', ['build', '--strict=yes'], "Option '--strict' does not take an argument"],
    ['an argument that nobody asked for', ['build', 'dist'], "Unexpected argument 'dist'"],
    ['a site that is not there', ['build', '--site', join(SCRATCH, 'none')], 'expected a folder that exists'],
    ['a file as site', ['check', '--site', file], 'expected a folder that exists'],
    [
      'an unknown format',
      ['build', '--format', 'xml'],
      'Unexpected value “xml” of --format, expected one of table, json, github, sarif, junit, gitlab, rdjson, markdown.',
    ],
    [
      'a whole address as base',
      ['build', '--site', site, '--base', 'https://x.example/'],
      '--base, expected a path',
    ],
    ['a base with a query', ['build', '--site', site, '--base', '/x?y'], '--base, expected a path'],
    [
      'a time limit of nothing',
      ['check', '--site', site, '--time-limit', '0'],
      '--time-limit, expected a number',
    ],
    [
      'less memory than the program needs',
      ['build', '--site', site, '--memory', '100M'],
      'Unexpected value “100M” of --memory, expected at least 768M',
    ],
    ['a time limit that is no number', ['build', '--site', site, '--time-limit', 'long'], '--time-limit'],
    ['a port that is none', ['preview', '--port', '70000'], '--port, expected a number from 0 to 65535'],
    ['a worker without its builds', ['worker'], 'lockstep worker --redis redis://host:6379/0'],
    [
      'a queue that is none',
      ['worker', '--redis', 'http://user:word@host'],
      'Unexpected value of --redis, expected',
    ],
    ['a preview of nothing', ['preview', '--out', join(SCRATCH, 'none')], 'Run the build first'],
  ];
  it.each(cases)('%s', async (_name, args, says) => {
    const running = runCommand(args);
    await expect(running).rejects.toThrow(UsageError);
    await expect(running).rejects.toThrow(says);
  });

  it('an unknown locale', async () => {
    const running = runCommand(['check', '--site', site, '--locale', 'de', '--locale', 'fr']);
    await expect(running).rejects.toThrow(UnknownLocaleError);
    await expect(running).rejects.toThrow('Unexpected locale de, expected one of en, fr.');
  });
});

describe('an output folder', () => {
  const cases: readonly (readonly [name: string, out: string, says: string])[] = [
    ['that is a file', file, 'it is a file'],
    ['that is the site', site, 'replaced as a whole'],
    ['that is a link to the site', link, 'replaced as a whole'],
    ['around the site', SCRATCH, 'replaced as a whole'],
    ['that is the content', join(site, 'content'), 'replaced as a whole'],
    ['in the content', join(site, 'content/fr/out'), 'which contains sources of the site'],
    ['that is the static files', join(site, 'static'), 'replaced as a whole'],
    ['around this program', join(import.meta.dirname, '../../..'), 'replaced as a whole'],
    ['with a repository in it', repository, 'it contains a Git repository'],
    ['below a file', join(file, 'out'), 'nothing can be written next to it'],
  ];
  it.each(cases)('%s', async (_name, out, says) => {
    const before = readTree(site);
    const running = runCommand(['build', '--site', site, '--out', out, '--cache', join(SCRATCH, 'cache')]);
    await expect(running).rejects.toThrow(UnusableOutputError);
    await expect(running).rejects.toThrow(says);
    expect(readTree(site)).toEqual(before);
    expect(existsSync(join(repository, '.git/HEAD'))).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('a file');
  });
});

describe('help', () => {
  it.each(usages.map((usage) => [usage.name, usage] as const))(
    'of %s tells what it does, its options and its exit codes',
    (name, usage) => {
      const help = renderHelp(usage);
      expect(help).toMatch(new RegExp(`^Usage: lockstep ${name}\\b`));
      expect(help).toMatch(/\n\nExit code: 0; .*\.\n$/s);
      for (const key of Object.keys(usage.options)) expect(help).toContain(`\n  --${key} `);
      for (const [word, { options }] of Object.entries(usage.subcommands ?? {})) {
        expect(help).toMatch(new RegExp(`^ +lockstep ${name} ${word}\\b`, 'm'));
        for (const key of Object.keys(options)) expect(help).toContain(`\n  --${key} `);
      }
      expect(usage.summary).toMatch(/^[a-z].*[^.]$/);
    },
  );

  it('is there for every command, and names the dialects that pages are imported from', () => {
    const names = usages.map(({ name }) => name).filter((name) => !['bench', 'conformance'].includes(name));
    expect(commands.map(({ usage }) => usage.name)).toEqual(names);
    const dialect = usages.find(({ name }) => name === 'import')?.options.dialect;
    expect(dialect?.choices).toEqual(DIALECT_NAMES);
  });

  it.each(usages.filter(({ subcommands }) => subcommands !== undefined))(
    'has room after each word of $name',
    (usage) => {
      const lines = renderHelp(usage).split('\n');
      for (const word of Object.keys(usage.subcommands ?? {}))
        expect(
          lines.some((line) => line.startsWith(`${word}  `)),
          word,
        ).toBe(true);
    },
  );

  it.each(['bench/run.ts', 'bench/conformance/run.ts', 'bench/screenshots.ts'])(
    'is printed by %s, too',
    (program) => {
      const path = join(import.meta.dirname, '../..', program);
      const result = spawnSync(process.execPath, [path, '--help'], { encoding: 'utf8' });
      expect(result).toMatchObject({
        status: 0,
        stderr: '',
        stdout: expect.stringMatching(/^Usage: npm run /),
      });
      const wrong = spawnSync(process.execPath, [path, '--nonsense'], { encoding: 'utf8' });
      expect(wrong).toMatchObject({ status: 2, stdout: '' });
      expect(wrong.stderr).toMatch(/^Unknown option '--nonsense'/);
      expect(wrong.stderr).not.toMatch(/\n {4}at /);
    },
  );
});
