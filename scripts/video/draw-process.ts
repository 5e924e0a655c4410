import { rename } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { DrawProgress } from '../job/rendered.ts';
import {
  DrawError,
  type DrawFailure,
  type DrawReply,
  type DrawRequest,
  type DrawSetup,
  type PaintedSetup,
  type PlainSetup,
  saysFull,
} from './protocol.ts';

/** Draws a video and its poster into the folder of the request. */
type Draw = (request: DrawRequest, tell: Tell) => Promise<void>;
type Tell = (progress: DrawProgress) => void;

/**
 * The process that draws videos: threads, Remotion, the browser and ffmpeg live and die with it. When Chrome is killed,
 * Remotion may throw where nobody can catch, or wait for ever; here that ends one process, not the run.
 */
async function main(setup: DrawSetup): Promise<void> {
  const draw = setup.renderer === 'plain' ? await plainly(setup) : await painted(setup);
  // Both end the browser too: Remotion kills its process group when this process exits.
  process.on('SIGTERM', () => process.exit(143));
  process.on('disconnect', () => process.exit(0));
  process.on('message', (request: DrawRequest) => {
    draw(request, (progress) => reply({ kind: 'progress', ...progress })).then(
      () => reply({ kind: 'drawn' }),
      (error: unknown) => reply({ kind: 'failed', failure: describe(error) }),
    );
  });
}

/** Our own painter: no browser, no bundle. Threads start with the first video and stay. */
async function painted({ worker }: PaintedSetup): Promise<Draw> {
  const { drawPainted } = await import('./paint/draw-painted.ts');
  const { openPaintPool } = await import('./paint/paint-pool.ts');
  let pool: ReturnType<typeof openPaintPool> | undefined;
  return (request, tell) => {
    pool ??= openPaintPool(worker, Math.min(request.concurrency, availableParallelism()));
    return drawPainted(request, pool, tell);
  };
}

/** Plain Remotion in a browser, which is started with the first video and stays. */
async function plainly(setup: PlainSetup): Promise<Draw> {
  const { openBrowser } = await import('@remotion/renderer');
  const { drawPlain } = await import('./draw-plain.ts');
  const { startBundleServer } = await import('./server.ts');
  const { joinParts } = await import('./join.ts');
  const { openParts } = await import('./parts.ts');
  const { soundTrack } = await import('./sound-track.ts');
  const server = await startBundleServer(setup.bundle);
  let opening: ReturnType<typeof openBrowser> | undefined;
  const browser = (): ReturnType<typeof openBrowser> => {
    const { executable, mode } = setup.browser;
    opening ??= openBrowser('chrome', { browserExecutable: executable, chromeMode: mode, logLevel: 'error' });
    return opening;
  };
  return async (request, tell) => {
    // Nothing is lost on the way to the encoder of a master: what ours are compared with.
    const frames = request.profile === 'master' ? 'png' : 'jpeg';
    await drawPlain({ server, browser, setup, request, frames, progress: (done) => tell({ done }) });
    // Remotion would mix and encode the sound in its own way: what is heard is the same, whoever draws.
    const { folder } = request;
    const pictures = path.join(folder, 'pictures.mp4');
    await rename(path.join(folder, 'video.mp4'), pictures);
    const sound = await soundTrack(request, openParts(request.kept));
    await joinParts({ pictures: [pictures], sound, folder, file: path.join(folder, 'video.mp4') });
  };
}

const reply = (message: DrawReply): void => void process.send?.(message);

function describe(error: unknown): DrawFailure {
  if (error instanceof DrawError) return error.failure;
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  if (code === 'ENOSPC' || saysFull(message)) return { kind: 'full' };
  return { kind: 'error', reason: message.split('\n')[0] ?? '' };
}

await main(JSON.parse(process.argv[2] ?? '') as DrawSetup);
