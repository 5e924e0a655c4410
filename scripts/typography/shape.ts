import { Buffer, Direction, Feature, GlyphFlag, shape } from 'harfbuzzjs';
import type { LoadedFont } from './face.ts';
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

const buffer = new Buffer();
const TABULAR = [new Feature('tnum', 1), new Feature('lnum', 1)];
/** Kerning would make equal digits unequal where a font has no tabular figures of its own. */
const TABULAR_BY_HAND = [new Feature('lnum', 1), new Feature('kern', 0)];

/** Shapes the part of an item between two offsets; letters outside it still decide how Arabic joins. */
export function shapeItem(
  text: string,
  item: Item,
  start: number,
  end: number,
  language: string,
  figures: boolean,
): readonly Glyph[] {
  const { font, unitsPerEm, tabular } = item.font;
  buffer.clearContents();
  buffer.addText(text, start, end - start);
  buffer.guessSegmentProperties();
  buffer.setDirection(item.level % 2 === 1 ? Direction.RTL : Direction.LTR);
  if (item.script !== 'Zyyy') buffer.setScript(item.script);
  buffer.setLanguage(language);
  shape(font, buffer, figures ? (tabular ? TABULAR : TABULAR_BY_HAND) : []);
  const glyphs = buffer.getGlyphInfosAndPositions().map(
    (glyph): Glyph => ({
      id: glyph.codepoint,
      cluster: glyph.cluster,
      advance: (glyph.xAdvance ?? 0) / unitsPerEm,
      dx: (glyph.xOffset ?? 0) / unitsPerEm,
      dy: (glyph.yOffset ?? 0) / unitsPerEm,
      unsafe: (glyph.flags & GlyphFlag.UNSAFE_TO_BREAK) !== 0,
    }),
  );
  return figures && !tabular ? evenDigits(text, glyphs, item.font) : glyphs;
}

const digitWidths = new Map<LoadedFont, number>();

/** Gives every digit the advance of the widest one and centres it there. */
function evenDigits(text: string, glyphs: readonly Glyph[], font: LoadedFont): readonly Glyph[] {
  let width = digitWidths.get(font);
  if (width === undefined) {
    const advances = [...'0123456789'].map((digit) =>
      font.font.glyphHAdvance(font.font.glyph(digit.charCodeAt(0)) ?? 0),
    );
    width = Math.max(...advances) / font.unitsPerEm;
    digitWidths.set(font, width);
  }
  const even = width;
  return glyphs.map((glyph) =>
    /[0-9]/.test(text[glyph.cluster] ?? '')
      ? { ...glyph, dx: glyph.dx + (even - glyph.advance) / 2, advance: even }
      : glyph,
  );
}
