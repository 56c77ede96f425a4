import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { pathInside, watchFolder } from '../../src/io/index.ts';
import { scratchFolder } from './scratch.ts';

// The tests control the clock, which determines the end of a burst of changes: delays of the system's notifications do not matter.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

function watching(root: string, onChange: (paths: ReadonlySet<string>) => Promise<void> = async () => {}) {
  const calls = vi.fn(onChange);
  const errors: unknown[] = [];
  const seen = new Map<string, () => void>();
  const watcher = watchFolder(root, {
    ignores(path) {
      seen.get(path)?.();
      return /^(?:node_modules|cache)(?:\/|$)|~$/.test(path);
    },
    onChange: calls,
    onError: (error) => errors.push(error),
  });
  onTestFinished(() => watcher.close());
  let fences = 0;
  /** Waits until all changes so far have been noticed and processed: the system reports changes in order, so this makes a last, irrelevant one and waits for it. */
  const settle = async () => {
    fences += 1;
    const fence = `fence-${fences}~`;
    const arrived = new Promise<void>((done) => seen.set(fence, done));
    writeFileSync(join(root, fence), '');
    await arrived;
    vi.advanceTimersByTime(10_000);
    await new Promise(setImmediate);
  };
  return { calls, errors, watcher, settle };
}

describe('watchFolder', () => {
  it('reports a burst of changes once, wherever they are', async () => {
    const root = scratchFolder({ 'config.ts': '', 'content/en/a.md': '' });
    const { calls, settle } = watching(root);
    writeFileSync(join(root, 'content/en/a.md'), 'a');
    writeFileSync(join(root, 'content/en/b.md'), 'b');
    appendFileSync(join(root, 'content/en/a.md'), 'a');
    await settle();
    expect(calls).toHaveBeenCalledTimes(1);
    expect([...(calls.mock.calls[0]?.[0] ?? [])].sort()).toEqual(['content/en/a.md', 'content/en/b.md']);
    await settle();
    expect(calls).toHaveBeenCalledTimes(1);
    writeFileSync(join(root, 'config.ts'), 'changed');
    await settle();
    expect(calls).toHaveBeenCalledTimes(2);
    expect([...(calls.mock.calls[1]?.[0] ?? [])]).toEqual(['config.ts']);
  });

  it('sees into folders that are made, moved and made again', async () => {
    const root = scratchFolder({ 'content/a.md': '' });
    const { calls, settle } = watching(root);
    mkdirSync(join(root, 'shortcodes/deep'), { recursive: true });
    await settle();
    expect(calls).toHaveBeenCalledTimes(1);
    writeFileSync(join(root, 'shortcodes/deep/x.ts'), '');
    await settle();
    expect(calls).toHaveBeenCalledTimes(2);
    renameSync(join(root, 'content'), join(root, 'old'));
    mkdirSync(join(root, 'content'));
    await settle();
    expect(calls).toHaveBeenCalledTimes(3);
    writeFileSync(join(root, 'content/b.md'), '');
    await settle();
    expect(calls).toHaveBeenCalledTimes(4);
  });

  it('leaves out what its options exclude', async () => {
    const root = scratchFolder({ 'content/a.md': '', 'node_modules/x/y.js': '', 'cache/a': '' });
    const { calls, settle } = watching(root);
    writeFileSync(join(root, 'node_modules/x/y.js'), 'changed');
    writeFileSync(join(root, 'cache/a'), 'changed');
    writeFileSync(join(root, 'content/a.md~'), 'an editor’s own');
    await settle();
    expect(calls).not.toHaveBeenCalled();
  });

  it('waits for the end of a call, and calls once more for what came meanwhile', async () => {
    const root = scratchFolder({ 'content/a.md': '' });
    let end: () => void = () => {};
    const { calls, settle } = watching(root, () => new Promise((done) => (end = done)));
    for (const text of ['1', '2', '3']) {
      writeFileSync(join(root, 'content/a.md'), text);
      await settle();
      expect(calls).toHaveBeenCalledTimes(1);
    }
    end();
    await settle();
    expect(calls).toHaveBeenCalledTimes(2);
    end();
    await settle();
    expect(calls).toHaveBeenCalledTimes(2);
  });

  it('goes on after a call that fails', async () => {
    const root = scratchFolder({ 'content/a.md': '' });
    const { calls, errors, settle } = watching(root, () => Promise.reject(new Error('No.')));
    writeFileSync(join(root, 'content/a.md'), '1');
    await settle();
    expect(errors).toEqual([new Error('No.')]);
    writeFileSync(join(root, 'content/a.md'), '2');
    await settle();
    expect(calls).toHaveBeenCalledTimes(2);
  });

  it('is quiet when it is closed', async () => {
    const root = scratchFolder({ 'content/a.md': '' });
    const { calls, watcher } = watching(root);
    const other = watching(root);
    writeFileSync(join(root, 'content/a.md'), '1');
    watcher.close();
    rmSync(join(root, 'content'), { recursive: true });
    await other.settle();
    expect(other.calls).toHaveBeenCalledTimes(1);
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
