import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../layout/piece.ts';
import type { ShownBlock, Words } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { breaksWords } from './breaks-words.ts';
import { HAIR, rule } from './rule.ts';

type Compare = Extract<ShownBlock, { kind: 'compare' }>;
type Side = Compare['sides'][number];

/** Sides stand beside each other from this many label sizes a side on. */
const SIDE_LABELS = 7.5;
/** In a column of fewer body sizes what is said is set as labels are. */
const NARROW_BODIES = 8;

/**
 * Two or more sides under their titles: beside each other where they fit, what answers each other on one line, else
 * one under the other. The last side is what things came to, and carries the accent.
 */
export function compare(context: Context, { sides }: Compare, width: number): Piece[] {
  const { scale } = context;
  const gap = scale.unit * 5;
  const each = (width - gap * (sides.length - 1)) / sides.length;
  const last = sides.length - 1;
  if (
    each < scale.label.best * SIDE_LABELS ||
    breaksWords(context, wordsOf(sides), { size: scale.body, weight: 800, width: each })
  ) {
    return sides.map((side, index) => entering(stacked(context, side, width, index === last), index + 1));
  }
  const lefts = sides.map((_, index) => index * (each + gap));
  const across = (cells: readonly Piece[], order: number): Piece =>
    row(
      cells.map((cell, index) => entering(cell, order + index)),
      lefts,
    );
  const titles = sides.map(({ title }, index) => head(context, title, each, index === last));
  const height = Math.max(...titles.map((title) => title.height));
  const heads = across(
    titles.map((title) => raised(title, height)),
    1,
  );
  const rows = Math.max(...sides.map(({ items }) => items.length));
  const lines = Array.from({ length: rows }, (_, line) => {
    const cells = sides.map(({ items }, index) => {
      const words = items[line];
      return words ? item(context, words, each, { isLast: index === last, ruled: line > 0 }) : empty(each);
    });
    return across(cells, line + 1);
  });
  // A head alone at the foot of a card would name nothing.
  const [first, ...others] = lines;
  const top = first ? stack([heads, first], scale.unit * 2) : heads;
  return [top, ...others.map((line) => ({ ...line, head: heads }))];
}

const wordsOf = (sides: readonly Side[]): Words[] => sides.flatMap(({ title, items }) => [title, ...items]);

const empty = (width: number): Piece => ({ width, height: 0, marks: [] });

/** A side under its title. */
function stacked(context: Context, { title, items }: Side, width: number, isLast: boolean): Piece {
  const { unit } = context.scale;
  const lines = items.map((words, index) => item(context, words, width, { isLast, ruled: index > 0 }));
  return stack([head(context, title, width, isLast), ...lines], unit * 1.5);
}

/** A title over a bar: grey for what was, the accent for what is. */
function head(context: Context, title: Words, width: number, isLast: boolean): Piece {
  const { colours, scale } = context;
  const words = text(context, title, {
    role: 'body',
    size: scale.body,
    weight: 800,
    width,
    fill: isLast ? colours.strong : colours.quiet,
  });
  const bar = Math.round(scale.unit / 2);
  const top = words.height + scale.unit;
  const mark: Mark = {
    kind: 'rect',
    box: { x: 0, y: top, width, height: bar },
    fill: isLast ? colours.accent : colours.muted,
  };
  return { width, height: top + bar, marks: [...words.marks, mark] };
}

/** A title of fewer lines than its neighbours keeps its bar on theirs. */
function raised(piece: Piece, height: number): Piece {
  return { ...piece, height, marks: moved(piece.marks, 0, height - piece.height) };
}

function item(
  context: Context,
  words: Words,
  width: number,
  { isLast, ruled }: { isLast: boolean; ruled: boolean },
): Piece {
  const { colours, scale } = context;
  const isNarrow = width < scale.body.best * NARROW_BODIES;
  const said = text(context, words, {
    role: isNarrow ? 'label' : 'body',
    size: isNarrow ? scale.label : scale.body,
    weight: isLast ? 600 : 400,
    width,
    fill: colours.ink,
  });
  if (!ruled) return said;
  const air = scale.unit * 2;
  return {
    width,
    height: HAIR + air + said.height,
    marks: [...rule(context, width).marks, ...moved(said.marks, 0, HAIR + air)],
  };
}
