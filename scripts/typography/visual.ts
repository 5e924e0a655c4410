import { emojiInk } from './emoji.ts';
import { glyphInk, type Ink } from './face.ts';
import type { Line } from './lines.ts';
import type { Paragraph } from './paragraph.ts';
import { type Glyph, type ShapedItem, shapeItem } from './shape.ts';

/** The part of an item that stands on a line, its glyphs from left to right. */
export interface Piece {
  readonly item: ShapedItem;
  readonly glyphs: readonly Glyph[];
}

/** A line's pieces from left to right (rule L2 of UAX 9). */
export function visualPieces(paragraph: Paragraph, line: Line): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const item of paragraph.items) {
    const start = Math.max(item.start, line.start);
    const end = Math.min(item.end, line.end);
    if (start < end) pieces.push({ item, glyphs: glyphsBetween(paragraph, item, start, end) });
  }
  return reorder(pieces);
}

/** The line's glyphs as the paragraph shaped them; shaped anew where the cut changes them. */
function glyphsBetween(paragraph: Paragraph, item: ShapedItem, start: number, end: number): readonly Glyph[] {
  const { text, unsafe, language } = paragraph;
  const whole = start === item.start && end === item.end;
  if (whole) return item.glyphs;
  const cutsShape = (start > item.start && unsafe[start] === 1) || (end < item.end && unsafe[end] === 1);
  if (cutsShape) return shapeItem(text, item, start, end, language);
  return item.glyphs.filter((glyph) => glyph.cluster >= start && glyph.cluster < end);
}

function reorder(pieces: readonly Piece[]): readonly Piece[] {
  const ordered = [...pieces];
  const levels = ordered.map((piece) => piece.item.level);
  const highest = Math.max(0, ...levels);
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from;
      while (to < ordered.length && (ordered[to]?.item.level ?? 0) >= level) to += 1;
      if (to > from) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return ordered;
}

/** Advance of the pieces, em. */
export const piecesWidth = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { glyphs }) => glyphs.reduce((inner, glyph) => inner + glyph.advance, sum), 0);

/** How far the ink of a line reaches above and below its baseline, em; `middle` is the height of an emoji's centre. */
export function piecesInk(pieces: readonly Piece[], middle: number): Ink {
  let above = 0;
  let below = 0;
  for (const { item, glyphs } of pieces) {
    for (const glyph of glyphs) {
      const ink = item.emoji ? emojiInk(middle) : glyphInk(item.font, glyph.id);
      above = Math.max(above, ink.above + glyph.dy);
      below = Math.max(below, ink.below - glyph.dy);
    }
  }
  return { above, below };
}
