import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { digestOf, readEnvironment, readFolder, sha256, systemClock } from '../../src/io/index.ts';
import { scratchFolder } from './scratch.ts';

describe('systemClock', () => {
  it('tells the time in UTC, and how much of it passes', async () => {
    expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const start = systemClock.elapsed();
    await new Promise((done) => setTimeout(done, 20));
    expect(systemClock.elapsed() - start).toBeGreaterThan(10);
    expect(systemClock.elapsed() - start).toBeLessThan(10_000);
  });
});

describe('sha256', () => {
  it('is the same for a text and its bytes', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256('текст')).toBe(sha256(Buffer.from('текст')));
  });
});

describe('digestOf', () => {
  it('changes with names, contents and places of files, and with nothing else', () => {
    const root = scratchFolder({ 'a/x.ts': '1', 'a/b/y.ts': '2', 'c.json': '3', other: '4' });
    const digest = () => digestOf(root, ['a', 'c.json', 'nowhere']);
    const before = digest();
    writeFileSync(join(root, 'other'), 'changed');
    mkdirSync(join(root, 'a/empty'));
    expect(digest()).toBe(before);
    writeFileSync(join(root, 'a/b/y.ts'), 'changed');
    const after = digest();
    expect(after).not.toBe(before);
    writeFileSync(join(root, 'a/z.ts'), '');
    expect(digest()).not.toBe(after);
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
