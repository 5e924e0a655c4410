import { Resvg } from '@resvg/resvg-js';

/** Pixels of an opaque picture: RGBA, 8 bits a channel, rows from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/**
 * Draws an SVG that holds no text and no outside reference. resvg's pixels are premultiplied; every page has an
 * opaque ground, so they are the plain colours.
 */
export function rasterise(svg: string): Pixels {
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return { width: image.width, height: image.height, data: image.pixels };
}
