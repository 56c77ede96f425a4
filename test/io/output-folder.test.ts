import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCacheFolder, createOutputFolder, UnusableOutputError } from '../../src/io/index.ts';
import { scratchFolder } from './scratch.ts';

const NONE = { protectedFolders: [], sources: [], mark: '_made', mayEmpty: false };

async function* textOf(parts: readonly string[]): AsyncGenerator<string> {
  yield* parts;
}

describe('createOutputFolder', () => {
  it('puts what was written in the place of what was there, at once', () => {
    const root = scratchFolder({
      'dist/_made/x': '',
      'dist/old.html': 'old',
      'dist/sub/old.html': 'old',
      'a.txt': 'copied',
    });
    const output = createOutputFolder(join(root, 'dist'), NONE);
    output.write('new.html', 'new');
    output.write('a/b/c.html', new Uint8Array([97, 98]));
    output.copy(join(root, 'a.txt'), 'sub/a.txt');
    expect(readdirSync(join(root, 'dist'))).toEqual(['_made', 'old.html', 'sub']);
    output.publish();
    expect(readdirSync(root).sort()).toEqual(['a.txt', 'dist']);
    expect(readdirSync(join(root, 'dist'), { recursive: true }).sort()).toEqual([
      '_made',
      'a',
      'a/b',
      'a/b/c.html',
      'new.html',
      'sub',
      'sub/a.txt',
    ]);
    expect(readFileSync(join(root, 'dist/a/b/c.html'), 'utf8')).toBe('ab');
  });

  it('writes a long text in parts, and links it like others if the last output has it', async () => {
    const root = scratchFolder();
    const options = { ...NONE, records: createCacheFolder(join(root, 'cache')) };
    const file = join(root, 'dist/long.xml');
    const publish = async (words: readonly string[]) => {
      const output = createOutputFolder(join(root, 'dist'), options);
      await output.writeParts('long.xml', textOf(words));
      output.publish();
      return { inode: statSync(file).ino, text: readFileSync(file, 'utf8') };
    };
    // More than is written at once, with characters of several bytes.
    const long = Array.from({ length: 3000 }, (_, number) => `${number} – ${'é'.repeat(500)}\n`);
    const first = await publish(long);
    expect(first.text).toBe(long.join(''));
    expect(await publish(long)).toEqual(first);
    expect((await publish([...long, 'more'])).text).toBe(`${long.join('')}more`);
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['_made', 'long.xml']);
  });

  it('leaves the last output as it is if a text cannot be generated to its end', async () => {
    const root = scratchFolder({ 'dist/_made/x': '', 'dist/old.xml': 'old' });
    const output = createOutputFolder(join(root, 'dist'), NONE);
    const broken = async function* () {
      yield 'beginning';
      throw new Error('no end');
    };
    await expect(output.writeParts('old.xml', broken())).rejects.toThrow('no end');
    output.discard();
    expect(readdirSync(root)).toEqual(['dist']);
    expect(readFileSync(join(root, 'dist/old.xml'), 'utf8')).toBe('old');
  });

  it('makes a folder that does not exist, and its parents', () => {
    const root = scratchFolder();
    const output = createOutputFolder(join(root, 'deep/er/dist'), NONE);
    output.write('a.html', 'a');
    output.publish();
    expect(existsSync(join(root, 'deep/er/dist/a.html'))).toBe(true);
    expect(statSync(join(root, 'deep/er/dist')).mode & 0o777).toBe(0o777 & ~process.umask());
  });

  it('leaves nothing when it is discarded, and cannot be written to afterwards', () => {
    const root = scratchFolder({ 'dist/_made/x': '', 'dist/old.html': 'old' });
    const output = createOutputFolder(join(root, 'dist'), NONE);
    output.write('a/new.html', 'new');
    output.discard();
    expect(() => output.write('b/late.html', 'late')).toThrow('after the output folder was closed');
    expect(readdirSync(root)).toEqual(['dist']);
    expect(readdirSync(join(root, 'dist'))).toEqual(['_made', 'old.html']);
  });

  it('keeps what is published when it is discarded afterwards', () => {
    const root = scratchFolder();
    const output = createOutputFolder(join(root, 'dist'), NONE);
    output.write('a.html', 'a');
    output.publish();
    output.discard();
    expect(readdirSync(join(root, 'dist'))).toEqual(['_made', 'a.html']);
  });

  describe('with a record of what the last one contains', () => {
    /** Publishes an output with three files, and prepares the next one. */
    function prepareNext() {
      const root = scratchFolder({ 'a.txt': 'copied' });
      const options = { ...NONE, records: createCacheFolder(join(root, 'cache')) };
      const dist = join(root, 'dist');
      // Files that changed just now have no key: their content could change again without a visible difference.
      const settled = new Date(Date.now() - 60_000);
      utimesSync(join(root, 'a.txt'), settled, settled);
      const first = createOutputFolder(dist, options);
      first.write('page.html', 'page', 'key of the page');
      first.write('sub/text.txt', 'text');
      first.copy(join(root, 'a.txt'), 'sub/a.txt');
      first.publish();
      const inode = (path: string) => statSync(join(dist, path)).ino;
      return { root, dist, inode, next: createOutputFolder(dist, options) };
    }

    it('takes files with the same content from it', () => {
      const { dist, inode, next } = prepareNext();
      const before = ['page.html', 'sub/text.txt'].map(inode);
      expect(next.keep('page.html', 'key of the page')).toBe(true);
      next.write('sub/text.txt', 'text');
      next.publish();
      expect(['page.html', 'sub/text.txt'].map(inode)).toEqual(before);
      expect(readdirSync(dist, { recursive: true }).sort()).toEqual([
        '_made',
        'page.html',
        'sub',
        'sub/text.txt',
      ]);
    });

    it('takes no file that has another content, that somebody edited, or that is gone', () => {
      const { dist, next } = prepareNext();
      expect(next.keep('page.html', 'another key')).toBe(false);
      writeFileSync(join(dist, 'sub/text.txt'), 'TEXT');
      next.write('sub/text.txt', 'text');
      rmSync(join(dist, 'page.html'));
      expect(next.keep('page.html', 'key of the page')).toBe(false);
      next.publish();
      expect(readFileSync(join(dist, 'sub/text.txt'), 'utf8')).toBe('text');
      expect(existsSync(join(dist, 'page.html'))).toBe(false);
    });

    it('leaves the last one as it is until it is published', () => {
      const { dist, next } = prepareNext();
      expect(next.keep('page.html', 'key of the page')).toBe(true);
      next.write('page.html', 'another page');
      next.write('sub/text.txt', 'text');
      next.write('sub/text.txt', 'another text');
      expect(readFileSync(join(dist, 'page.html'), 'utf8')).toBe('page');
      expect(readFileSync(join(dist, 'sub/text.txt'), 'utf8')).toBe('text');
      next.discard();
      expect(readFileSync(join(dist, 'page.html'), 'utf8')).toBe('page');
    });

    it('copies a file anew that changed', () => {
      const { root, dist, next } = prepareNext();
      writeFileSync(join(root, 'a.txt'), 'edited');
      next.copy(join(root, 'a.txt'), 'sub/a.txt');
      next.publish();
      expect(readFileSync(join(dist, 'sub/a.txt'), 'utf8')).toBe('edited');
    });
  });

  it('gives the place to the last of two that are prepared at once, and leaves nothing next to it', () => {
    const root = scratchFolder({ 'dist/_made/x': '', 'dist/old.html': 'old' });
    const outputs = ['first', 'second'].map((name) => {
      const output = createOutputFolder(join(root, 'dist'), NONE);
      output.write(`${name}.html`, name);
      return output;
    });
    for (const output of outputs) output.publish();
    expect(readdirSync(root)).toEqual(['dist']);
    expect(readdirSync(join(root, 'dist'))).toEqual(['_made', 'second.html']);
  });

  it('removes what a build that was killed has left, and nothing of a build that runs', () => {
    const killed = spawnSync(process.execPath, ['-e', '']).pid;
    const left = `.dist-next-${hostname()}-${killed}-abcdef`;
    const running = `.dist-next-${hostname()}-${process.ppid}-abcdef`;
    const elsewhere = `.dist-next-another-host-${killed}-abcdef`;
    const root = scratchFolder({
      [`${left}/a.html`]: '',
      [`${running}/a.html`]: '',
      [`${elsewhere}/a.html`]: '',
      '.dist-next-notes': '',
    });
    createOutputFolder(join(root, 'dist'), NONE).publish();
    expect(readdirSync(root).sort()).toEqual(['.dist-next-notes', elsewhere, running, 'dist'].sort());
  });

  it('brings back what was there when the new folder is gone', () => {
    const root = scratchFolder({ 'dist/_made/x': '', 'dist/old.html': 'old' });
    const output = createOutputFolder(join(root, 'dist'), NONE);
    output.discard();
    expect(() => output.publish()).toThrow('ENOENT');
    expect(readdirSync(join(root, 'dist'))).toEqual(['_made', 'old.html']);
  });

  it.each(['../out.html', 'a/../../out.html', '/../out.html', '.', ''])('refuses the path %j', (path) => {
    const root = scratchFolder();
    const output = createOutputFolder(join(root, 'dist'), NONE);
    expect(() => output.write(path, 'x')).toThrow(`Unexpected output path “${path}”`);
    output.discard();
    expect(readdirSync(root)).toEqual([]);
  });

  it('refuses a folder whose replacement would destroy something else', () => {
    const root = scratchFolder({
      'site/content/a.md': '',
      'site/cache/x': '',
      'repo/.git/HEAD': '',
      'file.txt': '',
    });
    symlinkSync(join(root, 'site'), join(root, 'link'));
    const options = {
      ...NONE,
      protectedFolders: [join(root, 'site'), join(root, 'site/cache')],
      sources: [join(root, 'site/content')],
    };
    const refused = [
      'site',
      'link',
      'site/cache',
      'site/content',
      'site/content/out',
      'link/content/a/b',
      '.',
      '..',
      'repo',
      'file.txt',
      'file.txt/out',
    ];
    for (const path of refused)
      expect(() => createOutputFolder(join(root, path), options), path).toThrow(UnusableOutputError);
    for (const path of ['/', homedir(), process.cwd()])
      expect(() => createOutputFolder(path, NONE), path).toThrow('replaced as a whole');
    for (const path of ['site/dist', 'siteling', 'link/dist']) {
      const output = createOutputFolder(join(root, path), options);
      output.discard();
    }
    expect(readFileSync(join(root, 'site/content/a.md'), 'utf8')).toBe('');
    expect(readdirSync(root).sort()).toEqual(['file.txt', 'link', 'repo', 'site']);
  });

  it('replaces the folder that a link names, not the link', () => {
    const root = scratchFolder();
    mkdirSync(join(root, 'real/_made'), { recursive: true });
    writeFileSync(join(root, 'real/old.html'), '');
    symlinkSync('real', join(root, 'dist'));
    const output = createOutputFolder(join(root, 'dist'), NONE);
    output.write('new.html', '');
    output.publish();
    expect(readdirSync(join(root, 'real'))).toEqual(['_made', 'new.html']);
    expect(readdirSync(join(root, 'dist'))).toEqual(['_made', 'new.html']);
  });

  it('leaves a folder with files that it did not write, and says how to delete them', () => {
    const root = scratchFolder({ 'mine/b.txt': '', 'mine/a.doc': '', 'mine/c/d': '', 'mine/e': '' });
    symlinkSync(join(root, 'mine'), join(root, 'link'));
    for (const path of ['mine', 'link']) {
      expect(() => createOutputFolder(join(root, path), NONE)).toThrow(
        `Unexpected output folder ${join(root, 'mine')}: it contains a.doc, b.txt, c and 1 more, which Lockstep did not write. Choose another folder with --out, or use --empty-out to delete everything in it.`,
      );
    }
    expect(readdirSync(join(root, 'mine'))).toEqual(['a.doc', 'b.txt', 'c', 'e']);
    expect(readdirSync(root).sort()).toEqual(['link', 'mine']);
    const output = createOutputFolder(join(root, 'link'), { ...NONE, mayEmpty: true });
    output.write('new.html', '');
    output.publish();
    expect(readdirSync(join(root, 'mine'))).toEqual(['_made', 'new.html']);
    createOutputFolder(join(root, 'mine'), NONE).publish();
    expect(readdirSync(join(root, 'mine'))).toEqual(['_made']);
  });

  it('does not recognize a file as its marker', () => {
    const root = scratchFolder({ 'mine/_made': '' });
    expect(() => createOutputFolder(join(root, 'mine'), NONE)).toThrow('it contains _made');
  });

  it('never deletes a repository, at whatever depth, and whatever its options are', () => {
    const root = scratchFolder({ 'all/a/b/.git/HEAD': '', 'out/_made/x': '', 'out/tree/.git': '' });
    for (const [path, found] of [
      ['all', 'a/b/'],
      ['out', 'tree/'],
    ] as const) {
      expect(() => createOutputFolder(join(root, path), { ...NONE, mayEmpty: true })).toThrow(
        `it contains a Git repository, ${found}, which would be deleted. Move it away first.`,
      );
    }
    expect(existsSync(join(root, 'all/a/b/.git/HEAD'))).toBe(true);
  });

  it('looks again at the moment of replacing: what was put there meanwhile stays', () => {
    const root = scratchFolder();
    const output = createOutputFolder(join(root, 'dist'), NONE);
    output.write('new.html', '');
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'dist/thesis.doc'), 'years of work');
    expect(() => output.publish()).toThrow('it contains thesis.doc');
    output.discard();
    expect(readdirSync(root)).toEqual(['dist']);
    expect(readFileSync(join(root, 'dist/thesis.doc'), 'utf8')).toBe('years of work');
  });

  it('puts back what a build had moved away that was killed before its own folder was in place', () => {
    const killed = spawnSync('true').pid;
    const name = `.dist-next-${hostname()}-${killed}-abcdef012345`;
    const root = scratchFolder({ [`${name}/half.html`]: '', [`${name}-old-0/_made/x`]: 'kept' });
    createOutputFolder(join(root, 'dist'), NONE).discard();
    expect(readFileSync(join(root, 'dist/_made/x'), 'utf8')).toBe('kept');
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('refuses a broken link', () => {
    const root = scratchFolder();
    symlinkSync('gone', join(root, 'dist'));
    expect(() => createOutputFolder(join(root, 'dist'), NONE)).toThrow('it is a broken link');
  });

  it.skipIf(process.platform !== 'linux')('gives up where no folder can be made', () => {
    expect(() => createOutputFolder('/proc/x/y', NONE)).toThrow(UnusableOutputError);
  });
});
