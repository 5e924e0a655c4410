import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, stack } from '../../layout/piece.ts';
import type { ShownBlock, ShownFigure } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { numberPiece } from './number.ts';

type Chart = Extract<ShownBlock, { kind: 'chart' }>;
type Series = Chart['series'][number];

/** A bar is about twice its gap (Economist, Urban Institute). */
const BAR_SHARE = 0.66;
/** The tallest bar's least height, in body sizes; it stretches to what the page has to give. */
const BAR_BODIES = 2.6;
/** And its greatest, as a share of the plot's width: higher, differences look larger than they are. */
const TALLEST = 0.75;
/** The least that a value above zero shows, px. */
const SLIVER = 4;

/** Standing columns over time, zero baseline, each labelled directly: one plot a measure. */
export function columnChart(context: Context, chart: Chart, width: number): Piece[] {
  return chart.series.map((series) => plotWithName(context, chart, series, width));
}

function plotWithName(context: Context, chart: Chart, series: Series, width: number): Piece {
  const { colours, scale } = context;
  const name = text(context, series.name, { role: 'label', size: scale.label, width, fill: colours.quiet });
  const whole = (height: number): Piece => {
    const drawn = plot(context, chart, series, width, height - name.height - scale.unit * 2);
    return stack([entering(name, 1, 'fade'), drawn], scale.unit * 2);
  };
  return { ...whole(0), stretch: whole };
}

function plot(context: Context, chart: Chart, series: Series, width: number, wanted: number): Piece {
  const { colours, scale } = context;
  const step = width / chart.categories.length;
  const barWidth = Math.round(step * BAR_SHARE);
  const slot = labelSlot(context, chart, step);
  const below = chart.categories.map(({ key, value }) =>
    text(
      context,
      { key: key || series.name.key, value },
      {
        role: 'label',
        size: scale.label,
        width: slot,
        fill: colours.quiet,
        align: 'center',
      },
    ),
  );
  const above = series.values.map((value, index) =>
    valueLabel(context, value, series.name.key, step, isMain(chart, index)),
  );
  const foot = Math.max(...below.map((piece) => piece.height)) + scale.unit;
  const head = Math.max(...above.map((piece) => piece.height)) + scale.unit;
  const least = scale.body.best * BAR_BODIES;
  const most = Math.max(least, width * TALLEST);
  const height = Math.round(head + foot + Math.min(most, Math.max(least, wanted - head - foot)));
  const baseline = height - foot;
  const top = Math.max(0, ...series.values.map((value) => value?.value ?? 0));
  const marks: Mark[] = [];
  series.values.forEach((value, index) => {
    const left = index * step + (step - barWidth) / 2;
    const share = top > 0 && value ? Math.max(0, value.value) / top : 0;
    // Nothing is drawn for nothing: the number over the baseline says it.
    const barHeight = share > 0 ? Math.max(SLIVER, Math.round((baseline - head) * share)) : 0;
    const label = above[index]!;
    const order = 2 + index;
    if (barHeight > 0) {
      marks.push({
        kind: 'rect',
        box: { x: left, y: baseline - barHeight, width: barWidth, height: barHeight },
        fill: isMain(chart, index) ? colours.accent : colours.muted,
        from: 'bottom',
        motion: { order, kind: 'grow-y' },
      });
    }
    const labelLeft = index * step + (step - label.width) / 2;
    marks.push(
      ...moved(entering(label, order, 'fade').marks, labelLeft, baseline - barHeight - scale.unit - label.height),
    );
    const name = below[index]!;
    const overhang = (slot - widthOf(name)) / 2;
    const middle = index * step + (step - slot) / 2;
    const nameLeft = Math.min(Math.max(-overhang, middle), width - slot + overhang);
    marks.push(...moved(entering(name, 1, 'fade').marks, nameLeft, baseline + scale.unit));
  });
  marks.push({
    kind: 'rect',
    box: { x: 0, y: baseline, width, height: 2 },
    fill: colours.quiet,
    motion: { order: 1, kind: 'fade' },
  });
  return { width, height, marks };
}

/** Width of the words themselves, px. */
function widthOf({ marks: [mark] }: Piece): number {
  return mark?.kind === 'text' ? mark.text.width : 0;
}

/** Room for a category's label: its column, or more where its neighbours leave some. */
function labelSlot({ engine, scale }: Context, { categories }: Chart, step: number): number {
  const style = { size: scale.label.best, weight: 400, role: 'body' } as const;
  const widths = categories.map((words) => engine.measure({ ...words, style, width: 100_000, align: 'center' }).width);
  // The first and the last are pushed inwards by what they would stand over the edge.
  const pushed = (index: number) => {
    const isEdge = index === 0 || index === widths.length - 1;
    return isEdge ? Math.max(0, ((widths[index] ?? 0) - step) / 2) : 0;
  };
  const roomy = widths.every((width, index) => {
    if (index === 0) return true;
    const between = (width + widths[index - 1]!) / 2 + pushed(index) + pushed(index - 1);
    return between <= step - 3 * scale.unit;
  });
  const own = step - scale.unit / 2;
  return roomy ? Math.max(own, Math.max(...widths) + scale.unit) : own;
}

function valueLabel(context: Context, value: ShownFigure | null, key: string, width: number, main: boolean): Piece {
  const { colours, scale } = context;
  const figure = value ?? { value: 0, before: '', number: '–', after: '' };
  const fill = main ? colours.accentText : colours.ink;
  return numberPiece(context, figure, { key, size: scale.body, width, fill, wordsFill: colours.ink, role: 'body' });
}

function isMain({ highlight }: Chart, index: number): boolean {
  return highlight.includes(index);
}
