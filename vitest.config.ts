import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/postgres.ts',
    // whoever watches wants to know at once; on a busy machine of CI a test that keeps real time may try again
    retry: process.env['CI'] ? 2 : 0,
    testTimeout: process.env['CI'] ? 90_000 : 20_000,
    hookTimeout: 120_000,
  },
});
