import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const parts = availableParallelism();

/**
 * `npm run soak`: stories edited and runs killed at random for a long time, and the benchmarks' own tests. Each project takes
 * its part of the seeds in a process of its own.
 */
export default defineConfig({
  test: {
    maxWorkers: parts,
    reporters: ['dot', './test/closing-line.ts'],
    projects: Array.from({ length: parts }, (_, part) => ({
      test: {
        name: `part ${part + 1}`,
        include: ['test/soak/*.soak.ts', ...(part === 0 ? ['test/bench/**/*.test.ts'] : [])],
        pool: 'forks' as const,
        // Syntax trees are thrown away at once: with the usual few megabytes, collecting them takes a fifth of the time.
        execArgv: ['--max-semi-space-size=64'],
        testTimeout: 600_000,
        env: {
          SOAK_PART: `${part}/${parts}`,
          ...(existsSync('/dev/shm') && { SOAK_FOLDER: '/dev/shm' }),
        },
      },
    })),
  },
});
