import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These run inside VS Code, with mocha.
    exclude: ['test/host/**', '**/node_modules/**'],
    // Colour and the choice of "today" depend on these variables: the machine must not decide.
    env: { NO_COLOR: '1', CI: '' },
    // One core is left to whoever works at the machine, unless it has just two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 120_000,
    restoreMocks: true,
  },
});
