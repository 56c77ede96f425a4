import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const BROWSER_TESTS = 'test/browser/**/*.test.ts';
const SITE_TESTS = ['api', 'cli', 'links', 'package', 'site'].map((name) => `test/${name}/**/*.test.ts`);
const SCRATCH = 'test/site/scratch.setup.ts';
const PROGRAMS = 'test/program/global-setup.ts';

const CORES = availableParallelism();
/** What a worker, its programs and its browser pages may take, in bytes. */
const WORKER = 3 * 2 ** 30;

/** Linux’s file system in memory. */
const IN_MEMORY = '/dev/shm';
/** In bytes: several times what the temporary files of all tests take at once. */
const ROOM = 6 * 2 ** 30;

// Tests create and remove some hundred thousand files. In memory, the system takes a third less time for them, and nothing waits for a disk.
if (process.env.TMPDIR === undefined && hasRoomInMemory()) {
  const folder = mkdtempSync(join(IN_MEMORY, 'lockstep-tests-'));
  // A test runs the program as another user, who must come through here to what that test has made.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  // What a test leaves behind would take memory until the machine is restarted.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}

function hasRoomInMemory(): boolean {
  if (!existsSync(IN_MEMORY)) return false;
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize >= ROOM && freemem() >= 2 * ROOM;
}

export default defineConfig({
  // What the program gives to the modules of a site, for tests that look at those of our own.
  resolve: { alias: { lockstep: fileURLToPath(new URL('./src/index.ts', import.meta.url)) } },
  test: {
    // Much of the time passes in programs, browsers and time limits that tests wait for: with three workers, a fifth of two cores was idle.
    maxWorkers: Math.max(CORES, Math.min(CORES * 2, Math.floor(totalmem() / WORKER))),
    // Files share a worker, and with it the modules that they load: loading them anew for each file takes longer than most of its tests.
    isolate: false,
    setupFiles: SCRATCH,
    // Programs and threads that tests start take what Node made of our code from each other: compiling it is most of a short run.
    env: {
      NODE_COMPILE_CACHE: fileURLToPath(new URL('./node_modules/.cache/lockstep/code', import.meta.url)),
    },
    // Ends what hangs, and nothing that is only slow: sites are really built in some of the tests, on machines that may have other work.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // A busy browser takes longer than the second that is usual.
    expect: { poll: { timeout: 120_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'modules',
          include: ['test/**/*.test.ts'],
          exclude: [BROWSER_TESTS, ...SITE_TESTS],
          globalSetup: PROGRAMS,
        },
      },
      { extends: true, test: { name: 'sites', include: SITE_TESTS, globalSetup: PROGRAMS } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [BROWSER_TESTS],
          globalSetup: [PROGRAMS, 'test/browser/global-setup.ts'],
        },
      },
    ],
  },
});
