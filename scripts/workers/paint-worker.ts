import { parentPort } from 'node:worker_threads';
import sharp from 'sharp';
import type { Pixels } from '../../compositions/paint/pixels.ts';
import { createPainter, type Painter } from '../../compositions/video/painter.ts';
import { freePixels } from '../render/raster.ts';
import { halved, toI420 } from '../video/paint/i420.ts';
import type { FrameLayout, PaintReply, PaintRequest } from '../video/paint/messages.ts';
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
    const data = inLayout(painter!.paint(frame), request.as);
    reply({ kind: 'painted', frame, data }, [data.buffer as ArrayBuffer]);
  }
  reply({ kind: 'done' });
}

/** A copy: what was painted belongs to the painter. */
function inLayout(pixels: Pixels, layout: FrameLayout): Uint8Array {
  switch (layout) {
    case 'rgba':
      return new Uint8Array(pixels.data);
    case 'i420':
      return toI420(pixels);
    case 'i420-half':
      return toI420(halved(pixels));
  }
}

const reply = (message: PaintReply, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(message, moved);
