import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Sites are really built in some of the tests.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
