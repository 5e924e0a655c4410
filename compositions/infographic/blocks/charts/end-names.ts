import type { Mark } from '../../../layout/mark.ts';
import { entering, moved } from '../../../layout/piece.ts';
import type { Context } from '../../context.ts';
import { type Chart, seriesFill } from './chart.ts';
import { keyPiece, middleOf } from './legend.ts';

/** The most of a plot's width that the names of its lines take. */
const MOST = 0.34;

interface EndNames {
  /** Px from the end of the lines to the edge. */
  readonly width: number;
  /** The names beside the ends of their lines, moved apart where they would meet; undefined where they have no room. */
  readonly place: (ends: readonly number[], bottom: number) => Mark[] | undefined;
}

/** The names of lines at their ends. Undefined where a name is too long to stand there. */
export function endNames(context: Context, { series }: Chart, width: number): EndNames | undefined {
  const { unit } = context.scale;
  const room = Math.round(width * MOST);
  const names = series.map(({ name }, index) =>
    entering(keyPiece(context, { words: name, fill: seriesFill(context, index) }, room), 2 + index, 'fade'),
  );
  const isBroken = names.some(({ marks }) =>
    marks.some((mark) => mark.kind === 'text' && (mark.text.excess > 0 || mark.text.lines.length > 2)),
  );
  if (isBroken) return undefined;
  const taken = Math.max(...names.map((piece) => piece.width));
  return {
    width: taken + unit * 2,
    place: (ends, bottom) => {
      const order = names.map((_, index) => index).sort((a, b) => ends[a]! - ends[b]!);
      const tops = new Map<number, number>();
      let free = 0;
      for (const index of order) {
        const { marks } = names[index]!;
        const middle = marks.find((mark) => mark.kind === 'text');
        const top = Math.max(free, ends[index]! - (middle ? middleOf(middle.text) : 0));
        tops.set(index, top);
        free = top + names[index]!.height;
      }
      // What has been pushed below the plot pushes the others up.
      let limit = bottom + unit;
      for (const index of order.toReversed()) {
        const top = Math.min(tops.get(index)!, limit - names[index]!.height);
        tops.set(index, top);
        limit = top;
      }
      if (limit < 0) return undefined;
      return names.flatMap(({ marks }, index) => moved(marks, width - taken, tops.get(index)!));
    },
  };
}
