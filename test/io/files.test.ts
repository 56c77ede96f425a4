import { mkdirSync, realpathSync, symlinkSync, truncateSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDiskFiles, decodeText, MAX_FILE_BYTES } from '../../src/io/index.ts';
import { scratchFolder } from './scratch.ts';

describe('createDiskFiles', () => {
  it('reads text by path, without a byte order mark', () => {
    const files = createDiskFiles(
      scratchFolder({ 'a/b.md': 'текст\r\n', 'bom.md': '\uFEFFtext', empty: '' }),
    );
    expect(files.readText('a/b.md')).toEqual({ kind: 'text', text: 'текст\r\n' });
    expect(files.readText('a/../a/b.md')).toEqual({ kind: 'text', text: 'текст\r\n' });
    expect(files.readText('bom.md')).toEqual({ kind: 'text', text: 'text' });
    expect(files.readText('empty')).toEqual({ kind: 'text', text: '' });
    expect(files.readBytes('bom.md')?.length).toBe(7);
  });

  it('knows what is not there', () => {
    const files = createDiskFiles(scratchFolder({ 'a/b.md': '' }));
    for (const path of ['c.md', 'a', 'a/b.md/c', 'a\0b', `${'x'.repeat(300)}.md`, '']) {
      expect(files.readText(path), path).toEqual({ kind: 'missing' });
      expect(files.readBytes(path), path).toBeUndefined();
    }
    expect(['a', 'a/b.md', 'c', 'a\0b'].map(files.kindOf)).toEqual(['folder', 'file', 'missing', 'missing']);
  });

  it('refuses what lies outside, by path and by link', () => {
    const outside = scratchFolder({ 'secret.md': 'secret', 'folder/x.md': 'secret' });
    const root = scratchFolder({ 'in/a.md': 'text' });
    symlinkSync(join(outside, 'secret.md'), join(root, 'in/file.md'));
    symlinkSync(outside, join(root, 'in/folder'));
    symlinkSync(relative(join(realpathSync(root), 'in'), '/'), join(root, 'in/above'));
    symlinkSync('a.md', join(root, 'in/fine.md'));
    const files = createDiskFiles(root);
    const name = root.slice(root.lastIndexOf('/') + 1);
    const paths = [
      '../x',
      '/etc/passwd',
      `../${name}-other/x`,
      'in/../../x',
      'in/file.md',
      'in/folder/secret.md',
      'in/folder',
      'in/above/etc/passwd',
    ];
    for (const path of paths) {
      expect(files.readText(path), path).toEqual({ kind: 'outside' });
      expect(files.readBytes(path), path).toBeUndefined();
      expect(files.kindOf(path), path).toBe('outside');
    }
    expect(files.readText('in/fine.md')).toEqual({ kind: 'text', text: 'text' });
    expect(files.readText(join(root, 'in/a.md'))).toEqual({ kind: 'text', text: 'text' });
  });

  it('reads the outside folders that it is given', () => {
    const outside = scratchFolder({ 'shared/a.md': 'shared', 'other/b.md': 'other' });
    const root = scratchFolder({ 'site/x.md': '' });
    symlinkSync(join(outside, 'shared/a.md'), join(root, 'site/linked.md'));
    const files = createDiskFiles(join(root, 'site'), [join(outside, 'shared')]);
    expect(files.readText(join(outside, 'shared/a.md'))).toEqual({ kind: 'text', text: 'shared' });
    expect(files.readText('linked.md')).toEqual({ kind: 'text', text: 'shared' });
    expect(files.readText(join(outside, 'other/b.md'))).toEqual({ kind: 'outside' });
  });

  it('lists all files of a folder in the order of code units, links inside the site followed', () => {
    const outside = scratchFolder({ 'x.md': '' });
    const root = scratchFolder({ 'd/b.md': '12', 'd/a/z.md': '', 'd/B.md': '', 'd/a.md': '', 'e/f.md': '' });
    symlinkSync('../e', join(root, 'd/link'));
    symlinkSync('.', join(root, 'd/a/self'));
    symlinkSync('..', join(root, 'd/a/up'));
    symlinkSync(outside, join(root, 'd/out'));
    symlinkSync('nowhere', join(root, 'd/dangling'));
    symlinkSync('round', join(root, 'd/round'));
    const files = createDiskFiles(root);
    const refused: string[] = [];
    const listed = files.list('d', (path, why) => refused.push(`${path} ${why}`));
    expect(listed.map(({ path }) => path)).toEqual(['d/B.md', 'd/a.md', 'd/a/z.md', 'd/b.md', 'd/link/f.md']);
    expect(listed.find(({ path }) => path === 'd/b.md')?.size).toBe(2);
    expect(refused.sort()).toEqual(['d/dangling missing', 'd/out outside', 'd/round missing']);
    expect(files.list('nowhere')).toEqual([]);
    expect(files.list('d/b.md')).toEqual([]);
    expect(files.list('d/out', (path, why) => refused.push(`${path} ${why}`))).toEqual([]);
    expect(refused).toContain('d/out outside');
  });

  it('does not read what is too large', () => {
    const root = scratchFolder({ 'huge.md': '' });
    truncateSync(join(root, 'huge.md'), MAX_FILE_BYTES + 1);
    expect(createDiskFiles(root).readText('huge.md')).toEqual({
      kind: 'too-large',
      bytes: MAX_FILE_BYTES + 1,
    });
  });

  it('works in a folder that is itself a link', () => {
    const root = scratchFolder();
    mkdirSync(join(root, 'real'));
    symlinkSync('real', join(root, 'link'));
    symlinkSync('/etc', join(root, 'real/etc'));
    const files = createDiskFiles(join(root, 'link'));
    expect(files.kindOf('.')).toBe('folder');
    expect(files.kindOf('etc/passwd')).toBe('outside');
  });
});

describe('decodeText', () => {
  const bytes = (...parts: readonly (string | readonly number[])[]) =>
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([...part]))),
    );

  it.each([
    ['a byte of Latin 1', bytes('un caf', [0xe9], '\n'), 6, 'utf-8'],
    ['a byte of Latin 1 at the end', bytes('un caf', [0xe9]), 6, 'utf-8'],
    ['the end of a character without its beginning', bytes('a', [0x80]), 1, 'utf-8'],
    ['a character that is cut off', bytes('é', [0xe4, 0xb8]), 2, 'utf-8'],
    ['a surrogate', bytes('é', [0xed, 0xa0, 0x80]), 2, 'utf-8'],
    ['an overlong form', bytes([0xc0, 0xaf]), 0, 'utf-8'],
    ['UTF-16 with its mark', bytes([0xff, 0xfe], [...Buffer.from('text', 'utf16le')]), 0, 'utf-8'],
    ['UTF-16 without a mark', Buffer.from('text', 'utf16le'), 1, 'nul'],
    ['a NUL byte', bytes('a\0b'), 1, 'nul'],
    ['a NUL byte before another fault', bytes('a\0b', [0xff]), 1, 'nul'],
    ['a NUL byte after another fault', bytes('a', [0xff], '\0'), 1, 'utf-8'],
  ] as const)('tells where %s stands', (_what, content, offset, reason) => {
    expect(decodeText(content)).toEqual({ kind: 'not-text', offset, reason });
  });

  it('gives every text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = text.replaceAll('\0', '').replace(/^\uFEFF/, '');
        expect(decodeText(Buffer.from(plain))).toEqual({ kind: 'text', text: plain.replace(/^\uFEFF/, '') });
      }),
    );
  });

  it('finds the first byte that a strict decoder cannot read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 1, maxLength: 40 }), (content) => {
        const result = decodeText(content);
        if (result.kind !== 'not-text') return;
        const strict = () => new TextDecoder('utf-8', { fatal: true });
        // The longest prefix that is valid text: every longer one is invalid, whatever follows.
        expect(() => strict().decode(content.subarray(0, result.offset))).not.toThrow();
        const rest = content.subarray(result.offset, result.offset + 4);
        for (let length = 1; length <= rest.length; length += 1)
          expect(() => strict().decode(rest.subarray(0, length))).toThrow();
      }),
    );
  });
});
