import type { Mark } from '../../../layout/mark.ts';
import type { Piece } from '../../../layout/piece.ts';

/** Room that a number keeps from a line passing behind it, px. */
const HALO = 4;

/** The number on its own ground, so that no line of the chart or of its grid runs through it. */
export function onGround(figure: Piece, fill: string): Piece {
  const grounds = figure.marks.flatMap((mark): Mark[] => {
    if (mark.kind !== 'text') return [];
    return mark.text.lines.map(({ x, baseline, width, above, below }) => ({
      kind: 'rect',
      box: {
        x: mark.box.x + x - HALO,
        y: mark.box.y + baseline - above - HALO,
        width: width + 2 * HALO,
        height: above + below + 2 * HALO,
      },
      fill,
    }));
  });
  return { ...figure, marks: [...grounds, ...figure.marks] };
}
