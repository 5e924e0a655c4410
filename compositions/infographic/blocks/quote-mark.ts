import type { Mark } from '../../layout/mark.ts';
import { pathBounds } from '../../layout/path-bounds.ts';
import type { Piece } from '../../layout/piece.ts';
import { EMPTY } from '../../layout/piece.ts';
import type { Context } from '../context.ts';

/** Size that the mark is drawn at to learn its shape, px. */
const TRIED = 200;

/**
 * The mark that opens a quotation in the reader's language, from the language's own font, `height` px of ink high. A
 * shape and no text: nobody reads it, and it stands flush where the words begin.
 */
export function quoteMark({ engine, colours }: Context, mark: string, height: number): Piece {
  const set = (size: number) =>
    engine.typeset({
      key: 'interface:quote.open',
      value: mark,
      style: { size, weight: 800, role: 'figure' },
      width: size * 2,
      align: 'start',
    });
  const ink = pathBounds(set(TRIED).path).height;
  if (ink === 0) return EMPTY;
  const drawn = set(Math.round((TRIED * height) / ink));
  const bounds = pathBounds(drawn.path);
  // The page is mirrored later and the shape is not: in Arabic its right edge is the one that stands flush.
  const x = engine.direction === 'rtl' ? bounds.x + bounds.width - drawn.slot : -bounds.x;
  const box = { x, y: -bounds.y, width: drawn.slot, height: drawn.height };
  const shape: Mark = { kind: 'path', box, d: drawn.path, fill: colours.accent };
  return { width: bounds.width, height: bounds.height, marks: [shape] };
}
