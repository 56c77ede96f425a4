import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDiskFiles, createSiteWriter } from '../../src/io/index.ts';

function folders() {
  const top = mkdtempSync(join(tmpdir(), 'writer-'));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  const site = join(top, 'site');
  const elsewhere = join(top, 'elsewhere');
  mkdirSync(site);
  mkdirSync(elsewhere);
  return { site, elsewhere };
}

describe('a writer of a site', () => {
  it('makes the folders that a file needs', () => {
    const { site } = folders();
    const writer = createSiteWriter(site);
    expect(writer.exists('content/en/a.md')).toBe(false);
    expect(writer.write('content/en/a.md', 'Text.\n')).toBe(true);
    expect(writer.exists('content/en/a.md')).toBe(true);
    expect(readFileSync(join(site, 'content/en/a.md'), 'utf8')).toBe('Text.\n');
  });

  it('does not write outside of it, not even through symbolic links', () => {
    const { site, elsewhere } = folders();
    writeFileSync(join(elsewhere, 'kept.md'), 'kept');
    symlinkSync(elsewhere, join(site, 'out'));
    symlinkSync(join(elsewhere, 'kept.md'), join(site, 'link.md'));
    writeFileSync(join(site, 'file'), '');
    const writer = createSiteWriter(site);
    for (const path of ['../elsewhere/a.md', 'out/a.md', 'out/new/a.md', 'link.md', 'file/a.md', '', '.']) {
      expect(writer.write(path, 'x')).toBe(false);
    }
    expect(writer.exists('link.md')).toBe(true);
    expect(readFileSync(join(elsewhere, 'kept.md'), 'utf8')).toBe('kept');
  });

  it('puts a new file in the place of the old one, which nobody sees half written', () => {
    const { site } = folders();
    const page = join(site, 'a.md');
    writeFileSync(page, 'old');
    linkSync(page, join(site, 'second-name.md'));
    expect(createSiteWriter(site).write('a.md', 'new')).toBe(true);
    expect(readFileSync(page, 'utf8')).toBe('new');
    // If the file were overwritten instead of replaced, both names would have the new text.
    expect(readFileSync(join(site, 'second-name.md'), 'utf8')).toBe('old');
    expect(readdirSync(site).sort()).toEqual(['a.md', 'second-name.md']);
  });

  it.each([0o600, 0o644, 0o755, 0o664])('keeps the mode %o', (mode) => {
    const { site } = folders();
    writeFileSync(join(site, 'a.md'), 'old');
    chmodSync(join(site, 'a.md'), mode);
    createSiteWriter(site).write('a.md', 'new');
    expect(statSync(join(site, 'a.md')).mode & 0o7777).toBe(mode);
  });

  it('keeps the byte order mark and the line ends of a text', () => {
    const { site } = folders();
    const written = (before: string, text: string): string => {
      writeFileSync(join(site, 'a.md'), before);
      createSiteWriter(site).write('a.md', text);
      return readFileSync(join(site, 'a.md'), 'utf8');
    };
    expect(written('\uFEFFa\r\nb\r\n', 'a\r\nnew\nb\r\n')).toBe('\uFEFFa\r\nnew\r\nb\r\n');
    expect(written('\uFEFFa\n', '\uFEFFb\n')).toBe('\uFEFFb\n');
    expect(written('a\n', '\uFEFFb\n')).toBe('b\n');
    expect(written('a\r\nb\n', 'a\r\nc\n')).toBe('a\r\nc\n');
  });

  it('removes files that killed programs left, and never reads them as pages', () => {
    const { site } = folders();
    const killed = spawnSync('true').pid;
    const left = `.lockstep-write-${hostname()}-${killed}-0123456789ab~`;
    const running = `.lockstep-write-${hostname()}-${process.pid}-0123456789ab~`;
    const elsewhere = `.lockstep-write-another-host-${killed}-0123456789ab~`;
    for (const name of [left, running, elsewhere]) writeFileSync(join(site, name), 'half');
    createSiteWriter(site).write('a.md', 'text');
    expect(readdirSync(site).sort()).toEqual([running, elsewhere, 'a.md'].sort());
    expect(
      createDiskFiles(site)
        .list('')
        .map(({ path }) => path),
    ).toEqual(['a.md']);
  });
});
