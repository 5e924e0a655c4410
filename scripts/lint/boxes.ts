import type { Box } from '../../compositions/layout/mark.ts';

/** What two boxes share; undefined where that is less than `least` px in one direction. */
export function shared(a: Box, b: Box, least: number): Box | undefined {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width >= least && height >= least ? { x, y, width, height } : undefined;
}

/** By how much a box stands out of another at its worst edge, px; 0 or less where it lies inside. */
export function outside(inner: Box, outer: Box): number {
  return Math.max(
    outer.x - inner.x,
    outer.y - inner.y,
    inner.x + inner.width - outer.x - outer.width,
    inner.y + inner.height - outer.y - outer.height,
  );
}

export const areaOf = ({ width, height }: Box): number => width * height;

/** Whether a point lies in a box with round corners, as both renderers draw them. */
export function inRounded(box: Box, radius: number, x: number, y: number): boolean {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  if (x < box.x || x > right || y < box.y || y > bottom) return false;
  const corner = Math.min(radius, box.width / 2, box.height / 2);
  const dx = Math.max(box.x + corner - x, x - right + corner, 0);
  const dy = Math.max(box.y + corner - y, y - bottom + corner, 0);
  return dx * dx + dy * dy <= corner * corner;
}
