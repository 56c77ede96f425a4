/** Builds that are interrupted, crash, or whose folders change meanwhile. */
import { once } from 'node:events';
import { watch } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fill, GOOD, leftovers } from './good-site.ts';
import {
  CONFIG,
  createTinySite,
  finished,
  freshCache,
  page,
  readTree,
  run,
  start,
  type TinySite,
  writeTree,
} from './tiny-site.ts';

/** Builds over an earlier output, and sends a signal when a page is being rendered. */
async function killAtWork(site: TinySite, signal: NodeJS.Signals) {
  const there = fill(site.out);
  const cache = freshCache();
  const child = start(['build', '--site', site.root, '--out', site.out, '--cache', cache]);
  child.stderr?.on('data', (text: string | Buffer) => {
    if (String(text).includes('At work.')) child.kill(signal);
  });
  return { result: await finished(child), there };
}

/** Waits until the shell that removes the prepared output has ended: it outlives the program for a moment. */
async function untilGone(out: string): Promise<void> {
  const folder = dirname(out);
  const changes = watch(folder);
  try {
    while (leftovers(out).length > 0) await once(changes, 'change');
  } finally {
    changes.close();
  }
}

describe('a build that does not come to its end', () => {
  // A page that prints a message when it is rendered, and never ends.
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

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    '%s leaves what was there, and nothing next to it',
    async (signal) => {
      const { result, there } = await killAtWork(site, signal);
      expect(result).toMatchObject({ code: null, signal, stdout: '' });
      expect(result.stderr).toContain('Rendering pages');
      expect(readTree(site.out)).toEqual(there);
      await untilGone(site.out);
    },
  );

  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends it also where the thread that would hear it is busy',
    async (signal) => {
      const busy = createTinySite({
        ...GOOD,
        'lockstep.config.ts': CONFIG.replace(
          '});',
          "  search: false,\n  theme: { slots: { 'page-end': './src/End.astro' } },\n});",
        ),
        'src/End.astro': `---
import { writeSync } from 'node:fs';
writeSync(2, 'At work.');
for (;;);
---
`,
      });
      const { result, there } = await killAtWork(busy, signal);
      expect(result).toMatchObject({ code: null, signal, stdout: '' });
      expect(result.stderr).toContain('At work.');
      expect(readTree(busy.out)).toEqual(there);
      await untilGone(busy.out);
    },
  );

  it('a cache that takes no page leaves what was there, and says why', async () => {
    const other = createTinySite(GOOD);
    const there = fill(other.out);
    const cache = freshCache();
    // In place of each folder for entries there is a file.
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
