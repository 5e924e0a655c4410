import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../layout/piece.ts';
import type { ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { list } from './list.ts';

type Compare = Extract<ShownBlock, { kind: 'compare' }>;

/** Sides stand beside each other from this many label sizes a side on. */
const SIDE_LABELS = 9;

/** Two or more sides under their titles: beside each other where they fit, else one under the other. */
export function compare(context: Context, { sides }: Compare, width: number): Piece[] {
  const { scale } = context;
  const gap = scale.unit * 5;
  const each = (width - gap * (sides.length - 1)) / sides.length;
  if (each < scale.label.best * SIDE_LABELS) {
    return sides.map((item, index) => entering(side(context, item, width, index), index + 1));
  }
  const pieces = sides.map((item, index) => entering(side(context, item, each, index), index + 1));
  const lefts = sides.map((_, index) => index * (each + gap));
  return [row(pieces, lefts)];
}

function side(context: Context, { title, items }: Compare['sides'][number], width: number, index: number): Piece {
  const { colours, scale } = context;
  const colour = index === 0 ? colours.muted : colours.accent;
  const cap: Mark = { kind: 'rect', box: { x: 0, y: 0, width, height: scale.unit }, fill: colour };
  const head = text(context, title, { role: 'body', size: scale.body, weight: 800, width, fill: colours.strong });
  const body = stack([head, ...list(context, { kind: 'list', items }, width)], scale.unit * 2);
  const top = scale.unit * 3;
  return { width, height: body.height + top, marks: [cap, ...moved(body.marks, 0, top)] };
}
