/** `npm create lockstep`: the package is built, packed and run from its archive, without a registry. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { freshPath } from '../site/tiny-site.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

function run(cwd: string, program: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('makes a site from its archive, which needs no other package', () => {
  const folder = freshPath('create');
  mkdirSync(folder);
  for (const path of ['package.json', 'README.md', 'bin'])
    cpSync(join(PROJECT, 'packages/create-lockstep', path), join(folder, path), { recursive: true });
  expect(run(PROJECT, process.execPath, ['packaging/build-create.ts', folder])).toMatchObject({ status: 0 });

  const code = readFileSync(join(folder, 'lib/create.js'), 'utf8');
  const named = [...code.matchAll(/\b(?:from|import)\s*\(?\s*["'`]([^"'`\s]+)["'`]/g)].map(
    ([, name = '']) => name,
  );
  // The configuration that it writes imports the program.
  const others = named.filter((name) => name !== 'lockstep/config');
  expect(others.filter((name) => !builtinModules.includes(name.replace(/^node:/, '')))).toEqual([]);
  expect(readFileSync(join(folder, 'lib/LICENCES.txt'), 'utf8')).toContain('@clack/prompts');

  expect(run(folder, 'npm', ['pack', '--silent', '--ignore-scripts'])).toMatchObject({ status: 0 });
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const archive = join(folder, `create-lockstep-${version}.tgz`);
  expect(statSync(archive).size).toBeLessThan(400_000);
  const args = ['exec', '--offline', '--yes', `--package=${archive}`, '--', 'create-lockstep', 'docs'];
  const made = run(folder, 'npm', [...args, '--yes', '--locale', 'uk,en']);
  expect(made).toMatchObject({ status: 0, stdout: expect.stringContaining('npm run dev') });
  expect(readFileSync(join(folder, 'docs/lockstep.config.ts'), 'utf8')).toContain("defaultLocale: 'uk'");
  expect(existsSync(join(folder, 'docs/examples/web/greeting.yaml'))).toBe(true);
  expect(run(folder, 'npm', [...args, '--yes'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('create-lockstep: Unexpected lockstep.config.ts'),
  });
});
