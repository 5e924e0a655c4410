import type { Mark } from '../../../layout/mark.ts';
import { entering, moved } from '../../../layout/piece.ts';
import type { Context } from '../../context.ts';
import { numberPiece } from '../number.ts';
import { type Chart, isMain, type Series } from './chart.ts';
import type { Point } from './line-path.ts';
import { onGround } from './on-ground.ts';

/** A point with its number. */
export interface Shown {
  readonly point: Point;
  readonly main: boolean;
  readonly label: readonly Mark[];
}

interface Room {
  readonly points: readonly (Point | undefined)[];
  /** From where on numbers may stand, px: before it are those of the axis. */
  readonly left: number;
  readonly width: number;
  readonly radius: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the axis' highest number stands. */
  readonly taken: { readonly top: number; readonly bottom: number; readonly right: number } | undefined;
}

/** How far from its point a number may stand, in grid units: farther where the line runs on beside it. */
const LIFTS = [0.5, 2, 4] as const;

/** The numbers of a line's telling points that have room, over their points or else under them. */
export function pointNumbers(context: Context, chart: Chart, room: Room): Shown[] {
  const { colours, scale } = context;
  const [series] = chart.series as [Series];
  const { points, left, width, radius, top, bottom, taken } = room;
  const boxes: { x: number; y: number; width: number; height: number }[] = [];
  return candidates(chart, series).flatMap((index): Shown[] => {
    const point = points[index]!;
    const main = isMain(chart, index);
    const figure = numberPiece(context, series.values[index]!, {
      key: series.name.key,
      size: scale.body,
      width,
      fill: main ? colours.accentText : colours.ink,
      wordsFill: colours.ink,
      role: 'body',
    });
    const x = Math.min(Math.max(left, point.x - figure.width / 2), width - figure.width);
    const fars = LIFTS.map((lift) => radius + scale.unit * lift);
    // Under the line of an area there is the area.
    const places = [
      ...fars.map((far) => point.y - far - figure.height),
      ...(chart.chart === 'area' ? [] : fars.map((far) => point.y + far)),
    ];
    const y = places.find((place) => {
      const box = { x: x - scale.unit, y: place, width: figure.width + 2 * scale.unit, height: figure.height };
      const isFree =
        boxes.every((other) => !meet(box, other)) &&
        !points.some((other, at) => at !== index && other && holds(box, other, radius));
      const isOffAxis = !taken || x > taken.right || place > taken.bottom || place + figure.height < taken.top;
      return isFree && isOffAxis && place >= top && place + figure.height <= bottom;
    });
    if (y === undefined) return main || index === points.length - 1 ? [{ point, main, label: [] }] : [];
    boxes.push({ x, y, width: figure.width, height: figure.height });
    const label = entering(onGround(figure, colours.ground), 4, 'fade');
    return [{ point, main, label: moved(label.marks, x, y) }];
  });
}

type Box = Mark['box'];

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const holds = ({ x, y, width, height }: Box, point: Point, radius: number): boolean =>
  point.x > x - radius && point.x < x + width + radius && point.y > y - radius && point.y < y + height + radius;

/** Points worth a number: what carries the finding, last and first. */
function candidates(chart: Chart, { values }: Series): number[] {
  const present = values.flatMap((value, index) => (value ? [index] : []));
  if (present.length === 0) return [];
  return [...new Set([...present.filter((index) => isMain(chart, index)), present.at(-1)!, present[0]!])];
}
