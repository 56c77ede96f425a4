/** Kills commands while they write: a short run of `npm run bench -- kills`. */
import { expect, it } from 'vitest';
import { type KillResult, runKills } from '../../bench/kills.ts';

it('a kill while pages or the output are written loses and cuts nothing', async () => {
  const seen: KillResult[] = [];
  const results = await runKills({ count: 8, seed: 7, pages: 6, onKill: (result) => void seen.push(result) });
  expect(results.map(({ command, damaged }) => ({ command, damaged }))).toEqual(
    ['build', 'drift pin', 'links --fix', 'import --write'].map((command) => ({ command, damaged: [] })),
  );
  for (const { command, during } of results) expect(during, command).toBeGreaterThan(0);
  // The results are available after each kill, so a run that is stopped early has those so far.
  expect(seen.map(({ command, kills }) => `${command} ${kills}`)).toEqual(
    results.flatMap(({ command }) => [`${command} 1`, `${command} 2`]),
  );
});
