import type { Grey } from './grey.ts';

/** Rows of a sheet, from `top` up to `bottom`, px. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/**
 * How far two drawings of a line put their ink in the same places: F1, 1 for the same ink. Ink counts as met where the
 * other has as much within a px, for two rasterisers never blur an edge alike; a dot or a subscript that stands
 * elsewhere is not met, nor is a letter of another width.
 */
export function inkF1(a: Grey, b: Grey, band: Band): number {
  const [precision, recall] = [met(a, b, band), met(b, a, band)];
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Share of the ink of `a` that `b` has too; 1 where there is none. */
function met(a: Grey, b: Grey, { top, bottom }: Band): number {
  let ink = 0;
  let found = 0;
  for (let y = Math.max(0, top); y < Math.min(a.height, bottom); y++) {
    for (let x = 0; x < a.width; x++) {
      const own = 255 - a.data[y * a.width + x]!;
      if (own === 0) continue;
      ink += own;
      found += Math.min(own, mostInk(b, x, y));
    }
  }
  return ink === 0 ? 1 : found / ink;
}

/** The darkest of a pixel and its eight neighbours. */
function mostInk({ width, height, data }: Grey, x: number, y: number): number {
  let least = 255;
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
      least = Math.min(least, data[row * width + column]!);
    }
  }
  return 255 - least;
}
