import type { Mark } from '../../../layout/mark.ts';
import { entering, moved, type Piece } from '../../../layout/piece.ts';
import type { Size } from '../../../layout/scale.ts';
import type { ShownFigure } from '../../../model/document.ts';
import type { Context } from '../../context.ts';
import { commonSize, leastNumberWidth, numberPiece } from '../number.ts';
import { type Chart, extentWithZero, isMain, MISSING, type Series, seriesFill } from './chart.ts';

/** The part of a lane that its longest bar must have for its numbers to stand at the bars' ends. */
const BARS_SHARE = 0.42;
/** Numbers no smaller than this share of other text stand behind their bars; smaller, all text would follow them. */
const SMALLER = 0.85;
/** Px between a number and the bar under it. */
const UNDER = 4;

/** One bar to draw. */
export interface Bar {
  readonly figure: ShownFigure | null;
  readonly fill: string;
  /** Colour of its number. */
  readonly textFill: string;
}

/** The bar of a category in a measure: what carries the finding is in the accent, a measure among others in its hue. */
export function barOf(context: Context, chart: Chart, { name, values }: Series, index: number, number: number): Bar {
  const { colours } = context;
  const main = isMain(chart, index, { name, values });
  const textFill = main ? colours.accentText : colours.ink;
  const figure = values[index] ?? null;
  if (chart.series.length > 1 && chart.together === 'grouped')
    return { figure, fill: seriesFill(context, number), textFill };
  return { figure, fill: main ? colours.accent : colours.muted, textFill };
}

/**
 * What bars share: where zero is, px from the lane's start, how many px stand for one, and where the numbers are
 * (behind the ends of the bars, or over them where a lane is too narrow for both).
 */
export interface Lane {
  readonly key: string;
  readonly width: number;
  readonly zero: number;
  readonly perUnit: number;
  readonly size: Size;
  readonly place: 'end' | 'over';
}

/** The lane of these figures over `width` px, numbers at `size` or smaller. */
export function laneOf(
  context: Context,
  figures: readonly (ShownFigure | null)[],
  { key, width, size: wanted, place }: { key: string; width: number; size: Size; place?: Lane['place'] },
): Lane {
  const shown = figures.map((figure) => figure ?? MISSING);
  const gap = context.scale.unit;
  const { best, least } = wanted;
  const nearly = { ...wanted, least: Math.max(least, Math.round(best * SMALLER)) };
  const roomy = { key, size: nearly, width: width * (1 - BARS_SHARE) - gap };
  const isEnd = place !== 'over' && shown.every((figure) => leastNumberWidth(context, figure, roomy) <= roomy.width);
  const { best: common } = commonSize(context, shown, isEnd ? roomy : { key, size: wanted, width });
  const size = { ...wanted, best: common };
  const widths = shown.map((figure) =>
    isEnd ? numberPiece(context, figure, { ...NUMBER, key, size, width, fill: '', wordsFill: '' }).width + gap : 0,
  );
  return { key, width, size, place: isEnd ? 'end' : 'over', ...fitted(shown, widths, width) };
}

const NUMBER = { role: 'body' } as const;

/** Whether every number has room over its bar, at the least size. */
export const numbersFit = (
  context: Context,
  { key, width, size }: Lane,
  figures: readonly (ShownFigure | null)[],
): boolean =>
  figures.every(
    (figure) => !figure || leastNumberWidth(context, figure, { key, size: { ...size, best: size.least } }) <= width,
  );

/** The largest scale at which every bar keeps to the width with its number behind its end. */
function fitted(
  figures: readonly ShownFigure[],
  widths: readonly number[],
  width: number,
): { zero: number; perUnit: number } {
  const reach = (perUnit: number, sign: 1 | -1) =>
    Math.max(
      0,
      ...figures.map(({ value }, index) =>
        sign * value > 0 || (sign > 0 && value === 0) ? Math.abs(value) * perUnit + widths[index]! : 0,
      ),
    );
  const [low, high] = extentWithZero(figures);
  const span = high - low;
  if (span === 0) return { zero: 0, perUnit: 0 };
  let [least, most] = [0, width / span];
  for (let step = 0; step < 40; step += 1) {
    const middle = (least + most) / 2;
    if (reach(middle, 1) + reach(middle, -1) <= width) least = middle;
    else most = middle;
  }
  return { zero: reach(least, -1), perUnit: least };
}

/** A lying bar with its number. */
export function lyingBar(context: Context, lane: Lane, bar: Bar, thickness: number, order: number): Piece {
  const { colours, scale } = context;
  const figure = bar.figure ?? MISSING;
  const { value } = figure;
  const length = value === 0 ? 0 : Math.max(1, Math.round(Math.abs(value) * lane.perUnit));
  const number = numberPiece(context, figure, {
    ...NUMBER,
    key: lane.key,
    size: lane.size,
    width: lane.width,
    fill: bar.figure ? bar.textFill : colours.quiet,
    wordsFill: colours.ink,
  });
  const label = entering(number, order, 'fade');
  const isOver = lane.place === 'over';
  const height = isOver ? label.height + UNDER + thickness : Math.max(thickness, label.height);
  const top = isOver ? label.height + UNDER : (height - thickness) / 2;
  const end = value < 0 ? lane.zero - length : lane.zero + length;
  const beside = value < 0 ? end - scale.unit - label.width : end + scale.unit;
  const overLeft = Math.max(0, Math.min(value < 0 ? end : lane.zero, lane.width - label.width));
  const drawn: Mark[] =
    length === 0
      ? []
      : [
          {
            kind: 'rect',
            box: { x: Math.min(lane.zero, end), y: top, width: length, height: thickness },
            fill: bar.fill,
            from: value < 0 ? 'end' : 'start',
            motion: { order, kind: 'grow-x' },
          },
        ];
  const labelTop = isOver ? 0 : (height - label.height) / 2;
  return { width: lane.width, height, marks: [...drawn, ...moved(label.marks, isOver ? overLeft : beside, labelTop)] };
}

/** The line that bars begin at, over `height` px. */
export function zeroLine({ colours, scale }: Context, { zero }: Lane, height: number): Mark {
  const width = scale.unit / 4;
  return {
    kind: 'rect',
    box: { x: Math.max(0, zero - width), y: 0, width, height },
    fill: colours.quiet,
    motion: { order: 1, kind: 'fade' },
  };
}
