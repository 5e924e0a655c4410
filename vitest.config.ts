import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Benchmarks draw a sample each: `npm run soak` has time for them.
    exclude: ['test/bench/**', 'node_modules/**'],
    // Two cores: more workers only make each other slow, and the video tests start a browser each.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
