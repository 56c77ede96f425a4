import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSiteWriter } from '../../src/io/index.ts';

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

  it('writes nothing outside of it, nor through links or files', () => {
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
});
