import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { pathInside, watchFolder } from '../../src/io/index.ts';
import { scratchFolder } from './scratch.ts';

/** Longer than a burst lasts. */
const SETTLED = 400;
const settle = () => new Promise((done) => setTimeout(done, SETTLED));
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 });

function watching(root: string, onChange: () => Promise<void> = async () => {}) {
  const calls = vi.fn(onChange);
  const errors: unknown[] = [];
  const watcher = watchFolder(root, {
    ignores: (path) => /^(?:node_modules|cache)(?:\/|$)|~$/.test(path),
    onChange: calls,
    onError: (error) => errors.push(error),
  });
  onTestFinished(() => watcher.close());
  return { calls, errors, watcher };
}

describe('watchFolder', () => {
  it('tells a burst of changes once, wherever they are', async () => {
    const root = scratchFolder({ 'config.ts': '', 'content/en/a.md': '' });
    const { calls } = watching(root);
    writeFileSync(join(root, 'content/en/a.md'), 'a');
    writeFileSync(join(root, 'content/en/b.md'), 'b');
    appendFileSync(join(root, 'content/en/a.md'), 'a');
    await soon(() => expect(calls).toHaveBeenCalledTimes(1));
    await settle();
    expect(calls).toHaveBeenCalledTimes(1);
    writeFileSync(join(root, 'config.ts'), 'changed');
    await soon(() => expect(calls).toHaveBeenCalledTimes(2));
  });

  it('sees into folders that are made, moved and made again', async () => {
    const root = scratchFolder({ 'content/a.md': '' });
    const { calls } = watching(root);
    mkdirSync(join(root, 'shortcodes/deep'), { recursive: true });
    await soon(() => expect(calls).toHaveBeenCalledTimes(1));
    writeFileSync(join(root, 'shortcodes/deep/x.ts'), '');
    await soon(() => expect(calls).toHaveBeenCalledTimes(2));
    renameSync(join(root, 'content'), join(root, 'old'));
    mkdirSync(join(root, 'content'));
    await soon(() => expect(calls).toHaveBeenCalledTimes(3));
    await settle();
    writeFileSync(join(root, 'content/b.md'), '');
    await soon(() => expect(calls).toHaveBeenCalledTimes(4));
  });

  it('leaves out what it is told to', async () => {
    const root = scratchFolder({ 'content/a.md': '', 'node_modules/x/y.js': '', 'cache/a': '' });
    const { calls } = watching(root);
    writeFileSync(join(root, 'node_modules/x/y.js'), 'changed');
    writeFileSync(join(root, 'cache/a'), 'changed');
    writeFileSync(join(root, 'content/a.md~'), 'an editor’s own');
    await settle();
    expect(calls).not.toHaveBeenCalled();
  });

  it('waits for the end of a call, and calls once more for what came meanwhile', async () => {
    const root = scratchFolder({ 'content/a.md': '' });
    let end: () => void = () => {};
    const { calls } = watching(root, () => new Promise((done) => (end = done)));
    writeFileSync(join(root, 'content/a.md'), '1');
    await soon(() => expect(calls).toHaveBeenCalledTimes(1));
    writeFileSync(join(root, 'content/a.md'), '2');
    await settle();
    writeFileSync(join(root, 'content/a.md'), '3');
    await settle();
    expect(calls).toHaveBeenCalledTimes(1);
    end();
    await soon(() => expect(calls).toHaveBeenCalledTimes(2));
    end();
    await settle();
    expect(calls).toHaveBeenCalledTimes(2);
  });

  it('goes on after a call that fails', async () => {
    const root = scratchFolder({ 'content/a.md': '' });
    const { calls, errors } = watching(root, () => Promise.reject(new Error('No.')));
    writeFileSync(join(root, 'content/a.md'), '1');
    await soon(() => expect(errors).toEqual([new Error('No.')]));
    writeFileSync(join(root, 'content/a.md'), '2');
    await soon(() => expect(calls).toHaveBeenCalledTimes(2));
  });

  it('is quiet when it is closed', async () => {
    const root = scratchFolder({ 'content/a.md': '' });
    const { calls, watcher } = watching(root);
    writeFileSync(join(root, 'content/a.md'), '1');
    watcher.close();
    rmSync(join(root, 'content'), { recursive: true });
    await settle();
    expect(calls).not.toHaveBeenCalled();
  });
});

describe('pathInside', () => {
  it('is the way from a folder to what is in it', () => {
    expect(pathInside('/site', '/site/a/b')).toBe('a/b');
    expect(pathInside('/site', '/site')).toBeUndefined();
    expect(pathInside('/site', '/other')).toBeUndefined();
    expect(pathInside('/site', '/site-2/a')).toBeUndefined();
  });
});
