import type { Mark } from '../../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../../layout/piece.ts';
import type { Words } from '../../../model/document.ts';
import type { Context } from '../../context.ts';
import { text } from '../../text.ts';
import { rule } from '../rule.ts';
import { barOf, type Lane, laneOf, lyingBar, numbersFit, zeroLine } from './bar.ts';
import { type Chart, extentWithZero, type Series } from './chart.ts';

/** Shares of the width for the names when each measure has a column of bars. */
const SIDE_NAMES = [0.32, 0.28, 0.24] as const;
/** How much smaller than other text names may be to have room: all text of the picture follows them. */
const SMALLER = 0.85;
/** A column of bars needs this many label sizes to hold its heading. */
const SIDE_LABELS = 5.5;
/** Between the columns, in grid units: wide enough that nobody reads two bars of different measures as one. */
const GAP = 5;

/**
 * Measures of different kinds have a column each with its own scale, so that 220 delegates and 27,000 members are both
 * seen. Undefined where they are too narrow for their words and numbers.
 */
export function sideBySide(context: Context, chart: Chart, width: number): Piece[] | undefined {
  const { colours, engine, scale } = context;
  const { categories, series } = chart;
  const gap = scale.unit * GAP;
  const { best, least } = scale.label;
  const style = { size: Math.max(least, Math.round(best * SMALLER)), weight: 600, role: 'body' } as const;
  for (const share of SIDE_NAMES) {
    const names = Math.round(width * share);
    const each = (width - names) / series.length - gap;
    const fits = (words: Words, slot: number) =>
      engine.measure({ ...words, style, width: slot, align: 'start' }).excess === 0;
    if (each < scale.label.best * SIDE_LABELS) continue;
    if (!categories.every((words) => fits(words, names)) || !series.every(({ name }) => fits(name, each))) continue;
    const lanes = series.map(({ name: { key }, values }) =>
      laneOf(context, values, { key, width: each, size: scale.body }),
    );
    if (!lanes.every((lane, index) => numbersFit(context, lane, series[index]!.values))) continue;
    const place = lanes.every((lane) => lane.place === 'end') ? 'end' : 'over';
    const laid = series.map(({ name: { key }, values }, index) =>
      place === 'end' ? lanes[index]! : laneOf(context, values, { key, width: each, size: scale.body, place: 'over' }),
    );
    const even = equallyLong(laid, series);
    const lefts = series.map((_, index) => names + gap + index * (each + gap));
    const heads = series.map(({ name }) =>
      text(context, name, { role: 'label', size: scale.label, weight: 600, width: each, fill: colours.quiet }),
    );
    const head = entering(row(heads, lefts), 1, 'fade');
    const thickness = Math.round(scale.body.best * (place === 'end' ? 0.8 : 0.5));
    const rows = categories.map((category, index): Piece => {
      const name = text(context, category, {
        role: 'label',
        size: scale.label,
        weight: 600,
        width: names,
        fill: colours.ink,
      });
      const bars = series.map((one, number) =>
        lyingBar(context, even[number]!, barOf(context, chart, one, index, number), thickness, index + 2),
      );
      const height = Math.max(name.height, ...bars.map((piece) => piece.height));
      const zeros: Mark[] = even.flatMap((lane, number) => moved([zeroLine(context, lane, height)], lefts[number]!, 0));
      const line = row([entering(name, index + 2, 'fade'), ...bars], [0, ...lefts]);
      return stack(
        [
          entering(
            row([rule(context, names), ...lefts.map(() => rule(context, each))], [0, ...lefts]),
            index + 2,
            'fade',
          ),
          { ...line, height, marks: place === 'end' ? [...zeros, ...line.marks] : line.marks },
        ],
        scale.unit * 2,
      );
    });
    return [head, ...rows.map((piece) => ({ ...piece, head }))];
  }
  return undefined;
}

/** The lanes with their longest bars equally long: a longer one beside another would seem to be more. */
function equallyLong(lanes: readonly Lane[], series: readonly Series[]): readonly Lane[] {
  const longest = lanes.map(({ perUnit }, index) => {
    const [low, high] = extentWithZero(series[index]!.values);
    return (high - low) * perUnit;
  });
  const least = Math.min(...longest.filter((length) => length > 0));
  return lanes.map((lane, index) => {
    const share = longest[index]! > 0 ? least / longest[index]! : 1;
    return { ...lane, zero: lane.zero * share, perUnit: lane.perUnit * share };
  });
}
