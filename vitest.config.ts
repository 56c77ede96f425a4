import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Much of the time passes in programs that tests start: a core that is spared for vitest itself would idle.
    maxWorkers: '100%',
    // Sites are really built in some of the tests.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
