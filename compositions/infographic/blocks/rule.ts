import type { Piece } from '../../layout/piece.ts';
import type { Context } from '../context.ts';

/** Thickness of a hairline: seen on a phone, never read as a bar. */
export const HAIR = 2;

/** A hairline across the column. */
export function rule({ colours }: Context, width: number): Piece {
  return {
    width,
    height: HAIR,
    marks: [{ kind: 'rect', box: { x: 0, y: 0, width, height: HAIR }, fill: colours.line }],
  };
}

/** A hairline that parts columns, its middle at x = 0. */
export function upright({ colours }: Context, height: number): Piece {
  return {
    width: HAIR,
    height,
    marks: [{ kind: 'rect', box: { x: -HAIR / 2, y: 0, width: HAIR, height }, fill: colours.line }],
  };
}
