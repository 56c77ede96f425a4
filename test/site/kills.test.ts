/** Commands that write, killed while they do: a few of the kills that `npm run bench -- kills` does by the hundred. */
import { expect, it } from 'vitest';
import { runKills } from '../../bench/kills.ts';

it('a kill while pages or the output are written loses and cuts nothing', async () => {
  const results = await runKills({ count: 8, seed: 7, pages: 6 });
  expect(results.map(({ command, damaged }) => ({ command, damaged }))).toEqual(
    ['build', 'drift pin', 'links --fix', 'import --write'].map((command) => ({ command, damaged: [] })),
  );
  for (const { command, during } of results) expect(during, command).toBeGreaterThan(0);
});
