import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  codeVersion,
  digestOfProgram,
  readEnvironment,
  readFolder,
  sha256,
  systemClock,
} from '../../src/io/index.ts';
import { scratchFolder } from './scratch.ts';

describe('systemClock', () => {
  it('returns the time in UTC, and the elapsed time', async () => {
    expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const outer = performance.now();
    const start = systemClock.elapsed();
    const inner = performance.now();
    await expect.poll(() => performance.now() - inner).toBeGreaterThan(5);
    const innerPassed = performance.now() - inner;
    const passed = systemClock.elapsed() - start;
    expect(passed).toBeGreaterThanOrEqual(innerPassed);
    expect(passed).toBeLessThanOrEqual(performance.now() - outer);
  });
});

describe('sha256', () => {
  it('is the same for a text and its bytes', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256('текст')).toBe(sha256(Buffer.from('текст')));
  });
});

describe('digestOfProgram', () => {
  const manifest = (name: string, version: string, more: object = {}) =>
    JSON.stringify({ name, version, ...more });
  const program = () =>
    scratchFolder({
      'package.json': manifest('program', '1.0.0', {
        dependencies: { printer: '*' },
        optionalDependencies: { 'not-there': '*' },
        devDependencies: { tester: '*' },
      }),
      'src/io/a.ts': '1',
      'src/b.json': '2',
      'README.md': 'Words',
      'node_modules/printer/package.json': manifest('printer', '1.0.0', { dependencies: { ink: '*' } }),
      'node_modules/printer/node_modules/ink/package.json': manifest('ink', '1.0.0'),
      'node_modules/ink/package.json': manifest('ink', '2.0.0'),
      'node_modules/tester/package.json': manifest('tester', '1.0.0'),
    });

  it.each<[changed: string, path: string, content: string]>([
    ['a module', 'src/io/a.ts', '2'],
    ['data next to the modules', 'src/b.json', '3'],
    ['a new module', 'src/io/c.ts', ''],
    [
      'a package',
      'node_modules/printer/package.json',
      manifest('printer', '1.0.1', { dependencies: { ink: '*' } }),
    ],
    [
      'a package of a package',
      'node_modules/printer/node_modules/ink/package.json',
      manifest('ink', '1.0.1'),
    ],
  ])('changes with %s', (_changed, path, content) => {
    const root = program();
    const before = digestOfProgram(join(root, 'src'));
    writeFileSync(join(root, path), content);
    expect(digestOfProgram(join(root, 'src'))).not.toBe(before);
  });

  it.each<[unchanged: string, path: string, content: string]>([
    ['other files', 'README.md', 'Other words'],
    ['a lock file', 'package-lock.json', '{}'],
    ['packages for development', 'node_modules/tester/package.json', manifest('tester', '1.0.1')],
    ['a package that is shadowed', 'node_modules/ink/package.json', manifest('ink', '2.0.1')],
  ])('does not change with %s', (_unchanged, path, content) => {
    const root = program();
    const before = digestOfProgram(join(root, 'src'));
    writeFileSync(join(root, path), content);
    expect(digestOfProgram(join(root, 'src'))).toBe(before);
  });

  it('changes with any package of a repository where npm has written down what it has installed', () => {
    const root = program();
    const record = join(root, 'node_modules/.package-lock.json');
    writeFileSync(record, '{ "packages": { "node_modules/tester": { "version": "1.0.0" } } }');
    const before = digestOfProgram(join(root, 'src'));
    writeFileSync(record, '{ "packages": { "node_modules/tester": { "version": "1.0.1" } } }');
    expect(digestOfProgram(join(root, 'src'))).not.toBe(before);
  });

  it('is that of this program, with what renders its pages', () => {
    expect(codeVersion()).toMatch(/^[0-9a-f]{64}$/);
    expect(codeVersion()).toBe(digestOfProgram(join(import.meta.dirname, '../../src')));
  });
});

describe('readFolder', () => {
  it('has the files of a folder as base64', () => {
    const root = scratchFolder({ 'b.js': 'b', 'a/c.css': 'c' });
    expect(readFolder(root)).toEqual({ 'a/c.css': btoa('c'), 'b.js': btoa('b') });
    expect(readFolder(join(root, 'nowhere'))).toEqual({});
    expect(readFolder(join(root, 'b.js'))).toEqual({});
  });
});

describe('readEnvironment', () => {
  afterEach(() => vi.unstubAllEnvs());
  it('has the variables that pages may show, and no others', () => {
    vi.stubEnv('LOCKSTEP_RELEASE', '1.2');
    vi.stubEnv('HUGO_ENV', 'production');
    vi.stubEnv('SECRET_TOKEN', 'secret');
    vi.stubEnv('MY_HUGO_ENV', 'secret');
    const shown = readEnvironment();
    expect(shown).toMatchObject({ LOCKSTEP_RELEASE: '1.2', HUGO_ENV: 'production' });
    expect(Object.keys(shown).every((name) => /^(?:HUGO|LOCKSTEP)_/.test(name))).toBe(true);
  });
});
