import { Buffer, Direction, GlyphFlag, shape } from 'harfbuzzjs';
import { EMOJI_ADVANCE } from './emoji.ts';
import type { Item } from './itemise.ts';

/** A glyph in visual order. Lengths are in em, y upwards. */
export interface Glyph {
  readonly id: number;
  /** UTF-16 offset in the text of the first character it stands for. */
  readonly cluster: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
  /** A line that begins at this cluster must be shaped anew. */
  readonly unsafe: boolean;
}

export interface ShapedItem extends Item {
  readonly glyphs: readonly Glyph[];
}

const buffer = new Buffer();

/** Glyph 0 has no outline: the picture is drawn in its place. */
const EMOJI_GLYPH = { id: 0, advance: EMOJI_ADVANCE, dx: 0, dy: 0, unsafe: false } as const;

/** Shapes the part of an item between two offsets; letters outside it still decide how Arabic joins. */
export function shapeItem(text: string, item: Item, start: number, end: number, language: string): readonly Glyph[] {
  if (item.emoji) return [{ ...EMOJI_GLYPH, cluster: start }];
  const { font, unitsPerEm } = item.font;
  buffer.clearContents();
  buffer.addText(text, start, end - start);
  buffer.guessSegmentProperties();
  buffer.setDirection(item.level % 2 === 1 ? Direction.RTL : Direction.LTR);
  if (item.script !== 'Zyyy') buffer.setScript(item.script);
  buffer.setLanguage(language);
  shape(font, buffer);
  return buffer.getGlyphInfosAndPositions().map(
    (glyph): Glyph => ({
      id: glyph.codepoint,
      cluster: glyph.cluster,
      advance: (glyph.xAdvance ?? 0) / unitsPerEm,
      dx: (glyph.xOffset ?? 0) / unitsPerEm,
      dy: (glyph.yOffset ?? 0) / unitsPerEm,
      unsafe: (glyph.flags & GlyphFlag.UNSAFE_TO_BREAK) !== 0,
    }),
  );
}
