/** `check --watch`, run by the real program: its output after a change, and its end. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runProgramSync } from '../program/run-program.ts';

const PROGRAM = fileURLToPath(new URL('../../scripts/lockstep.ts', import.meta.url));

let root = '';
let child: ChildProcessByStdio<null, Readable, null> | undefined;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'check-watch-'));
  put('content/en/_index.md', '---\ntitle: Home\n---\n[old](/old/)\n');
  put('content/en/a.md', '---\ntitle: A\n---\n[gone](/gone/)\n');
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const command = (...args: readonly string[]) => [
  'check',
  '--watch',
  '--site',
  root,
  '--cache',
  join(root, '.cache'),
  ...args,
];

/** Starts the program. @returns a function that waits for a line with a given beginning, and returns the output since the last such line */
function start(...args: readonly string[]) {
  const started = spawn(process.execPath, [PROGRAM, ...command(...args)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  let printed = '';
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    started.emit('printed');
  });
  const until = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(printed);
      if (found !== null) {
        const end = found.index + found[0].length;
        const before = printed.slice(0, end);
        printed = printed.slice(end);
        return before;
      }
      await once(started, 'printed');
    }
  };
  return { started, until };
}

it('prints what a change makes different, writes files anew, and ends when it is stopped', async () => {
  const file = join(root, 'report.json');
  const { started, until } = start('--format', 'table', '--format', `json=${file}`);
  expect(await until(/^Watching .*\n/m)).toMatch(/\/gone\/[\s\S]*Checked 2 pages/);
  put('content/en/a.md', '---\ntitle: A\n---\n\nMoved down: [old](/old/)\n');
  const difference = await until(/^\d+ new.*\n/m);
  expect(difference).toContain('content/en/a.md:5:19  error  missing-page');
  expect(difference).toContain('Gone: content/en/a.md:4:8  missing-page');
  expect(difference).not.toContain('_index.md');
  expect(difference).toMatch(/1 new, 1 gone: 2 left\.\n$/);
  expect(JSON.parse(readFileSync(file, 'utf8')).problems).toHaveLength(2);
  put('content/en/a.md', '---\ntitle: A\n---\n\nMoved, and the same: [old](/old/)\n');
  expect(await until(/^No difference: 2 left\.\n/m)).toBe('No difference: 2 left.\n');
  put('lockstep.config.ts', 'export default { title: ');
  expect(await until(/error.*\n/)).toContain('lockstep.config.ts');
  rmSync(join(root, 'lockstep.config.ts'));
  put('content/en/a.md', '---\ntitle: A\n---\nFine.\n');
  expect(await until(/^\d+ new.*\n/m)).toContain('0 new, 1 gone: 1 left.');
  started.kill('SIGINT');
  expect(await once(started, 'exit')).toEqual([0, null]);
});

it('is refused next to what needs one run', () => {
  for (const args of [['--changed-since', 'HEAD'], ['--update-baseline'], ['--format', 'json']]) {
    const { status, stderr } = runProgramSync(command(...args));
    expect([status, stderr]).toEqual([2, expect.stringContaining('with --watch')]);
  }
});
