import type { Mark, Page } from '../../../compositions/layout/mark.ts';
import type { PreparedText } from '../../../compositions/layout/text.ts';
import { pageToSvg } from '../../../compositions/paint/svg.ts';
import { rasterise } from '../../render/raster.ts';
import { type Grey, toGrey } from './grey.ts';

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
  return toGrey(await rasterise(pageToSvg(page, noImages)));
}
