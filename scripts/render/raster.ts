import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Resvg } from '@resvg/resvg-js';

// resvg's pixels are freed with their JavaScript handles, which V8 takes for small. Handles of a picture just drawn are
// young: a scavenge of half a millisecond frees them.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as (options: { type: 'minor' }) => void;

/** RGBA, 8 bits a channel, rows from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/**
 * Draws an SVG that holds no text and no outside reference. resvg's pixels are premultiplied; every page has an
 * opaque ground, so they are the plain colours.
 */
export async function rasterise(svg: string): Promise<Pixels> {
  await freePixels();
  return rasteriseNow(svg);
}

/** Lets go of the pixels of pictures that nobody holds any more. */
export async function freePixels(): Promise<void> {
  collectGarbage({ type: 'minor' });
  // Node frees what was collected in a turn of its own.
  await setImmediate();
}

/** The same at once, for those who free pixels themselves. */
export function rasteriseNow(svg: string): Pixels {
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return { width: image.width, height: image.height, data: image.pixels };
}
