import { parentPort } from 'node:worker_threads';
import sharp from 'sharp';
import type { Pixels } from '../../compositions/paint/pixels.ts';
import { createPainter, type Painter } from '../../compositions/video/painter.ts';
import { freePixels } from '../render/raster.ts';
import { frameSize } from '../video/paint/frame-size.ts';
import { halved, toI420 } from '../video/paint/i420.ts';
import type { FrameLayout, PaintReply, PaintRequest } from '../video/paint/messages.ts';
import { loadPaintTools } from './paint-tools.ts';

/** One thread a worker is all there is to share. */
sharp.concurrency(1);
sharp.cache(false);

let painter: Painter | undefined;
/** Pictures rasterised since pixels were freed last: frames of a moving photograph need none. */
let rasterised = 0;

/** Paints frames of the video that was opened last, one message after the other. */
let queue: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (request: PaintRequest) => {
  queue = queue.then(() => answer(request)).catch((error: unknown) => reply({ kind: 'failed', error }));
});

async function answer(request: PaintRequest): Promise<void> {
  if (request.kind === 'open') {
    const tools = await loadPaintTools(request.video, request.assets);
    const rasterise = (svg: string): Pixels => {
      rasterised += 1;
      return tools.rasterise(svg);
    };
    painter = createPainter(request.video, { ...tools, rasterise });
    return;
  }
  for (const frame of request.frames) {
    if (rasterised > 0) await freePixels();
    rasterised = 0;
    const data = inLayout(painter!.paint(frame), request.as, request.memory.pop());
    reply({ kind: 'painted', order: request.order, frame, data }, [data.buffer as ArrayBuffer]);
  }
  reply({ kind: 'done' });
}

/** A copy, in that memory where it fits: what was painted belongs to the painter. */
function inLayout(pixels: Pixels, layout: FrameLayout, memory: ArrayBuffer | undefined): Uint8Array {
  const { bytes } = frameSize(pixels, layout);
  const into = memory?.byteLength === bytes ? new Uint8Array(memory) : new Uint8Array(bytes);
  switch (layout) {
    case 'rgba':
      into.set(pixels.data);
      return into;
    case 'i420':
      return toI420(pixels, into);
    case 'i420-half':
      return toI420(halved(pixels), into);
  }
}

const reply = (message: PaintReply, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(message, moved);
