import type { Mark } from '../../../layout/mark.ts';
import { moved, type Piece } from '../../../layout/piece.ts';
import type { PreparedText } from '../../../layout/text.ts';
import type { Words } from '../../../model/document.ts';
import type { Context } from '../../context.ts';
import { text } from '../../text.ts';

/** Middle of a line's small letters over its baseline, em. */
const MIDDLE = 0.34;

/** What a colour stands for: `words` beside a square of it. */
export interface Key {
  readonly words: Words;
  readonly fill: string;
}

/** The side of a key's square and the room behind it, px. */
export const keyInset = ({ scale }: Context): { side: number; inset: number } => ({
  side: Math.round(scale.label.best * 0.6),
  inset: Math.round(scale.label.best * 0.6) + scale.unit * 1.5,
});

/** One key within `width` px, as wide as it is. */
export function keyPiece(context: Context, { words, fill }: Key, width: number): Piece {
  const { colours, scale } = context;
  const { side, inset } = keyInset(context);
  const slot = Math.min(width - inset, naturalWidth(context, words));
  const name = text(context, words, { role: 'label', size: scale.label, weight: 600, width: slot, fill: colours.ink });
  const [first] = name.marks;
  const y = first?.kind === 'text' ? middleOf(first.text) - side / 2 : 0;
  const square: Mark = { kind: 'rect', box: { x: 0, y, width: side, height: side }, fill, radius: scale.unit / 4 };
  return { width: inset + slot, height: name.height, marks: [square, ...moved(name.marks, inset, 0)] };
}

/** The keys in the order of their bars, in as few rows as they need. */
export function legend(context: Context, keys: readonly Key[], width: number): Piece {
  const { unit } = context.scale;
  const marks: Mark[] = [];
  let [x, y, rowHeight] = [0, 0, 0];
  for (const key of keys) {
    const piece = keyPiece(context, key, width);
    if (x > 0 && x + piece.width > width) {
      y += rowHeight + unit / 2;
      [x, rowHeight] = [0, 0];
    }
    marks.push(...moved(piece.marks, x, y));
    x += piece.width + 4 * unit;
    rowHeight = Math.max(rowHeight, piece.height);
  }
  return {
    width,
    height: y + rowHeight,
    marks: marks.map((mark) => ({ ...mark, motion: { order: 1, kind: 'fade' } })),
  };
}

function naturalWidth({ engine, scale }: Context, words: Words): number {
  const style = { size: scale.label.best, weight: 600, role: 'body' } as const;
  return Math.ceil(engine.measure({ ...words, style, width: 100_000, align: 'start' }).width) + 1;
}

/** Where the first line's small letters have their middle, px from the text's top. */
export const middleOf = ({ lines: [line], size }: PreparedText): number => (line?.baseline ?? 0) - size * MIDDLE;
