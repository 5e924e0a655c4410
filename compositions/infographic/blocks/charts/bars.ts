import { entering, moved, type Piece, row, stack } from '../../../layout/piece.ts';
import type { Words } from '../../../model/document.ts';
import type { Context } from '../../context.ts';
import { text } from '../../text.ts';
import { barOf, type Lane, laneOf, lyingBar, zeroLine } from './bar.ts';
import { type Chart, denseSize, measurePiece, seriesFill } from './chart.ts';
import { legend } from './legend.ts';
import { lyingParts, type Segment } from './segments.ts';
import { sideBySide } from './side-by-side.ts';

/** A bar's thickness in label sizes; the gap to the next is half of it (Economist, Urban Institute). */
const THICKNESS = 1.1;
/** How far bars and gaps grow where there is room. */
const GROWTH = 2;
/** Numbers are as large as the body up to this many rows. */
const FEW_ROWS = 6;
/** The most of the width that names take beside their bars, and what they are given where they are set in two lines. */
const NAMES = { most: 0.42, wrapped: 0.34 } as const;
/** A chart no higher than this share of its width is one piece; a higher one may go on over several cards. */
const WHOLE = 0.66;
/** More rows stand in columns where there is room for these label sizes in each. */
const MANY_ROWS = 12;
const COLUMN_LABELS = 18;
const MOST_ROWS = 6;

/** What stands under or beside one name, at a thickness. */
interface Row {
  readonly name: Words;
  readonly draw: (thickness: number, order: number) => Piece;
}

/** Where the names are. */
interface Names {
  readonly place: 'beside' | 'over';
  readonly width: number;
}

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
  return withHead(context, rowsPieces(context, chart, width), head);
}

/** What is measured, and which colour is what. */
function headPiece(context: Context, { series, measure, together }: Chart, width: number): Piece {
  const words = series.length === 1 ? series[0]!.name : (measure ?? { key: '', value: '' });
  const keys = series.map(({ name }, index) => ({ words: name, fill: seriesFill(context, index) }));
  const isKeyed = series.length > 1 && together !== 'apart';
  const head = [measurePiece(context, words, width), ...(isKeyed ? [legend(context, keys, width)] : [])];
  return entering(stack(head, context.scale.unit), 1, 'fade');
}

/** The head on the first piece, and again where a further card begins. */
function withHead({ scale }: Context, pieces: readonly Piece[], head: Piece): Piece[] {
  if (head.height === 0) return [...pieces];
  return pieces.map((piece, index) => (index === 0 ? stack([head, piece], scale.unit * 3) : { ...piece, head }));
}

function rowsPieces(context: Context, chart: Chart, width: number): Piece[] {
  const { label, unit } = context.scale;
  const names = namesOf(context, chart.categories, width);
  const area = names.place === 'beside' ? width - names.width - 2 * unit : width;
  const { rows, lane } = rowsOf(context, chart, area);
  const base = Math.round(label.best * THICKNESS * (chart.series.length > 1 && chart.together === 'grouped' ? 0.8 : 1));
  const pieces = rows.map((each, index) => rowPiece(context, each, { names, thickness: base, width, lane }, index));
  const gap = gapOf(context, names, base);
  const whole = wholePiece(context, rows, { names, base, gap, width, lane });
  return whole.height <= WHOLE * width || rows.length === 1
    ? [whole]
    : pieces.map((piece) => onZero(context, piece, lane, names));
}

const gapOf = ({ scale }: Context, { place }: Names, thickness: number): number =>
  Math.round(place === 'beside' ? thickness / 2 : thickness / 2 + scale.unit);

/** All rows over one line of zero; given more height, bars and gaps grow alike. */
function wholePiece(
  context: Context,
  rows: readonly Row[],
  options: { names: Names; base: number; gap: number; width: number; lane: Lane | undefined },
): Piece {
  const { names, base, gap, width, lane } = options;
  const drawn = (thickness: number, between: number): Piece => {
    const piece = stack(
      rows.map((each, index) => rowPiece(context, each, { names, thickness: thickness, width, lane }, index)),
      between,
    );
    return onZero(context, piece, lane, names);
  };
  const natural = drawn(base, gap);
  return {
    ...natural,
    stretch: (height) => {
      const extra = Math.max(0, height - natural.height) / rows.length;
      return drawn(
        Math.round(Math.min(base * GROWTH, base + extra * 0.5)),
        Math.round(Math.min(gap * GROWTH, gap + extra * 0.5)),
      );
    },
  };
}

function onZero(context: Context, piece: Piece, lane: Lane | undefined, names: Names): Piece {
  if (!lane || names.place === 'over') return piece;
  const left = names.place === 'beside' ? names.width + 2 * context.scale.unit : 0;
  return { ...piece, marks: [...moved([zeroLine(context, lane, piece.height)], left, 0), ...piece.marks] };
}

/** How a row is laid out. */
interface Layout {
  readonly names: Names;
  readonly thickness: number;
  readonly width: number;
  readonly lane: Lane | undefined;
}

function rowPiece(
  context: Context,
  { name, draw }: Row,
  { names, thickness, width, lane }: Layout,
  index: number,
): Piece {
  const { colours, scale } = context;
  const order = index + 2;
  const bars = draw(thickness, order);
  const words = text(context, name, { role: 'label', size: scale.label, width: names.width, fill: colours.ink });
  const shown = entering(words, order, 'fade');
  if (names.place === 'over') {
    const zero = lane ? [zeroLine(context, lane, bars.height)] : [];
    return { ...stack([shown, { ...bars, marks: [...zero, ...bars.marks] }], scale.unit / 2), width };
  }
  const height = Math.max(shown.height, bars.height);
  return {
    width,
    height,
    marks: [
      ...moved(shown.marks, 0, (height - shown.height) / 2),
      ...moved(bars.marks, names.width + 2 * scale.unit, (height - bars.height) / 2),
    ],
  };
}

/** Beside their bars where they take little enough of the width, in two lines at most; else over them. */
function namesOf({ engine, scale }: Context, categories: readonly Words[], width: number): Names {
  const style = { size: scale.label.best, weight: 400, role: 'body' } as const;
  const set = (words: Words, slot: number) => engine.measure({ ...words, style, width: slot, align: 'start' });
  const widest = Math.ceil(Math.max(...categories.map((words) => set(words, 100_000).width))) + 1;
  if (widest <= width * NAMES.most) return { place: 'beside', width: widest };
  const slot = Math.round(width * NAMES.wrapped);
  const wraps = categories.every((words) => {
    const { excess, lines } = set(words, slot);
    return excess === 0 && lines.length <= 2;
  });
  return wraps ? { place: 'beside', width: slot } : { place: 'over', width };
}

/** The rows' bars over `area` px: single, grouped or stacked. The lane is what their line of zero stands in. */
function rowsOf(context: Context, chart: Chart, area: number): { rows: Row[]; lane?: Lane } {
  const { categories, series, together } = chart;
  if (series.length > 1 && together === 'stacked') return { rows: stackedRows(context, chart, area) };
  const size = categories.length * series.length <= FEW_ROWS ? context.scale.body : denseSize(context);
  const figures = series.flatMap(({ values }) => values);
  const lane = laneOf(context, figures, { key: series[0]!.name.key, width: area, size });
  const inner = context.scale.unit / 2;
  const rows = categories.map((name, index): Row => {
    const bars = series.map((each, number) => barOf(context, chart, each, index, number));
    const draw: Row['draw'] = (thickness, order) =>
      stack(
        bars.map((bar, number) => lyingBar(context, { ...lane, key: series[number]!.name.key }, bar, thickness, order)),
        lane.place === 'end' ? inner : 2 * inner,
      );
    return { name, draw };
  });
  return { rows, lane };
}

function stackedRows(context: Context, { categories, series }: Chart, area: number): Row[] {
  const sums = categories.map((_, index) => series.reduce((sum, { values }) => sum + (values[index]?.value ?? 0), 0));
  const top = Math.max(...sums);
  return categories.map((name, index) => {
    const segments = series.flatMap(({ name: { key }, values }, number): Segment[] => {
      const figure = values[index];
      return figure ? [{ figure, key, fill: seriesFill(context, number) }] : [];
    });
    const draw: Row['draw'] = (thickness, order) =>
      lyingParts(context, segments, {
        perUnit: top > 0 ? area / top : 0,
        thickness: Math.max(thickness, Math.round(context.scale.label.best * 1.7)),
        width: area,
        order,
      });
    return { name, draw };
  });
}

/** How many columns many short rows stand in. */
function columnCount({ scale }: Context, { categories }: Chart, width: number): number {
  if (categories.length <= MANY_ROWS) return 1;
  return Math.max(1, Math.min(3, Math.floor(width / (scale.label.best * COLUMN_LABELS))));
}

/** Rows in columns, read downwards, all on one scale. */
function inColumns(context: Context, chart: Chart, width: number, count: number, head: Piece): Piece[] {
  const { scale } = context;
  const gap = scale.unit * 5;
  const each = (width - gap * (count - 1)) / count;
  const perColumn = Math.ceil(
    chart.categories.length / (count * Math.ceil(chart.categories.length / (count * MOST_ROWS))),
  );
  const all = rowsAt(context, chart, each);
  const pieces: Piece[] = [];
  for (let start = 0; start < all.length; start += perColumn * count) {
    const columns = Array.from({ length: count }, (_, column) => {
      const from = start + column * perColumn;
      return stack(all.slice(from, Math.min(from + perColumn, start + perColumn * count)), scale.unit * 2);
    });
    pieces.push(
      row(
        columns,
        columns.map((_, index) => index * (each + gap)),
      ),
    );
  }
  return withHead(context, pieces, head);
}

function rowsAt(context: Context, chart: Chart, width: number): Piece[] {
  const names = namesOf(context, chart.categories, width);
  const area = names.place === 'beside' ? width - names.width - 2 * context.scale.unit : width;
  const { rows, lane } = rowsOf(context, chart, area);
  const base = Math.round(context.scale.label.best * THICKNESS);
  return rows.map((each, index) =>
    onZero(context, rowPiece(context, each, { names, thickness: base, width, lane }, index), lane, names),
  );
}
