import { parentPort } from 'node:worker_threads';
import sharp from 'sharp';
import { createPainter, type Painter } from '../../compositions/video/painter.ts';
import { freePixels } from '../render/raster.ts';
import { i420Bytes, toI420 } from '../video/paint/i420.ts';
import type { PaintReply, PaintRequest } from '../video/paint/messages.ts';
import { loadPaintTools } from './paint-tools.ts';

/** One thread a worker is all there is to share. */
sharp.concurrency(1);
sharp.cache(false);

let painter: Painter | undefined;

/** Paints frames of the video that was opened last, one message after the other. */
let queue: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (request: PaintRequest) => {
  queue = queue.then(() => answer(request)).catch((error: unknown) => reply({ kind: 'failed', error }));
});

async function answer(request: PaintRequest): Promise<void> {
  if (request.kind === 'open') {
    painter = createPainter(request.video, await loadPaintTools(request.video, request.assets));
    return;
  }
  for (const frame of request.frames) {
    await freePixels();
    const pixels = painter!.paint(frame);
    const data =
      request.as === 'rgba' ? new Uint8Array(pixels.data) : new Uint8Array(i420Bytes(pixels.width, pixels.height));
    if (request.as === 'i420') toI420(pixels, data);
    reply({ kind: 'painted', frame, data }, [data.buffer as ArrayBuffer]);
  }
  reply({ kind: 'done' });
}

const reply = (message: PaintReply, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(message, moved);
