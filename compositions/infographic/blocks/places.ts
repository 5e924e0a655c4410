import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row } from '../../layout/piece.ts';
import type { ShownBlock, ShownFigure, Words } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { pin } from './pin.ts';
import { type NumberColumn, numberColumn } from './table-numbers.ts';

type Places = Extract<ShownBlock, { kind: 'places' }>;
type Place = Places['items'][number];

/** Height of the largest pin, and of those of places without a figure, in body sizes. */
const LARGEST = 2;
const PLAIN = 0.95;
/** The smallest pin that is still seen to be one, as a share of the largest; its figure stands beside it. */
const SMALLEST = 0.26;
/** From this many places on, short ones stand two beside each other; in a column of so many body sizes, earlier. */
const MANY = 8;
const FEW = 4;
const WIDE_BODIES = 26;

interface Setup {
  readonly width: number;
  /** Room for pins, px. */
  readonly pins: number;
  readonly figures: NumberColumn;
  readonly sizes: readonly number[];
  readonly top: number;
}

/**
 * Where things are: pins beside names, no borders and no claim of where they lie to each other. The area of a pin is in
 * proportion to its figure where all figures are of one kind; the largest has the accent.
 */
export function places(context: Context, { items }: Places, width: number): Piece[] {
  const gap = context.scale.unit * 5;
  const half = (width - gap) / 2;
  const inHalf = setupOf(context, items, half);
  const isPaired =
    items.length >= (width >= context.scale.body.best * WIDE_BODIES ? FEW : MANY) &&
    items.every(({ name }) => isShort(context, name, half - indentOf(context, inHalf)));
  if (!isPaired) {
    const setup = setupOf(context, items, width);
    return items.map((item, index) => entering(place(context, item, index, setup), index + 1));
  }
  const rows: Piece[] = [];
  for (let start = 0; start < items.length; start += 2) {
    const pair = items.slice(start, start + 2).map((item, index) => place(context, item, start + index, inHalf));
    rows.push(entering(row(pair, [0, half + gap]), start / 2 + 1));
  }
  return rows;
}

function setupOf(context: Context, items: readonly Place[], width: number): Setup {
  const { body } = context.scale;
  const figures = numberColumn(
    context,
    items.map(({ name, figure }) => figure && { key: name.key, value: wholeFigure(figure), figure }),
    { size: body.best, weight: () => 800 },
  );
  const sizes = pinSizes(items).map((size) => Math.round(body.best * size));
  const top = Math.max(...items.map(({ figure }) => figure?.value ?? 0));
  return { width, pins: Math.max(...sizes), figures, sizes, top };
}

/** Heights of the pins in body sizes: their areas as the figures, where these are all given, positive and of one unit. */
function pinSizes(items: readonly Place[]): number[] {
  const [first] = items;
  const isMeasured = items.every(({ figure }) => figure && figure.value > 0 && figure.after === first?.figure?.after);
  if (!isMeasured) return items.map(() => PLAIN);
  const top = Math.max(...items.map(({ figure }) => figure!.value));
  return items.map(({ figure }) => LARGEST * Math.max(SMALLEST, Math.sqrt(figure!.value / top)));
}

const wholeFigure = ({ before, number, after }: ShownFigure): string => `${before}${number}${after}`;

function indentOf({ scale }: Context, { pins, figures }: Setup): number {
  const gap = scale.unit * 2;
  return pins + gap + (figures.width > 1 ? figures.width + gap : 0);
}

/** Pin, figure and name on one line. */
function place(context: Context, { name, figure }: Place, index: number, setup: Setup): Piece {
  const { colours, scale } = context;
  const { width, pins, figures, sizes, top } = setup;
  const stressed = figure !== undefined && figure.value === top;
  const indent = indentOf(context, setup);
  const words = text(context, name, {
    role: 'body',
    size: scale.body,
    weight: stressed || !figure ? 600 : 400,
    width: width - indent,
    fill: colours.ink,
  });
  const number = figure
    ? text(
        context,
        { key: name.key, value: wholeFigure(figure) },
        {
          role: 'body',
          size: scale.body,
          weight: 800,
          width: figures.width,
          align: 'end',
          fill: stressed ? colours.accentText : colours.ink,
          lines: 1,
        },
      )
    : undefined;
  const first = words.marks[0];
  const line = first?.kind === 'text' ? first.text.lines[0]! : undefined;
  const middle = line && first?.kind === 'text' ? line.baseline - first.text.size * 0.36 : words.height / 2;
  const size = sizes[index]!;
  const over = Math.max(0, Math.ceil(size / 2 - middle));
  const sign = pin(size, stressed || !figure ? colours.accent : colours.muted, colours.ground);
  const marks: Mark[] = [
    ...moved(sign.marks, Math.round((pins - sign.width) / 2), over + Math.round(middle - size / 2)),
    ...(number ? moved(number.marks, pins + scale.unit * 2 + figures.shift(index), over) : []),
    ...moved(words.marks, indent, over),
  ];
  return { width, height: Math.max(over + words.height, over + Math.ceil(middle + size / 2)), marks };
}

function isShort({ engine, scale }: Context, { key, value }: Words, width: number): boolean {
  const style = { size: scale.body.best, weight: 600, role: 'body' } as const;
  return engine.measure({ key, value, style, width: 100_000, align: 'start' }).width <= width;
}
