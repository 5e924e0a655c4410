import type { Pixels } from '../../render/raster.ts';

/** Grey values, 0 black to 255 white, rows from the top. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** An opaque picture in grey by the weights of Rec. 709, in whole numbers: both drawings by the same sum. */
export function toGrey({ width, height, data }: Pixels): Grey {
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at++) {
    grey[at] = (54 * data[at * 4]! + 183 * data[at * 4 + 1]! + 19 * data[at * 4 + 2]!) >> 8;
  }
  return { width, height, data: grey };
}
