/** Machines that share a cache: their joint output is the same, byte for byte, as that of a single one. */
import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import type { Page } from '../../src/corpus/index.ts';
import { choosePages } from '../../src/site/build-shard.ts';
import { GOOD } from './good-site.ts';
import { createTinySite, freshPath, readTree, run } from './tiny-site.ts';

it('builds from parts that other machines have made, and makes itself what is damaged of them', async () => {
  const site = createTinySite(GOOD);
  await site.build(['--cache', freshPath('alone')]);
  const alone = readTree(site.out);
  const shared = freshPath('shared');
  const env = { LOCKSTEP_REMOTE_CACHE: pathToFileURL(shared).href };
  const parts = await Promise.all(
    ['1/2', '2/2'].map((part) =>
      run(['build', '--site', site.root, '--shard', part, '--cache', freshPath('part'), '--format', 'json'], {
        env,
      }),
    ),
  );
  expect(parts.map(({ code }) => code)).toEqual([0, 0]);
  const summaries = parts.map(
    ({ stdout }): { pages: number; rendered: number } => JSON.parse(stdout).summary,
  );
  expect(summaries.map(({ pages }) => pages > 0)).toEqual([true, true]);
  expect(summaries[0]?.rendered).toBe(summaries[0]?.pages);

  const together = await site.build(['--cache', freshPath('third')], { env });
  expect(together.report.summary).toMatchObject({ rendered: 0, printed: 0, remote: { damaged: 0 } });
  expect(readTree(site.out)).toEqual(alone);

  const [damaged] = readdirSync(join(shared, 'pages'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  );
  truncateSync(join(damaged?.parentPath ?? '', damaged?.name ?? ''), 50);
  const repaired = await site.build(['--cache', freshPath('fourth')], { env });
  expect(repaired.report.summary).toMatchObject({ rendered: 1, remote: { damaged: 1 } });
  expect(readTree(site.out)).toEqual(alone);
});

it('gives each page to one part, whatever the sizes', () => {
  const pages = Array.from({ length: 100 }, (_, at) => ({ id: `p${at}`, locale: 'en' }) as Page);
  for (const [count, sizeOf] of [
    [7, () => 0],
    [3, (page: Page) => (page.id === 'p50' ? 1e6 : 1)],
    [200, () => 10],
  ] as const) {
    const parts = Array.from({ length: count }, (_, at) =>
      choosePages(pages, sizeOf, { index: at + 1, count }),
    );
    expect(
      parts
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(pages.map(({ id }) => id).sort());
  }
});
