/** Commands on a full disk: a small file system in memory, which only root can mount. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSiteWriter } from '../../src/io/index.ts';
import { createTinySite, freshPath, page, readTree, run } from './tiny-site.ts';

const disk = freshPath('disk');
mkdirSync(disk);
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'lockstep-test', disk]).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', disk]);
});

/** Fills the disk except for a number of bytes. */
function fill(left: number): void {
  const ballast = join(disk, 'ballast');
  spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=1024'], { stdio: 'ignore' });
  const { size } = { size: readFileSync(ballast).length };
  spawnSync('truncate', ['-s', String(Math.max(0, size - left)), ballast]);
}

describe.skipIf(!mounted)('a full disk (skipped where no tmpfs can be mounted: that takes root)', () => {
  const text = page('A', 'A long text. '.repeat(1500));
  beforeAll(() => {
    mkdirSync(join(disk, 'content/en'), { recursive: true });
    writeFileSync(join(disk, 'content/en/a.md'), text);
    fill(4096);
  });

  it('leaves a page as it was, with nothing next to it, and says what to do', () => {
    const writer = createSiteWriter(disk);
    expect(() => writer.write('content/en/a.md', `${text}More.\n`)).toThrow(
      'Unexpected full disk at content/en/a.md (ENOSPC), expected free space for the file. Make room, and run the command again. The file is as it was.',
    );
    expect(readFileSync(join(disk, 'content/en/a.md'), 'utf8')).toBe(text);
    expect(readdirSync(join(disk, 'content/en'))).toEqual(['a.md']);
  });

  it('ends a build with one sentence, and the old output stays', async () => {
    const site = createTinySite({ 'content/en/docs/a.md': page('A', 'Text.') });
    const out = join(disk, 'out');
    mkdirSync(join(out, '_lockstep'), { recursive: true });
    writeFileSync(join(out, 'index.html'), 'old');
    fill(4096);
    const before = readTree(out);
    const { code, stderr } = await run(['build', '--site', site.root, '--out', out]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^lockstep: Unexpected full disk at .*\(ENOSPC\).*$/m);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(readTree(out)).toEqual(before);
    expect(readdirSync(disk).filter((name) => name.startsWith('.out-next'))).toEqual([]);
  });

  it('keeps no command from its work when it is the disk of the cache', async () => {
    const site = createTinySite({ 'content/en/docs/a.md': page('A', 'Text.') });
    fill(0);
    const { code, stdout, stderr } = await run([
      'check',
      '--site',
      site.root,
      '--cache',
      join(disk, 'cache'),
    ]);
    expect(stderr).not.toMatch(/\n {4}at /);
    if (code === 0) expect(stdout).toContain('unusable-cache');
    else expect(stderr).toMatch(/^lockstep: Unexpected /m);
  });
});

describe.skipIf(process.getuid?.() === 0)('missing permission (skipped for root, who has all)', () => {
  it('is a sentence, and the page stays', () => {
    const site = createTinySite({ 'content/en/docs/a.md': 'old' });
    chmodSync(join(site.root, 'content/en/docs'), 0o500);
    expect(() => createSiteWriter(site.root).write('content/en/docs/a.md', 'new')).toThrow('(EACCES)');
    chmodSync(join(site.root, 'content/en/docs'), 0o700);
    expect(readFileSync(join(site.root, 'content/en/docs/a.md'), 'utf8')).toBe('old');
  });
});

describe.skipIf(!mounted)('a read-only file system (skipped where none can be mounted)', () => {
  it('is a sentence, and the page stays', () => {
    const folder = freshPath('read-only');
    mkdirSync(folder);
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'lockstep-test', folder]);
    try {
      writeFileSync(join(folder, 'a.md'), 'old');
      spawnSync('mount', ['-o', 'remount,ro', folder]);
      expect(() => createSiteWriter(folder).write('a.md', 'new')).toThrow(
        'Unexpected read-only file system at a.md (EROFS), expected a writable one. Mount it for writing, or work on a copy of the site, and run the command again. The file is as it was.',
      );
      expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old');
    } finally {
      spawnSync('umount', ['-l', folder]);
    }
  });
});
