import type { Mark } from '../layout/mark.ts';
import { type Piece, stack } from '../layout/piece.ts';
import type { Document } from '../model/document.ts';
import { findLocale } from '../model/locale.ts';
import type { Context } from './context.ts';
import { type TextOptions, text, textMark } from './text.ts';

/** Distance of the lines of names, and place of their baseline in them, em: tall enough for every script. */
const LINE = { pitch: 1.7, baseline: 1.2 } as const;
/** Room between two names and side of the dot in its middle, em; height of the dot over the baseline. */
const DOT = { room: 0.8, side: 0.16, rise: 0.4 } as const;

/**
 * The names of the other languages that the newsroom publishes in, each as its readers write it and in its own script's
 * letters, under the words that say so.
 */
export function languagesPiece(context: Context, { closing }: Document, width: number): Piece {
  const { languages } = closing;
  const { colours, scale } = context;
  if (!languages) return { width, height: 0, marks: [] };
  const label = text(
    context,
    { key: 'interface:closing.languages', value: languages.label },
    { role: 'label', size: scale.label, width, fill: colours.quiet },
  );
  const { best, least } = scale.label;
  const large = namesPiece(context, languages.tags, width, best);
  const names = large.rows > ROWS ? namesPiece(context, languages.tags, width, least) : large;
  return stack([label, names], scale.unit / 2);
}

/** More rows of names than this are set smaller. */
const ROWS = 2;

function namesPiece(
  { engine, colours, scale }: Context,
  tags: readonly string[],
  width: number,
  size: number,
): Piece & { readonly rows: number } {
  const room = size * DOT.room;
  const marks: Mark[] = [];
  let x = 0;
  let rows = 1;
  let baseline = size * LINE.baseline;
  for (const tag of tags) {
    const value = findLocale(tag)?.endonym;
    if (value === undefined) continue;
    const request = {
      key: 'interface:closing.languages',
      value,
      style: { size, weight: 600, role: 'body' },
      locale: tag,
      align: 'start',
    } as const;
    const slot = Math.ceil(engine.measure({ ...request, width }).width);
    if (x > 0 && x + room + slot > width) {
      x = 0;
      rows += 1;
      baseline += size * LINE.pitch;
    } else if (x > 0) {
      const side = Math.round(size * DOT.side);
      const box = { x: x + (room - side) / 2, y: baseline - size * DOT.rise, width: side, height: side };
      marks.push({ kind: 'rect', box, fill: colours.quiet, radius: side / 2 });
      x += room;
    }
    const set = engine.typeset({ ...request, width: slot });
    const options: TextOptions = { role: 'label', size: scale.label, weight: 600, width: slot, fill: colours.ink };
    marks.push(textMark(set, options, { x, y: baseline - (set.lines[0]?.baseline ?? 0) }));
    x += slot;
  }
  return { width, height: marks.length === 0 ? 0 : baseline + size * (LINE.pitch - LINE.baseline), marks, rows };
}
