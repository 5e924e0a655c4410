import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row } from '../../layout/piece.ts';
import type { ShownBlock, ShownFigure } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { fitsOnLine, text } from '../text.ts';
import { numberPiece } from './number.ts';
import { pin } from './pin.ts';
import { decimalMark } from './table-numbers.ts';
import { firstMiddle } from './thread.ts';

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
  readonly numbers: Numbers;
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
    items.every(({ name }) => fitsOnLine(context, name, half - indentOf(context, inHalf)));
  if (!isPaired) {
    const setup = setupOf(context, items, width);
    return items.map((item, index) => entering(place(context, item, index, setup, index + 1), index + 1));
  }
  const rows: Piece[] = [];
  for (let start = 0; start < items.length; start += 2) {
    const pair = items
      .slice(start, start + 2)
      .map((item, index) => place(context, item, start + index, inHalf, start / 2 + 1));
    rows.push(entering(row(pair, [0, half + gap]), start / 2 + 1));
  }
  return rows;
}

function setupOf(context: Context, items: readonly Place[], width: number): Setup {
  const { body } = context.scale;
  const top = Math.max(...items.map(({ figure }) => figure?.value ?? 0));
  const numbers = numbersOf(context, items, top, width);
  const sizes = pinSizes(items).map((size) => Math.round(body.best * size));
  return { width, pins: Math.max(...sizes), numbers, sizes, top };
}

/** Numbers that hang from their decimal marks. */
interface Numbers {
  readonly width: number;
  /** Each with its distance from the column's start; undefined for a place without one. */
  readonly each: readonly ({ readonly piece: Piece; readonly left: number } | undefined)[];
}

function numbersOf(context: Context, items: readonly Place[], top: number, width: number): Numbers {
  const { colours, scale } = context;
  const set = items.map(({ name, figure }) => {
    if (!figure) return undefined;
    const piece = numberPiece(context, figure, {
      key: name.key,
      size: scale.body,
      width,
      fill: figure.value === top ? colours.accentText : colours.ink,
      wordsFill: colours.ink,
      role: 'body',
    });
    return { piece, head: markFrom(context, piece, figure) };
  });
  const shown = set.flatMap((each) => each ?? []);
  const head = Math.max(0, ...shown.map((each) => each.head));
  const tail = Math.max(0, ...shown.map((each) => each.piece.width - each.head));
  return {
    width: Math.ceil(head + tail),
    each: set.map((each) => each && { piece: each.piece, left: Math.round(head - each.head) }),
  };
}

/** From a number's start edge to its decimal mark, px. Its digits run from left to right in Arabic too. */
function markFrom({ engine }: Context, { marks }: Piece, figure: ShownFigure): number {
  const number = marks.find((mark) => mark.kind === 'text' && mark.text.value === figure.number);
  if (number?.kind !== 'text') return 0;
  const { key, size } = number.text;
  const at = decimalMark(figure);
  const value = engine.direction === 'rtl' ? figure.number.slice(at) : figure.number.slice(0, at);
  if (value === '') return number.box.x;
  const style = { size, weight: number.weight, role: 'figure' } as const;
  return number.box.x + engine.measure({ key, value, style, width: 100_000, align: 'start' }).width;
}

/** Heights of the pins in body sizes: their areas as the figures, where these are all given, positive and of one unit. */
function pinSizes(items: readonly Place[]): number[] {
  const [first] = items;
  const isMeasured = items.every(({ figure }) => figure && figure.value > 0 && figure.after === first?.figure?.after);
  if (!isMeasured) return items.map(() => PLAIN);
  const top = Math.max(...items.map(({ figure }) => figure!.value));
  return items.map(({ figure }) => LARGEST * Math.max(SMALLEST, Math.sqrt(figure!.value / top)));
}

function indentOf({ scale }: Context, { pins, numbers }: Setup): number {
  const gap = scale.unit * 2;
  return pins + gap + (numbers.width > 1 ? numbers.width + gap : 0);
}

/** Pin, figure and name on one line. */
function place(context: Context, { name, figure }: Place, index: number, setup: Setup, order: number): Piece {
  const { colours, scale } = context;
  const { width, pins, numbers, sizes, top } = setup;
  const stressed = figure !== undefined && figure.value === top;
  const indent = indentOf(context, setup);
  const start = pins + scale.unit * 2;
  const words = text(context, name, {
    role: 'body',
    size: scale.body,
    weight: stressed || !figure ? 600 : 400,
    width: width - indent,
    fill: colours.ink,
  });
  const middle = firstMiddle(words) ?? words.height / 2;
  const size = sizes[index]!;
  const over = Math.max(0, Math.ceil(size / 2 - middle));
  const number = numbers.each[index];
  const level = number ? baselineOf(words) - baselineOf(number.piece) : 0;
  const sign = pin(size, stressed || !figure ? colours.accent : colours.muted, colours.ground);
  const marks: Mark[] = [
    ...moved(sign.marks, Math.round((pins - sign.width) / 2), over + Math.round(middle - size / 2)),
    ...(number && figure ? counted(moved(number.piece.marks, start + number.left, over + level), figure, order) : []),
    ...moved(words.marks, indent, over),
  ];
  return { width, height: Math.max(over + words.height, over + Math.ceil(middle + size / 2)), marks };
}

/** The number counts up in a video; the words beside it come as all words do. */
const counted = (marks: readonly Mark[], { number }: ShownFigure, order: number): Mark[] =>
  marks.map((mark) =>
    mark.kind === 'text' && mark.text.value === number ? { ...mark, motion: { order, kind: 'count' } } : mark,
  );

const baselineOf = ({ marks }: Piece): number =>
  Math.max(0, ...marks.map((mark) => (mark.kind === 'text' ? mark.box.y + (mark.text.lines[0]?.baseline ?? 0) : 0)));
