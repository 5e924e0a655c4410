import { contrast } from '../../../layout/colour.ts';
import type { Mark } from '../../../layout/mark.ts';
import { moved, type Piece } from '../../../layout/piece.ts';
import type { ShownFigure } from '../../../model/document.ts';
import type { Context } from '../../context.ts';
import { numberPiece } from '../number.ts';

/** One part of a stacked bar. */
export interface Segment {
  readonly figure: ShownFigure;
  readonly fill: string;
  readonly key: string;
}

/** Of the colours that a text may have, the one that reads best on a fill. */
export function onFill({ colours }: Context, fill: string): string {
  return [colours.ground, colours.ink, '#000000', '#ffffff'].reduce((best, colour) =>
    contrast(colour, fill) > contrast(best, fill) + 0.5 ? colour : best,
  );
}

/** How much smaller than other text a number may be to have room in its part: all text of the picture follows it. */
const SMALLER = 0.8;

/** The number of a part within `width` x `height` px of it; undefined where it does not fit. */
export function partNumber(
  context: Context,
  { figure, fill, key }: Segment,
  width: number,
  height: number,
): Piece | undefined {
  const { label, unit } = context.scale;
  const colour = onFill(context, fill);
  const options = {
    key,
    size: { ...label, least: Math.max(label.least, Math.round(label.best * SMALLER)) },
    width: width - 2 * unit,
    fill: colour,
    wordsFill: colour,
    role: 'body',
  } as const;
  const bare = { ...figure, before: '', after: figure.after.trim() === '%' ? figure.after : '' };
  const number = numberPiece(context, bare, options);
  return number.width + 2 * unit <= width && number.height <= height ? number : undefined;
}

/** Parts one after the other from the start, `perUnit` px for one, each with its number where that fits. */
export function lyingParts(
  context: Context,
  segments: readonly Segment[],
  { perUnit, thickness, width, order }: { perUnit: number; thickness: number; width: number; order: number },
): Piece {
  const gap = context.scale.unit / 4;
  const marks: Mark[] = [];
  let sum = 0;
  for (const segment of segments) {
    const [from, to] = [Math.round(sum * perUnit), Math.round((sum + segment.figure.value) * perUnit)];
    sum += segment.figure.value;
    if (to <= from) continue;
    // A hair of the ground between two parts tells them apart without their colours.
    const box = { x: from, y: 0, width: Math.max(1, to - from - (to - from > 2 * gap ? gap : 0)), height: thickness };
    marks.push({ kind: 'rect', box, fill: segment.fill, from: 'start', motion: { order, kind: 'grow-x' } });
    const number = partNumber(context, segment, box.width, thickness);
    if (!number) continue;
    const placed = moved(number.marks, from + (box.width - number.width) / 2, (thickness - number.height) / 2);
    marks.push(...placed.map((mark): Mark => ({ ...mark, motion: { order: order + 1, kind: 'fade' } })));
  }
  return { width, height: thickness, marks };
}
