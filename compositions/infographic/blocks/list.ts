import { entering, moved, type Piece, row } from '../../layout/piece.ts';
import type { ShownBlock, Words } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';

type List = Extract<ShownBlock, { kind: 'list' }>;

/** Items no wider than this share of the column may stand two beside each other. */
const HALF = 0.42;
/** From this many short items on, two columns read better than one long one. */
const MANY = 6;

/** A few words by themselves on a card are its picture: set this much larger. */
const MOTTO = 1.45;
/** A card is wider than this many body sizes; a panel in a column is not. */
const CARD_BODIES = 16;

function isMotto(context: Context, items: List['items'], width: number): boolean {
  const onCard = width > context.scale.body.best * CARD_BODIES;
  return onCard && items.length < MANY && items.every((words) => isShort(context, words, width * 0.75));
}

/** Items with a square mark, each a line or more; many short ones stand in two columns. */
export function list(context: Context, { items }: List, width: number): Piece[] {
  if (isMotto(context, items, width)) {
    const { scale } = context;
    const body = { best: Math.round(scale.body.best * MOTTO), least: scale.body.best };
    const large = { ...context, scale: { ...scale, body } };
    return items.map((words, index) => entering(item(large, words, width), index + 1));
  }
  const gap = context.scale.unit * 5;
  const half = (width - gap) / 2;
  const narrow = items.length >= MANY && items.every((words) => isShort(context, words, width));
  if (!narrow) return items.map((words, index) => entering(item(context, words, width), index + 1));
  const rows: Piece[] = [];
  for (let start = 0; start < items.length; start += 2) {
    const pair = items.slice(start, start + 2).map((words) => item(context, words, half));
    rows.push(entering(row(pair, [0, half + gap]), start / 2 + 1));
  }
  return rows;
}

function item(context: Context, words: Words, width: number): Piece {
  const { colours, scale } = context;
  const size = Math.round(scale.body.best * 0.34);
  const indent = size + scale.unit * 2.5;
  const body = text(context, words, {
    role: 'body',
    size: scale.body,
    weight: 600,
    width: width - indent,
    fill: colours.ink,
  });
  const first = body.marks[0];
  const middle = first?.kind === 'text' ? first.text.lines[0]!.baseline - first.text.size * 0.34 : body.height / 2;
  return {
    width,
    height: body.height,
    marks: [
      {
        kind: 'rect',
        box: { x: 0, y: Math.round(middle - size / 2), width: size, height: size },
        fill: colours.accent,
        radius: 2,
      },
      ...moved(body.marks, indent, 0),
    ],
  };
}

function isShort({ engine, scale }: Context, { key, value }: Words, width: number): boolean {
  const style = { size: scale.body.best, weight: 600, role: 'body' } as const;
  return engine.measure({ key, value, style, width: 100_000, align: 'start' }).width <= width * HALF;
}
