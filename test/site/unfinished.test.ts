/** Builds that are interrupted, crash, or have the ground moved under them. */
import { describe, expect, it } from 'vitest';
import { fill, GOOD, leftovers } from './good-site.ts';
import { createTinySite, finished, freshPath, page, readTree, run, start, writeTree } from './tiny-site.ts';

describe('a build that does not come to its end', () => {
  // A page that says when it is being rendered, and never ends.
  const endless = `import { writeSync } from 'node:fs';
import { defineShortcode } from 'lockstep';
export default defineShortcode({
  name: 'endless', params: {}, inner: false, examples: [],
  render() {
    writeSync(2, 'At work.');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    return { kind: 'text', text: 'done' };
  },
});
`;
  const site = createTinySite({
    ...GOOD,
    'content/en/docs/endless.md': page('Endless', '{{< endless >}}'),
    'shortcodes/endless.ts': endless,
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s leaves what was there, and nothing beside it', async (signal, code) => {
    const there = fill(site.out);
    const cache = freshPath('cache');
    const child = start(['build', '--site', site.root, '--out', site.out, '--cache', cache]);
    child.stderr?.on('data', (text: string | Buffer) => {
      if (String(text).includes('At work.')) child.kill(signal);
    });
    const result = await finished(child);
    expect(result).toMatchObject({ code, stdout: '' });
    expect(result.stderr).toContain('Rendering pages');
    expect(readTree(site.out)).toEqual(there);
    expect(leftovers(site.out)).toEqual([]);
  });

  it('a cache that takes no page leaves what was there, and says why', async () => {
    const other = createTinySite(GOOD);
    const there = fill(other.out);
    const cache = freshPath('cache');
    // Each folder that an entry would go to is a file.
    for (let shard = 0; shard < 256; shard += 1)
      writeTree(cache, { [`pages/${shard.toString(16).padStart(2, '0')}`]: '' });
    const { code, stderr, stdout } = await run([
      'build',
      '--site',
      other.root,
      '--out',
      other.out,
      '--cache',
      cache,
    ]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^lockstep: Unexpected failure to write to the cache folder .*--cache\.$/m);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(readTree(other.out)).toEqual(there);
    expect(leftovers(other.out)).toEqual([]);
  });
});

describe('a page that is edited while the site is built', () => {
  const site = createTinySite({
    'content/en/a.md': page('A', '{{< edit >}}'),
    'content/en/b.md': page('B', 'What it was.'),
    'shortcodes/edit.ts': `import { appendFileSync } from 'node:fs';
import { defineShortcode } from 'lockstep';
export default defineShortcode({
  name: 'edit', params: {}, inner: false, examples: [],
  render() {
    appendFileSync(new URL('../content/en/b.md', import.meta.url), 'More.');
    return { kind: 'text', text: 'edited' };
  },
});
`,
  });
  it('is reported, and not kept as what it was', async () => {
    const first = await site.check();
    expect(first.report.problems).toMatchObject([{ code: 'render-failed', file: 'content/en/b.md' }]);
    expect(first.report.problems[0]?.message).toContain('Unexpected change of the page');
    const second = await site.check();
    expect(second.report.problems).toEqual([]);
  });
});
