import type { Piece } from '../../layout/piece.ts';
import type { Context } from '../context.ts';

/** A hairline across the column. */
export function rule({ colours }: Context, width: number): Piece {
  return {
    width,
    height: 2,
    marks: [{ kind: 'rect', box: { x: 0, y: 0, width, height: 2 }, fill: colours.line }],
  };
}
