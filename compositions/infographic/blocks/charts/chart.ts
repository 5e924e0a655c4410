import { type Piece, stack } from '../../../layout/piece.ts';
import type { ShownBlock, ShownFigure, Words } from '../../../model/document.ts';
import type { Context } from '../../context.ts';
import { text } from '../../text.ts';

export type Chart = Extract<ShownBlock, { kind: 'chart' }>;
export type Series = Chart['series'][number];
export type Axis = NonNullable<Chart['axes']>[number];

/** Stands where a value is not known. Never a zero. */
export const MISSING: ShownFigure = { value: 0, before: '', number: '–', after: '' };

/** A colour of the text that reads on every hue of the series. */
export type Fill = string;

/** Whether a category carries the finding: it is picked out, or where none is, its value is the highest of several. */
export function isMain({ highlight, series, together }: Chart, index: number, { values } = series[0]!): boolean {
  if (highlight.length > 0) return highlight.includes(index);
  if (series.length > 1 && (together ?? 'apart') !== 'apart') return false;
  const numbers = values.flatMap((figure) => (figure ? [figure.value] : []));
  const top = Math.max(...numbers);
  return values[index]?.value === top && numbers.some((value) => value !== top);
}

/** A chart for each measure that has a scale of its own, or the one for all. */
export function onOneScale(chart: Chart): Chart[] {
  const { series, together = 'apart', axes = [] } = chart;
  if (together !== 'apart') return [chart];
  return series.map((each, index) => ({ ...chart, series: [each], axes: axes.slice(index, index + 1) }));
}

/** The hue of a measure among several. */
export const seriesFill = ({ theme }: Context, index: number): Fill => theme.series[index % theme.series.length]!;

/** From where to where the values reach, zero included. */
export function extentWithZero(values: readonly (ShownFigure | null)[]): [low: number, high: number] {
  const numbers = values.map((figure) => figure?.value ?? 0);
  return [Math.min(0, ...numbers), Math.max(0, ...numbers)];
}

/** What is measured, in which unit and when: the line under a chart's heading. */
export function measurePiece(context: Context, words: Words, width: number, note = ''): Piece {
  const { colours, scale } = context;
  const said = [words, { key: 'interface:chart.axis-from', value: note }];
  return stack(
    said.map((each) => text(context, each, { role: 'label', size: scale.label, width, fill: colours.quiet })),
    0,
  );
}
