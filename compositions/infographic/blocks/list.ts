import { iconMark } from '../../layout/icons.ts';
import type { Box, Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row } from '../../layout/piece.ts';
import type { ShownBlock, Words } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { fitsOnLine, text } from '../text.ts';

type List = Extract<ShownBlock, { kind: 'list' }>;

/** From this many short items on, two columns read better than one long one. */
const MANY = 6;

/** A few words by themselves on a card are its picture, if none is wider than this share of it: set as its title is. */
const MOTTO_WIDTH = 0.32;
/** A card is wider than this many body sizes; a panel in a column is not. */
const CARD_BODIES = 16;

/** Side of the mark before an item, in body sizes: a small square, or an icon as tall as a line. */
const SQUARE = 0.34;
const ICON = 1.3;

interface Item {
  readonly words: Words;
  readonly icon?: string;
}

function isMotto(context: Context, items: List['items'], width: number): boolean {
  const onCard = width > context.scale.body.best * CARD_BODIES;
  return onCard && items.length < MANY && items.every((words) => fitsOnLine(context, words, width * MOTTO_WIDTH));
}

/** Items with an icon each, or all with a square, each a line or more; many short ones stand in two columns. */
export function list(context: Context, { items: texts, icons }: List, width: number): Piece[] {
  const items = texts.map((words, index): Item => (icons?.[index] ? { words, icon: icons[index] } : { words }));
  if (isMotto(context, texts, width)) {
    const { scale } = context;
    const large = { ...context, scale: { ...scale, body: scale.heading } };
    return items.map((each, index) => entering(item(large, each, width), index + 1));
  }
  const gap = context.scale.unit * 5;
  const half = (width - gap) / 2;
  const narrow =
    items.length >= MANY &&
    items.every(({ words, icon }) => fitsOnLine(context, words, half - indentOf(context, icon)));
  if (!narrow) return items.map((each, index) => entering(item(context, each, width), index + 1));
  const rows: Piece[] = [];
  for (let start = 0; start < items.length; start += 2) {
    const pair = items.slice(start, start + 2).map((each) => item(context, each, half));
    rows.push(entering(row(pair, [0, half + gap]), start / 2 + 1));
  }
  return rows;
}

function item(context: Context, { words, icon }: Item, width: number): Piece {
  const { colours, scale } = context;
  const size = sideOf(context, icon);
  const indent = indentOf(context, icon);
  const body = text(context, words, {
    role: 'body',
    size: scale.body,
    weight: 600,
    width: width - indent,
    fill: colours.ink,
  });
  const [first] = body.marks;
  const set = first?.kind === 'text' ? first.text : undefined;
  const middle = set ? set.lines[0]!.baseline - set.size * scale.middle : body.height / 2;
  const top = Math.max(0, Math.round(size / 2 - middle));
  const box: Box = { x: 0, y: Math.max(0, Math.round(middle - size / 2)), width: size, height: size };
  return {
    width,
    height: Math.max(body.height + top, box.y + size),
    marks: [...before(context, icon, box), ...moved(body.marks, indent, top)],
  };
}

function before({ colours, engine }: Context, icon: string | undefined, box: Box): Mark[] {
  if (icon) return iconMark(icon, box, colours.accentText, undefined, engine.direction);
  return [{ kind: 'rect', box, fill: colours.accent, radius: 2 }];
}

/** Side of the mark before an item, px. */
function sideOf({ scale }: Context, icon: string | undefined): number {
  return 2 * Math.round((scale.body.best * (icon ? ICON : SQUARE)) / 2);
}

function indentOf(context: Context, icon: string | undefined): number {
  return sideOf(context, icon) + context.scale.unit * 2.5;
}
