/** Commands that write, killed while they do: a few of the kills that `npm run bench -- kills` does by the hundred. */
import { expect, it } from 'vitest';
import { type KillResult, runKills } from '../../bench/kills.ts';

it('a kill while pages or the output are written loses and cuts nothing', async () => {
  const seen: KillResult[] = [];
  const results = await runKills({ count: 8, seed: 7, pages: 6, onKill: (result) => void seen.push(result) });
  expect(results.map(({ command, damaged }) => ({ command, damaged }))).toEqual(
    ['build', 'drift pin', 'links --fix', 'import --write'].map((command) => ({ command, damaged: [] })),
  );
  for (const { command, during } of results) expect(during, command).toBeGreaterThan(0);
  // Each is known as soon as it is over: a run that is stopped has the figures up to then.
  expect(seen.map(({ command, kills }) => `${command} ${kills}`)).toEqual(
    results.flatMap(({ command }) => [`${command} 1`, `${command} 2`]),
  );
});
