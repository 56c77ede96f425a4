/** Workers: the output of a build with workers is the same, byte for byte, as without, even if workers fail. */
import type { ChildProcess } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { hasRedis, startRedis } from '../io/redis-server.ts';
import { createTinySite, finished, freshCache, freshPath, page, readTree, start } from './tiny-site.ts';

/** The number of pages in the smallest batches. */
const BATCH = 4;
/** As many pages as a build and a worker take at once, and some more for the next worker. */
const PAGES = BATCH * (2 * availableParallelism() + 5);

/** A module that makes a build wait until a file exists, and ends a worker, controlled by environment variables. */
const TRAP = `
import { existsSync } from 'node:fs';
import { defineShortcode, h, nodes } from 'lockstep';

export default defineShortcode({
  name: 'trap',
  params: {},
  inner: false,
  examples: [{ source: '{{< trap >}}', shows: 'rendered' }],
  render() {
    if (process.env.TRAP_KILLS) process.kill(process.pid, 'SIGKILL');
    const file = process.env.TRAP_WAITS_FOR;
    const lock = new Int32Array(new SharedArrayBuffer(4));
    while (file && !existsSync(file)) Atomics.wait(lock, 0, 0, 50);
    return nodes(h('span', {}, 'rendered'));
  },
});
`;

function createSite() {
  const pages = Array.from({ length: PAGES }, (_, at): [string, string] => [
    `content/en/docs/page-${at}.md`,
    page(`Page ${at}`, `{{< trap >}}\n\nSee [the next](/docs/page-${(at + 1) % PAGES}/).`),
  ]);
  return createTinySite({
    'content/en/docs/_index.md': page('Docs', ''),
    'shortcodes/trap.ts': TRAP,
    ...Object.fromEntries(pages),
  });
}

function cacheWithBundles(): string {
  const cache = freshCache();
  return cache;
}

interface Worker {
  readonly child: ChildProcess;
  untilPrinted(text: string): Promise<unknown>;
  readonly over: ReturnType<typeof finished>;
}

function startWorker(root: string, redis: string, env: Readonly<Record<string, string>> = {}): Worker {
  const child = start(['worker', '--site', root, '--redis', redis, '--cache', cacheWithBundles()], { env });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return {
    child,
    untilPrinted: (text) => expect.poll(() => output, { timeout: 300_000 }).toContain(text),
    over: finished(child),
  };
}

it('builds with workers of which one is killed by every page and one has another content', async ({
  skip,
}) => {
  skip(!hasRedis, 'redis-server is not installed');
  const site = createSite();
  const { report: first } = await site.build(['--cache', cacheWithBundles()]);
  expect(first.problems).toEqual([]);
  const alone = readTree(site.out);
  const redis = await startRedis();
  const client = new Redis(redis.url);
  try {
    const poisoned = startWorker(site.root, redis.url, { TRAP_KILLS: '1' });
    await poisoned.untilPrinted('Waiting for builds');
    const go = freshPath('go');
    const building = site.build(
      ['--cache', cacheWithBundles(), '--redis', redis.url, '--time-limit', '280'],
      { env: { TRAP_WAITS_FOR: go } },
    );
    expect(await poisoned.over).toMatchObject({ signal: 'SIGKILL' });

    const other = freshPath('other');
    cpSync(site.root, other, { recursive: true });
    writeFileSync(`${other}/content/en/docs/page-0.md`, page('Page 0', 'Another text.'));
    const foreign = startWorker(other, redis.url);
    await foreign.untilPrinted('Refused the build');
    const good = startWorker(site.root, redis.url);
    await expect.poll(() => client.keys('lockstep:cache:pages:*'), { timeout: 300_000 }).not.toEqual([]);
    writeFileSync(go, '');

    const { report } = await building;
    expect(readTree(site.out)).toEqual(alone);
    expect(report.problems.map(({ code }) => code)).toEqual(['refused-worker']);
    expect(await client.keys('lockstep:b*')).toEqual([]);
    await good.untilPrinted('Left the build');
    for (const worker of [good, foreign]) {
      worker.child.kill('SIGINT');
      expect(await worker.over).toMatchObject({ code: 0, stderr: '' });
    }
  } finally {
    client.disconnect();
    await redis.stop();
  }
});
