import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // runs in a repository that has it: test/example.test.ts
    exclude: [...configDefaults.exclude, 'test/example/added/**'],
    globalSetup: 'test/support/databases.ts',
    setupFiles: 'test/support/cleanup.ts',
    // no module keeps anything between files, and loading and warming up all of them again for each file takes longest
    isolate: false,
    // vitest's own choice is one less than there are cores
    maxWorkers: '100%',
    // whoever watches wants to know at once; on a busy machine of CI a test that keeps real time may try again
    retry: process.env['CI'] ? 2 : 0,
    // a guard against what hangs, not a measure: on a busy machine a test takes ten times as long
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
