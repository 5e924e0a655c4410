import { encode } from 'uqr';
import type { Box, Mark } from '../layout/mark.ts';
import type { Piece } from '../layout/piece.ts';

/** Quiet zone around a code, modules (ISO/IEC 18004). */
const BORDER = 4;
/** Narrower modules are lost when a platform makes the picture smaller, px. */
const LEAST_MODULE = 3;
/** Longer addresses make codes that no phone reads off a screen, bytes. */
const LONGEST = 600;

/** Modules of a code without its border, `true` for dark, by rows; undefined for an address too long for one. */
export function qrModules(address: string): readonly (readonly boolean[])[] | undefined {
  if (new TextEncoder().encode(address).length > LONGEST) return undefined;
  return encode(address, { ecc: 'M', border: 0 }).data;
}

/**
 * A QR code of the address on a light plate with its quiet zone, at most `side` px wide; every module is a whole number of
 * px, so that its edges are sharp wherever the plate stands on a whole px. Undefined where modules would be too small.
 */
export function qrPiece(
  address: string,
  side: number,
  { light, dark }: { light: string; dark: string },
): Piece | undefined {
  const modules = qrModules(address);
  if (!modules) return undefined;
  const count = modules.length + 2 * BORDER;
  const module = Math.floor(side / count);
  if (module < LEAST_MODULE) return undefined;
  const width = module * count;
  const box: Box = { x: 0, y: 0, width, height: width };
  const plate: Mark = { kind: 'rect', box, fill: light, radius: module * 2 };
  return { width, height: width, marks: [plate, { kind: 'path', box, d: pathOf(modules, module), fill: dark }] };
}

/** Runs of dark modules as rectangles, so that no hair of light shows between neighbours of one row. */
function pathOf(modules: readonly (readonly boolean[])[], module: number): string {
  let d = '';
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      let end = x;
      while (row[end]) end += 1;
      const run = (end - x) * module;
      d += `M${(x + BORDER) * module} ${(y + BORDER) * module}h${run}v${module}h${-run}Z`;
      x = end;
    }
  });
  return d;
}
