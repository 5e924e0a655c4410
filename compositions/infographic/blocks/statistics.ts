import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../layout/piece.ts';
import type { ShownBlock, ShownFigure } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { leastNumberWidth, numberPiece } from './number.ts';
import { rule } from './rule.ts';

type Statistics = Extract<ShownBlock, { kind: 'statistics' }>;
type Statistic = Statistics['items'][number];

/** A supporting figure needs this many label sizes to stand beside another. */
const COLUMN_LABELS = 7.5;
/** From this many label sizes on, the supporting figures stand beside the hero number rather than under it. */
const WIDE_LABELS = 25;
/** More of them would make a column higher than a card; in rows of their own they flow on to the next. */
const BESIDE = 4;
/** The hero's share of the width then. */
const HERO_SHARE = 0.5;

/** One hero number and the others in support, parted by hairlines: beside it on a wide panel, else under it. */
export function statistics(context: Context, { items }: Statistics, width: number): Piece[] {
  const { label, unit } = context.scale;
  const [first, ...rest] = items as [Statistic, ...Statistic[]];
  if (rest.length === 0) return [entering(statistic(context, first, width, 'hero'), 1)];
  const gap = unit * 7;
  const heroWidth = Math.round(width * HERO_SHARE - gap / 2);
  const heroFits =
    leastNumberWidth(context, unqualified(first.figure), { key: first.label.key, size: context.scale.hero }) <=
    heroWidth;
  if (width < label.best * WIDE_LABELS || rest.length > BESIDE || !heroFits) {
    return [entering(statistic(context, first, width, 'hero'), 1), ...supporting(context, rest, width)];
  }
  const hero = entering(statistic(context, first, heroWidth, 'hero'), 1);
  const side = stack(supporting(context, rest, width - heroWidth - gap, false), unit * 3);
  const height = Math.max(hero.height, side.height);
  const divider: Mark = {
    kind: 'rect',
    box: { x: heroWidth + gap / 2 - 1, y: 0, width: 2, height },
    fill: context.colours.line,
    motion: { order: 1, kind: 'fade' },
  };
  const sideTop = (height - side.height) / 2;
  return [
    {
      width,
      height,
      marks: [
        ...moved(hero.marks, 0, (height - hero.height) / 2),
        divider,
        ...moved(side.marks, heroWidth + gap, sideTop),
      ],
    },
  ];
}

/** Rows of two or three figures where they fit beside each other, each row under a hairline but the first of a side. */
function supporting(context: Context, items: readonly Statistic[], width: number, ruledFirst = true): Piece[] {
  const { scale } = context;
  const { label, unit } = scale;
  const gap = unit * 5;
  const most = Math.max(
    ...items.map(({ figure, label: { key } }) => leastNumberWidth(context, figure, { key, size: scale.figure })),
  );
  const least = Math.max(label.best * COLUMN_LABELS, most);
  const fitting = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const columns = Math.min(items.length === 4 ? 2 : 3, items.length, fitting);
  const columnWidth = (width - gap * (columns - 1)) / columns;
  const rows: Piece[] = [];
  for (let start = 0; start < items.length; start += columns) {
    const cells = items
      .slice(start, start + columns)
      .map((item, index) => entering(statistic(context, item, columnWidth, 'figure'), 2 + start + index));
    const lefts = cells.map((_, index) => index * (columnWidth + gap));
    const line = row(cells, lefts);
    const ruled = start > 0 || ruledFirst;
    rows.push(ruled ? stack([entering(rule(context, width), 1, 'fade'), line], unit * 3) : line);
  }
  return rows;
}

/** The number over what it counts. Over a hero number stands its qualifier, so that the number keeps its size. */
function statistic(context: Context, { figure, label }: Statistic, width: number, role: 'hero' | 'figure'): Piece {
  const { colours, scale } = context;
  const isHero = role === 'hero';
  const qualifier = isHero ? figure.before.trim() : '';
  return stack(
    [
      text(
        context,
        { key: label.key, value: qualifier },
        { role: 'label', size: scale.label, weight: 600, width, fill: colours.ink },
      ),
      numberPiece(context, isHero ? unqualified(figure) : figure, {
        key: label.key,
        size: scale[role],
        width,
        fill: colours.strong,
        wordsFill: colours.ink,
        role,
      }),
      text(context, label, {
        role: isHero ? 'body' : 'label',
        size: isHero ? scale.body : scale.label,
        width,
        fill: colours.ink,
      }),
    ],
    0,
  );
}

/** The number with its unit, its qualifier left for elsewhere. */
function unqualified(figure: ShownFigure): ShownFigure {
  return { ...figure, before: '' };
}
