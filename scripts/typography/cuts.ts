import { type Glyph, type ShapedItem, shapeItem } from './shape.ts';

/**
 * By how much a line is longer, em, that begins or ends at a UTF-16 offset, than the way through it: a pair that was
 * kerned is parted there.
 */
export interface Cuts {
  readonly begin: Float64Array;
  readonly end: Float64Array;
}

export interface Uncut {
  readonly text: string;
  readonly items: readonly ShapedItem[];
  readonly stops: readonly { readonly at: number; readonly visible: number }[];
  /** 1 at offsets where a line cannot begin without shaping anew. */
  readonly unsafe: Uint8Array;
  readonly language: string;
}

/** What cutting a paragraph at its stops does to the advance on both sides. */
export function findCuts({ text, items, stops, unsafe, language }: Uncut): Cuts {
  const cuts = { begin: new Float64Array(text.length + 1), end: new Float64Array(text.length + 1) };
  const gain = (item: ShapedItem, start: number, end: number): number => {
    const inside = item.glyphs.filter(({ cluster }) => cluster >= start && cluster < end);
    return advanceOf(shapeItem(text, item, start, end, language)) - advanceOf(inside);
  };
  for (const { at, visible } of stops) {
    const before = unsafe[visible] ? items.find(({ start, end }) => start < visible && visible < end) : undefined;
    if (before) {
      let start = visible - 1;
      while (start > before.start && unsafe[start]) start -= 1;
      cuts.end[visible] = gain(before, start, visible);
    }
    const after = unsafe[at] ? items.find(({ start, end }) => start < at && at < end) : undefined;
    if (after) {
      let end = at + 1;
      while (end < after.end && unsafe[end]) end += 1;
      cuts.begin[at] = gain(after, at, end);
    }
  }
  return cuts;
}

const advanceOf = (glyphs: readonly Glyph[]): number => glyphs.reduce((sum, { advance }) => sum + advance, 0);
