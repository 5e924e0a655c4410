import type { Mark, Page } from '../../../compositions/layout/mark.ts';
import type { PreparedText } from '../../../compositions/layout/text.ts';
import { rasterise } from '../../render/raster.ts';
import { pageToSvg } from '../../render/svg.ts';
import type { Grey } from './chromium.ts';

/** A text with the place of its box on the sheet, px. */
export interface Placed {
  readonly text: PreparedText;
  readonly x: number;
  readonly y: number;
}

/** Draws texts black on white through the stills' own path. */
export async function drawSheet(texts: readonly Placed[], width: number, height: number): Promise<Grey> {
  const marks = texts.map(
    ({ text, x, y }): Mark => ({
      kind: 'text',
      box: { x, y, width: text.slot, height: text.height },
      text,
      fill: '#000000',
      role: 'body',
      weight: 400,
      sizes: { best: text.size, least: text.size },
    }),
  );
  const page: Page = { id: 'sheet', width, height, background: '#ffffff', marks };
  const noImages = (): never => {
    throw new Error('a sheet of text holds no image');
  };
  const { data } = rasterise(await pageToSvg(page, noImages));
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at++) {
    // The weights of Rec. 709, in whole numbers: emoji are not grey.
    grey[at] = (54 * data[at * 4]! + 183 * data[at * 4 + 1]! + 19 * data[at * 4 + 2]!) >> 8;
  }
  return { width, height, data: grey };
}
