import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const parts = availableParallelism();
const update = process.argv.some((argument) => argument === '--update' || argument === '-u');

/**
 * `npm run golden`: every block in every format and a sample of the scripts against the approved pictures; with
 * `-- --update` what is drawn becomes the approved ones. Each project takes its part of the cases.
 */
export default defineConfig({
  test: {
    maxWorkers: parts,
    reporters: ['dot', './test/closing-line.ts'],
    projects: Array.from({ length: parts }, (_, part) => ({
      test: {
        name: `part ${part + 1}`,
        // The guide's pictures are few: one part has time for them.
        include: ['test/golden/*.golden.ts', ...(part === 0 ? ['test/golden/guide/*.golden.ts'] : [])],
        pool: 'forks' as const,
        testTimeout: 60_000,
        hookTimeout: 120_000,
        env: { GOLDEN_PART: `${part}/${parts}`, ...(update && { GOLDEN_UPDATE: '1' }) },
      },
    })),
  },
});
