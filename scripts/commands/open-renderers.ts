import { availableParallelism } from 'node:os';
import { lockFolder } from '../cache/lock.ts';
import type { Config } from './command.ts';

/** What a painting thread runs. */
export const PAINTER = new URL('../workers/paint-worker.mjs', import.meta.url).href;

/** Unpacking a browser and bundling take seconds; a run that waits longer than this waits for something that hangs. */
const PATIENCE_MS = 10 * 60_000;

/**
 * How the renderers of a run are opened. Their modules, and all that draws, are loaded only then. `toolCache` holds
 * the browser and the bundle, which serve every workspace.
 */
export const openRenderers = (toolCache: string, environment: NodeJS.ProcessEnv): Config['renderers'] => ({
  async still(workers = availableParallelism()) {
    const { createStillRenderer } = await import('../workers/still-pool.ts');
    return createStillRenderer({ workers });
  },
  async video(workers = availableParallelism()) {
    const { createVideoRenderer } = await import('../video/renderer.ts');
    const { createVideoPreparation } = await import('../workers/prepare-video.ts');
    const { assetLint } = await import('../workers/asset-lint.ts');
    const { assetSounds } = await import('../workers/job-sounds.ts');
    const { findKept } = await import('../workers/find-kept.ts');
    const prepare = createVideoPreparation();
    const concurrency = Math.min(workers, availableParallelism());
    return createVideoRenderer({
      cacheDir: toolCache,
      lock: lockToolFolder,
      concurrency,
      prepare: (input, { assets }) => prepare(input, assetLint(assets), assetSounds(assets)),
      findKept,
      environment,
      painter: PAINTER,
    });
  },
});

/** Takes a folder of the tool's cache for this process alone. Throws where another holds it for too long. */
export async function lockToolFolder(folder: string): Promise<() => Promise<void>> {
  const taken = await lockFolder(folder, { patience: PATIENCE_MS, onWait: () => undefined });
  if ('heldBy' in taken) throw new Error(`${folder} is held by process ${taken.heldBy.pid}`);
  return taken.release;
}
