import type { Piece } from '../../../layout/piece.ts';
import { stack } from '../../../layout/piece.ts';
import type { Words } from '../../../model/document.ts';
import type { Context } from '../../context.ts';
import { isTight } from '../tight.ts';
import { barOf, type Lane, laneOf, lyingBar } from './bar.ts';
import { type Chart, seriesFill } from './chart.ts';
import { lyingParts, type Segment } from './segments.ts';

/** A bar is as thick as its number's line is high. */
const THICKNESS = 1.2;
/** A stacked one holds its numbers, with room over and under them; in label sizes. */
const STACKED = 1.7;
/**
 * Shares of the width that names take beside their bars: on one line at most, tried in two lines, and on one line where no
 * room is left for two.
 */
const NAMES = { most: 0.42, wrapped: [0.34, 0.42], tight: 0.6 } as const;
/** Room between names and bars, in grid units. */
export const NAME_GAP = 3;

/** What stands under or beside one name, at a thickness. */
export interface Row {
  readonly name: Words;
  /** How many bars stand one under the other. */
  readonly bars: number;
  readonly draw: (thickness: number, order: number) => Piece;
}

/** Where the names are. */
interface Names {
  readonly place: 'beside' | 'over';
  readonly width: number;
}

/** What the rows of a chart share. */
export interface Layout {
  readonly rows: readonly Row[];
  readonly names: Names;
  readonly width: number;
  readonly lane: Lane | undefined;
  /** The least thickness of a bar, px. */
  readonly base: number;
}

export function layoutOf(context: Context, chart: Chart, width: number): Layout {
  const names = namesOf(context, chart.categories, width);
  const area = names.place === 'beside' ? width - names.width - NAME_GAP * context.scale.unit : width;
  const { rows, lane } = rowsOf(context, chart, area);
  const { label } = context.scale;
  const base = Math.round(lane ? lane.size.best * THICKNESS : label.best * STACKED);
  return { rows, names, width, lane, base };
}

/** Beside their bars where they take little enough of the width, in two lines at most; else over them. */
function namesOf(context: Context, categories: readonly Words[], width: number): Names {
  const { engine, scale } = context;
  const style = { size: scale.label.best, weight: 400, role: 'body' } as const;
  const set = (words: Words, slot: number) => engine.measure({ ...words, style, width: slot, align: 'start' });
  const widest = nameWidth(context, categories);
  if (widest <= width * (isTight(context) ? NAMES.tight : NAMES.most)) return { place: 'beside', width: widest };
  const slot = NAMES.wrapped
    .map((share) => Math.round(width * share))
    .find((each) =>
      categories.every((words) => {
        const { excess, lines } = set(words, each);
        return excess === 0 && lines.length <= 2;
      }),
    );
  return slot === undefined ? { place: 'over', width } : { place: 'beside', width: slot };
}

/** The longest name on one line, px. */
export function nameWidth({ engine, scale }: Context, categories: readonly Words[]): number {
  const style = { size: scale.label.best, weight: 400, role: 'body' } as const;
  const widths = categories.map((words) => engine.measure({ ...words, style, width: 100_000, align: 'start' }).width);
  return Math.ceil(Math.max(...widths)) + 1;
}

/** The rows' bars over `area` px: single, grouped or stacked. The lane is what their line of zero stands in. */
function rowsOf(context: Context, chart: Chart, area: number): { rows: Row[]; lane?: Lane } {
  const { categories, series, together } = chart;
  if (series.length > 1 && together === 'stacked') return { rows: stackedRows(context, chart, area) };
  const figures = series.flatMap(({ values }) => values);
  const lane = laneOf(context, figures, { key: series[0]!.name.key, width: area, size: context.scale.label });
  const inner = context.scale.unit / 2;
  const rows = categories.map((name, index): Row => {
    const bars = series.map((each, number) => barOf(context, chart, each, index, number));
    const draw: Row['draw'] = (thickness, order) =>
      stack(
        bars.map((bar, number) => lyingBar(context, { ...lane, key: series[number]!.name.key }, bar, thickness, order)),
        lane.place === 'end' ? inner : 2 * inner,
      );
    return { name, draw, bars: bars.length };
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
        thickness,
        width: area,
        order,
      });
    return { name, draw, bars: 1 };
  });
}
