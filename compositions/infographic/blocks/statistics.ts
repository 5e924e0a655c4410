import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../layout/piece.ts';
import type { Size } from '../../layout/scale.ts';
import type { ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { breaksWords, sizeWithoutBreaks } from './breaks-words.ts';
import { commonSize, leastNumberWidth } from './number.ts';
import { rule, upright } from './rule.ts';
import { growing, type Statistic, statistic, unqualified } from './statistic.ts';

type Statistics = Extract<ShownBlock, { kind: 'statistics' }>;

/** A supporting figure needs this many label sizes to stand beside another. */
const COLUMN_LABELS = 7.5;
/** From this many label sizes on, the supporting figures stand beside the hero number rather than under it: one alone later. */
const WIDE_LABELS = { several: 25, one: 36 } as const;
/** More of them would make a column higher than a card; in rows of their own they flow on to the next. */
const BESIDE = 4;
/** The hero's share of the width then. */
const HERO_SHARE = 0.5;
/** How far a hero number may grow into free room: alone on its card, and with others in support. */
const GROWTH = { alone: 2.2, supported: 1.35 } as const;
/** Two or three figures of one measure within this ratio are equals: to make one of them a hero would be a lie. */
const EQUALS = { most: 3, ratio: 2.5, share: 0.8 } as const;

/** One hero number and the others in support, parted by hairlines: beside it on a wide panel, else under it. */
export function statistics(context: Context, { items }: Statistics, width: number): Piece[] {
  const { label, unit, hero: heroSize } = context.scale;
  const [first, ...rest] = items as [Statistic, ...Statistic[]];
  if (rest.length === 0) {
    return [entering(growing(context, first, width, GROWTH.alone), 1)];
  }
  if (areEquals(items)) return equals(context, items, width);
  const gap = unit * 7;
  const heroWidth = Math.round(width * HERO_SHARE - gap / 2);
  const heroFits =
    leastNumberWidth(context, unqualified(first.figure), { key: first.label.key, size: heroSize }) <= heroWidth;
  const hero = growing(context, first, width, GROWTH.supported);
  const under = [entering(hero, 1), ...supporting(context, rest, width)];
  if (
    context.flows ||
    width < label.best * WIDE_LABELS[rest.length > 1 ? 'several' : 'one'] ||
    rest.length > BESIDE ||
    !heroFits
  )
    return under;
  const side = stack(supporting(context, rest, width - heroWidth - gap, false), unit * 3);
  const apart = entering(statistic(context, first, heroWidth, 'hero'), 1);
  const whole = beside(context, apart, side, { width, heroWidth, gap });
  // Long labels take more lines in half the width than they save.
  return whole.height <= stack(under, unit * 4).height ? [whole] : under;
}

/** The hero's words begin on the first line of those beside it; a hairline parts them. */
function beside(
  context: Context,
  hero: Piece,
  side: Piece,
  { width, heroWidth, gap }: { width: number; heroWidth: number; gap: number },
): Piece {
  const height = Math.max(hero.height, side.height);
  const divider = entering(upright(context, height), 1, 'fade');
  return {
    width,
    height,
    marks: [
      ...moved(hero.marks, 0, (height - hero.height) / 2),
      ...moved(divider.marks, heroWidth + gap / 2, 0),
      ...moved(side.marks, heroWidth + gap, (height - side.height) / 2),
    ],
  };
}

function areEquals(items: readonly Statistic[]): boolean {
  if (items.length > EQUALS.most) return false;
  const [first] = items as [Statistic];
  const values = items.map(({ figure }) => figure.value);
  const least = Math.min(...values);
  return (
    items.every(({ figure }) => figure.before === first.figure.before && figure.after === first.figure.after) &&
    least > 0 &&
    Math.max(...values) <= least * EQUALS.ratio
  );
}

/** Figures of one rank at one size: side by side between hairlines where there is room, else one under the other. */
function equals(context: Context, items: readonly Statistic[], width: number): Piece[] {
  const { scale } = context;
  const gap = scale.unit * 6;
  const size: Size = { ...scale.hero, best: Math.round(scale.hero.best * EQUALS.share), least: scale.figure.best };
  const each = (width - gap * (items.length - 1)) / items.length;
  const least = Math.max(scale.label.best * COLUMN_LABELS, ...items.map((item) => leastWidth(context, item)));
  const isRow = each >= least && !labelsBreak(context, items, each);
  const column = isRow ? each : width;
  const { key } = items[0]!.label;
  const common = commonSize(
    context,
    items.map(({ figure }) => figure),
    { key, size, width: column },
  );
  const words = labelSize(context, items, column);
  const cells = items.map((item, index) =>
    entering(statistic(context, item, column, 'figure', common, words), index + 1),
  );
  if (!isRow) {
    return cells.map((cell, index) =>
      index === 0 ? cell : stack([entering(rule(context, width), index + 1, 'fade'), cell], scale.unit * 3),
    );
  }
  const height = Math.max(...cells.map((cell) => cell.height));
  const dividers = items
    .slice(1)
    .flatMap((_, index) =>
      moved(entering(upright(context, height), index + 1, 'fade').marks, (index + 1) * (each + gap) - gap / 2, 0),
    );
  const line = row(
    cells,
    cells.map((_, index) => index * (each + gap)),
  );
  return [{ ...line, marks: [...line.marks, ...(dividers as Mark[])] }];
}

function leastWidth(context: Context, { figure, label: { key } }: Statistic): number {
  return leastNumberWidth(context, figure, { key, size: context.scale.figure });
}

function labelSize(context: Context, items: readonly Statistic[], width: number): Size {
  const labels = items.map(({ label }) => label);
  return sizeWithoutBreaks(context, labels, { size: context.scale.label, weight: 400, width });
}

function labelsBreak(context: Context, items: readonly Statistic[], width: number): boolean {
  const labels = items.map(({ label }) => label);
  return breaksWords(context, labels, { size: context.scale.label, weight: 400, width });
}

/** Rows of two or three figures where they fit beside each other, each row under a hairline but the first of a side. */
function supporting(context: Context, items: readonly Statistic[], width: number, ruledFirst = true): Piece[] {
  const { scale } = context;
  const { label, unit } = scale;
  const gap = unit * 5;
  const least = Math.max(label.best * COLUMN_LABELS, ...items.map((item) => leastWidth(context, item)));
  const fitting = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const widthOf = (columns: number): number => (width - gap * (columns - 1)) / columns;
  let columns = Math.min(items.length === 4 ? 2 : 3, items.length, fitting);
  while (columns > 1 && labelsBreak(context, items, widthOf(columns))) columns -= 1;
  const columnWidth = widthOf(columns);
  const size = commonSize(
    context,
    items.map(({ figure }) => figure),
    { key: items[0]!.label.key, size: scale.figure, width: columnWidth },
  );
  const words = labelSize(context, items, columnWidth);
  const rows: Piece[] = [];
  for (let start = 0; start < items.length; start += columns) {
    const cells = items
      .slice(start, start + columns)
      .map((item, index) => entering(statistic(context, item, columnWidth, 'figure', size, words), 2 + start + index));
    const lefts = cells.map((_, index) => index * (columnWidth + gap));
    const line = row(cells, lefts);
    const ruled = start > 0 || ruledFirst;
    rows.push(ruled ? stack([entering(rule(context, width), 2 + start, 'fade'), line], unit * 3) : line);
  }
  return rows;
}
