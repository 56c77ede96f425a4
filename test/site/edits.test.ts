/** A short run of the benchmark `edits`, in a separate process, because Astro behaves differently in tests. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const BENCH = fileURLToPath(new URL('../../bench/run.ts', import.meta.url));

it('builds after random edits are those from nothing, byte for byte', async () => {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV)/.test(name));
  const child = spawn(process.execPath, [BENCH, 'edits', '--count', '2', '--seed', '5'], {
    env: Object.fromEntries(inherited),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
  const code = await new Promise((done) => child.once('close', done));
  expect({ code, out }).toEqual({
    code: 0,
    out: '2 sequences of edits, seed 5: 0 differ from a build from nothing\n',
  });
});
