import { type Piece, row, stack } from '../../../layout/piece.ts';
import type { Context } from '../../context.ts';
import { leastNumberWidth } from '../number.ts';
import { isSmall, isTight } from '../tight.ts';
import { evenRows, onZero, pitched, rowPiece, underNames } from './bar-pitch.ts';
import { type Layout, layoutOf, nameWidth } from './bar-rows.ts';
import { type Chart, MISSING } from './chart.ts';
import { headPiece } from './head.ts';
import { sideBySide } from './side-by-side.ts';

/**
 * A chart no higher than this share of its width is one piece, a little higher where type is small already; a higher one
 * may go on over several cards.
 */
const WHOLE = { usual: 0.66, small: 0.74 } as const;
/** More rows stand in columns; where type is small for want of room, from the second number of rows on. */
const MANY_ROWS = { usual: 12, tight: 8 } as const;
/** The bars of a column need this many label sizes beside their names; more columns than so many are not read down. */
const COLUMN_BARS = 5;
const MOST_COLUMNS = 3;
/** Rows in a column of one piece: a card more goes on from there, a picture short of room has them all in one. */
const MOST_ROWS = 6;

/** Lying bars for things with names, from a common zero, each labelled. */
export function barChart(context: Context, chart: Chart, width: number): Piece[] {
  const { series, together = 'apart' } = chart;
  if (series.length === 1 || together !== 'apart') return oneScale(context, chart, width);
  return (
    sideBySide(context, chart, width) ??
    series.flatMap((each) => oneScale(context, { ...chart, series: [each] }, width))
  );
}

function oneScale(context: Context, chart: Chart, width: number): Piece[] {
  const head = headPiece(context, chart, width);
  const columns = columnCount(context, chart, width);
  if (columns > 1) return inColumns(context, chart, width, columns, head);
  return withHead(context, rowsPieces(context, chart, width, head), head);
}

/** The head on the first piece, and again where a further card begins. */
function withHead({ scale }: Context, pieces: readonly Piece[], head: Piece): Piece[] {
  if (head.height === 0) return [...pieces];
  return pieces.map((piece, index) => (index === 0 ? stack([head, piece], scale.unit * 3) : { ...piece, head }));
}

function rowsPieces(context: Context, chart: Chart, width: number, head: Piece): Piece[] {
  const layout = layoutOf(context, chart, width);
  const whole = wholePiece(context, layout);
  const most = width * (isSmall(context) ? WHOLE.small : WHOLE.usual);
  if (head.height + whole.height <= most || layout.rows.length === 1) return [whole];
  // Apart, rows have the gaps of a chart's pieces between them.
  const { height, thickness } = evenRows(context, layout, 3 * context.scale.air);
  return layout.rows.map((row, index) =>
    onZero(context, rowPiece(context, row, layout, { thickness, index, height }), layout),
  );
}

/** All rows over one line of zero; given more height, bars and gaps grow alike. */
function wholePiece(context: Context, layout: Layout): Piece {
  const { rows, names } = layout;
  const drawn = (wanted: number): Piece => {
    if (names.place === 'over') return underNames(context, layout, wanted);
    const { thickness, height, gap } = pitched(context, layout, wanted);
    const pieces = rows.map((row, index) => rowPiece(context, row, layout, { thickness, index, height }));
    return onZero(context, stack(pieces, gap), layout);
  };
  return { ...drawn(0), stretch: drawn };
}

/** How many columns many short rows stand in. */
function columnCount(context: Context, chart: Chart, width: number): number {
  const { scale } = context;
  const { categories, series } = chart;
  if (categories.length <= (isTight(context) ? MANY_ROWS.tight : MANY_ROWS.usual)) return 1;
  const wanted = Math.min(MOST_COLUMNS, Math.ceil(categories.length / MANY_ROWS.usual) + 1);
  const figures = series.flatMap(({ values }) => values.map((figure) => figure ?? MISSING));
  const number = Math.max(
    ...figures.map((figure) => leastNumberWidth(context, figure, { key: series[0]!.name.key, size: scale.label })),
  );
  const least = nameWidth(context, categories) + number + scale.label.best * COLUMN_BARS;
  const gap = columnGap(context);
  return Math.max(1, Math.min(wanted, Math.floor((width + gap) / (least + gap))));
}

const columnGap = ({ scale }: Context): number => scale.unit * 5;

/** Rows in columns, read downwards, all on one scale. */
function inColumns(context: Context, chart: Chart, width: number, count: number, head: Piece): Piece[] {
  const gap = columnGap(context);
  const each = (width - gap * (count - 1)) / count;
  const total = chart.categories.length;
  const bands = isTight(context) ? 1 : Math.ceil(total / (count * MOST_ROWS));
  const perColumn = Math.ceil(total / (count * bands));
  const layout = layoutOf(context, chart, each);
  const bandOf = (start: number): Piece => {
    const drawn = (wanted: number): Piece => {
      const rows = columnRows(context, layout, perColumn, wanted);
      const columns = Array.from({ length: count }, (_, column) => {
        const from = start + column * perColumn;
        return onZero(context, rows(from, Math.min(from + perColumn, start + perColumn * count, total)), layout);
      }).filter((column) => column.height > 0);
      return row(
        columns,
        columns.map((_, index) => index * (each + gap)),
      );
    };
    return { ...drawn(0), stretch: drawn };
  };
  const starts = Array.from({ length: Math.ceil(total / (perColumn * count)) }, (_, band) => band * perColumn * count);
  return withHead(context, starts.map(bandOf), head);
}

/** Draws rows `from` to `to` of a column of so many that fills `wanted` px as far as bars may grow. */
function columnRows(
  context: Context,
  layout: Layout,
  count: number,
  wanted: number,
): (from: number, to: number) => Piece {
  const isOver = layout.names.place === 'over';
  const { thickness, height, gap } = isOver
    ? { thickness: layout.base, height: 0, gap: context.scale.unit * 2 }
    : pitched(context, layout, wanted, count);
  return (from, to) =>
    stack(
      layout.rows
        .slice(from, to)
        .map((one, index) => rowPiece(context, one, layout, { thickness, index: from + index, height })),
      gap,
    );
}
