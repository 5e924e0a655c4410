import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import type { JobInput } from '../../compositions/model/job-input.ts';
import type { Rendered, Renderer } from '../job/rendered.ts';

const WORKER = fileURLToPath(new URL('./still-worker.mjs', import.meta.url));

/** Draws stills on `workers` threads. Each reads the fonts once and keeps them. */
export function createStillRenderer({ workers }: { workers: number }): Renderer {
  const pool = new Tinypool({ filename: WORKER, minThreads: workers, maxThreads: workers, isolateWorkers: false });
  return {
    render: (input: JobInput, place) => pool.run({ input, place }) as Promise<Rendered>,
    close: () => pool.destroy(),
  };
}
