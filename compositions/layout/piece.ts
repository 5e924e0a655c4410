import type { Box, Mark } from './mark.ts';

/**
 * Marks that belong together, from their own corner (0, 0), laid out as if the language ran left to right; pages
 * are mirrored as a whole at the end. `stretch` gives the same piece at a greater height, where it gains by it.
 */
export interface Piece {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly stretch?: (height: number) => Piece;
  /** What has to stand over it again where a card begins with it: the header of a table, the name of a measure. */
  readonly head?: Piece;
}

export const EMPTY: Piece = { width: 0, height: 0, marks: [] };

/** The marks moved by (dx, dy). */
export function moved(marks: readonly Mark[], dx: number, dy: number): Mark[] {
  return marks.map((mark) => ({ ...mark, box: { ...mark.box, x: mark.box.x + dx, y: mark.box.y + dy } }));
}

/** Pieces one under the other with `gap` px between; where some can stretch, the stack can. */
export function stack(pieces: readonly Piece[], gap: number): Piece {
  const shown = pieces.filter((piece) => piece.height > 0);
  const marks: Mark[] = [];
  let y = 0;
  for (const piece of shown) {
    marks.push(...moved(piece.marks, 0, y));
    y += piece.height + gap;
  }
  const height = Math.max(0, y - gap);
  const elastic = shown.filter((piece) => piece.stretch).length;
  return {
    width: Math.max(0, ...shown.map((piece) => piece.width)),
    height,
    marks,
    ...(elastic > 0 && {
      stretch: (target: number) => {
        const share = Math.max(0, target - height) / elastic;
        return stack(
          shown.map((piece) => piece.stretch?.(piece.height + share) ?? piece),
          gap,
        );
      },
    }),
  };
}

/** Pieces side by side at the given left edges, tops aligned. */
export function row(pieces: readonly Piece[], lefts: readonly number[]): Piece {
  return {
    width: Math.max(0, ...pieces.map((piece, index) => lefts[index]! + piece.width)),
    height: Math.max(0, ...pieces.map((piece) => piece.height)),
    marks: pieces.flatMap((piece, index) => moved(piece.marks, lefts[index]!, 0)),
  };
}

/** The piece with `inset` px of room on every side, over a rectangle if `fill` is given. */
export function padded(piece: Piece, inset: number, width: number, fill?: { colour: string; radius: number }): Piece {
  const height = piece.height + 2 * inset;
  const ground: Mark[] = fill
    ? [{ kind: 'rect', box: { x: 0, y: 0, width, height }, fill: fill.colour, radius: fill.radius }]
    : [];
  const { stretch } = piece;
  return {
    width,
    height,
    marks: [...ground, ...moved(piece.marks, inset, inset)],
    ...(stretch && {
      stretch: (target: number) => padded(stretch(target - 2 * inset), inset, width, fill),
    }),
  };
}

/** The marks with every box mirrored within `width`: right-to-left pages. What is inside a box stays as it is. */
export function mirrored(marks: readonly Mark[], width: number): Mark[] {
  return marks.map((mark) => ({ ...mark, box: mirroredBox(mark.box, width) }));
}

function mirroredBox(box: Box, width: number): Box {
  return { ...box, x: width - box.x - box.width };
}

/** The marks entering the scene as number `order`. */
export function entering(piece: Piece, order: number, kind: 'rise' | 'fade' = 'rise'): Piece {
  const { stretch } = piece;
  return {
    ...piece,
    marks: piece.marks.map((mark) => (mark.motion ? mark : { ...mark, motion: { order, kind } })),
    ...(stretch && { stretch: (height: number) => entering(stretch(height), order, kind) }),
  };
}
