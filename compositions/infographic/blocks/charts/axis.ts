import type { Mark } from '../../../layout/mark.ts';
import { moved, type Piece } from '../../../layout/piece.ts';
import type { ShownFigure } from '../../../model/document.ts';
import type { Context } from '../../context.ts';
import { text } from '../../text.ts';
import type { Axis } from './chart.ts';

/** Ticks drawn, and the room that their numbers take. */
export interface Grid {
  readonly ticks: Axis['ticks'];
  /** From where to where the plot reaches. */
  readonly low: number;
  readonly high: number;
  /** Width at the start that is left to the numbers, px. */
  readonly gutter: number;
  /** Height of a number, px: it stands on its line. */
  readonly lineHeight: number;
  /** Where the highest number ends with its unit, px. */
  readonly topWidth: number;
}

/** A grid whose lines are far enough apart in a plot of that height; of more, every second or third, and always zero. */
export function gridOf(context: Context, { ticks }: Axis, height: number): Grid {
  const pieces = ticks.map((tick) => tickPiece(context, tick, WIDE));
  const lineHeight = Math.max(...pieces.map((piece) => piece.height));
  const zero = Math.max(
    0,
    ticks.findIndex(({ value }) => value === 0),
  );
  const shownBy = (stride: number) => ticks.filter((_, index) => (index - zero) % stride === 0);
  const step = height / (ticks.length - 1);
  const rows = ticks
    .map((_, index) => index)
    .slice(1)
    .filter((stride) => step * stride >= APART * lineHeight)
    .map(shownBy);
  // Two lines alone are those that the data reach between.
  const shown =
    rows.find((each) => each.length > 2) ?? rows.find((each) => each.length > 1 && each.includes(ticks.at(-1)!));
  // The highest has its unit beside it and reaches over the plot, where no data are.
  const widths = pieces.slice(0, -1).map(({ marks }) => textWidth(marks));
  const gutter = Math.ceil(Math.max(0, ...widths)) + context.scale.unit * 3;
  return {
    ticks: shown ?? ticks.slice(0, 1).concat(ticks.slice(-1)),
    low: ticks[0]!.value,
    high: ticks.at(-1)!.value,
    gutter,
    lineHeight,
    topWidth: Math.ceil(textWidth(tickPiece(context, ticks.at(-1)!, WIDE, true).marks)) + context.scale.unit,
  };
}

const KEY = 'number';
/** The least from a line to the next, in heights of their numbers. */
const APART = 1.3;
const WIDE = 100_000;

/** A tick's number, with its unit where it is the one to say it. */
function tickPiece(context: Context, { before, number, after }: ShownFigure, width: number, isHighest = false): Piece {
  const value = isHighest ? `${before}${number}${after}` : number;
  const { colours, scale } = context;
  return text(context, { key: KEY, value }, { role: 'label', size: scale.label, width, fill: colours.quiet, lines: 1 });
}

const textWidth = ([mark]: readonly Mark[]): number => (mark?.kind === 'text' ? mark.text.width : 0);

/** Hairlines over `width` px with their numbers on them; the line of zero is the strong one. */
export function gridMarks(
  context: Context,
  { ticks, lineHeight }: Grid,
  yOf: (value: number) => number,
  width: number,
): Mark[] {
  const { colours, scale } = context;
  const height = scale.unit / 4;
  return ticks.flatMap((tick): Mark[] => {
    const y = Math.round(yOf(tick.value));
    const label = tickPiece(context, tick, width, tick === ticks.at(-1));
    const line: Mark = {
      kind: 'rect',
      box: { x: 0, y: y - height / 2, width, height },
      fill: tick.value === 0 ? colours.quiet : colours.line,
    };
    return [line, ...moved(label.marks, 0, y - lineHeight)].map((mark) => ({
      ...mark,
      motion: { order: 1, kind: 'fade' },
    }));
  });
}

/** The line of zero alone, where the values are labelled themselves. */
export function baselineMark({ colours, scale }: Context, y: number, width: number): Mark {
  const height = scale.unit / 4;
  return {
    kind: 'rect',
    box: { x: 0, y: Math.round(y) - height / 2, width, height },
    fill: colours.quiet,
    motion: { order: 1, kind: 'fade' },
  };
}
