import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import type { TextFindings, TextTask } from '../commands/text-findings.ts';

const WORKER = fileURLToPath(new URL('./texts-worker.mjs', import.meta.url));

/** Syntax trees are thrown away at once: with the few megabytes of a thread, collecting them took a tenth of the time. */
const YOUNG = 64;

/** Checks texts on so many threads beside this one. */
export function createTextChecker(threads: number): {
  check(task: TextTask): Promise<TextFindings>;
  close(): Promise<void>;
} {
  const pool = new Tinypool({
    filename: WORKER,
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  return { check: (task) => pool.run(task) as Promise<TextFindings>, close: () => pool.destroy() };
}
