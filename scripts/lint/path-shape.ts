import type { Box, PathMark } from '../../compositions/layout/mark.ts';
import { flattenPath, type Polyline } from './flatten-path.ts';

/** A path mark as geometry, px of the page. */
export interface PathShape {
  /** Around all that it paints, its stroke included. */
  readonly bounds: Box;
  /** Whether the point lies in its fill (the nonzero rule, as SVG fills by default), if it has one. */
  fills(x: number, y: number): boolean;
  /** Whether the point lies on its stroke, if it has one. */
  strokes(x: number, y: number): boolean;
  /** Points along its lines inside the box, `step` px apart: where a thin line would slip through a grid. */
  along(box: Box, step: number): [x: number, y: number][];
}

const known = new WeakMap<PathMark, PathShape>();

/** The shape of a path mark, made once. */
export function pathShape(mark: PathMark): PathShape {
  const shape = known.get(mark) ?? createShape(mark);
  known.set(mark, shape);
  return shape;
}

function createShape({ d, box, fill, stroke, strokeWidth = 1 }: PathMark): PathShape {
  const lines = flattenPath(d).map(({ points, closed }) => ({
    points: points.map((value, index) => value + (index % 2 === 0 ? box.x : box.y)),
    closed,
  }));
  const reach = stroke === undefined ? 0 : strokeWidth / 2;
  return {
    bounds: boundsOf(lines, reach),
    fills: (x, y) => fill !== undefined && fill !== 'none' && winding(lines, x, y) !== 0,
    strokes: (x, y) =>
      stroke !== undefined && segmentsOf(lines, true).some((segment) => distance(segment, x, y) <= reach),
    along: (area, step) => segmentsOf(lines, true).flatMap((segment) => pointsIn(segment, area, step)),
  };
}

type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

/** The straight pieces of the lines. Open lines are closed for filling, and are drawn open. */
function segmentsOf(lines: readonly Polyline[], asDrawn: boolean): Segment[] {
  return lines.flatMap(({ points, closed }) => {
    const segments: Segment[] = [];
    for (let at = 2; at < points.length; at += 2) {
      segments.push([points[at - 2]!, points[at - 1]!, points[at]!, points[at + 1]!]);
    }
    if (closed || !asDrawn) segments.push([points.at(-2)!, points.at(-1)!, points[0]!, points[1]!]);
    return segments;
  });
}

function boundsOf(lines: readonly Polyline[], reach: number): Box {
  const xs = lines.flatMap(({ points }) => points.filter((_, index) => index % 2 === 0));
  const ys = lines.flatMap(({ points }) => points.filter((_, index) => index % 2 === 1));
  const [left, top] = [Math.min(...xs) - reach, Math.min(...ys) - reach];
  return { x: left, y: top, width: Math.max(...xs) + reach - left, height: Math.max(...ys) + reach - top };
}

/** How often the lines go round the point. */
function winding(lines: readonly Polyline[], x: number, y: number): number {
  let turns = 0;
  for (const [x0, y0, x1, y1] of segmentsOf(lines, false)) {
    const side = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0);
    if (y0 <= y && y1 > y && side > 0) turns += 1;
    else if (y0 > y && y1 <= y && side < 0) turns -= 1;
  }
  return turns;
}

function distance([x0, y0, x1, y1]: Segment, x: number, y: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length));
  return Math.hypot(x - x0 - share * dx, y - y0 - share * dy);
}

function pointsIn([x0, y0, x1, y1]: Segment, box: Box, step: number): [number, number][] {
  const count = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / step));
  const points: [number, number][] = [];
  for (let index = 0; index <= count; index += 1) {
    const x = x0 + ((x1 - x0) * index) / count;
    const y = y0 + ((y1 - y0) * index) / count;
    if (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) points.push([x, y]);
  }
  return points;
}
