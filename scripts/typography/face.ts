import { readFileSync } from 'node:fs';
import { Blob, DrawFuncs, Face, Font } from 'harfbuzzjs';
import type { Weight } from '../../compositions/layout/text.ts';
import { FAMILIES, type FamilyId, fontPath } from './fonts.ts';

/** A font file opened once per process. */
export interface LoadedFont {
  readonly family: FamilyId;
  readonly weight: Weight;
  readonly name: string;
  readonly font: Font;
  readonly unitsPerEm: number;
  readonly codePoints: ReadonlySet<number>;
}

/**
 * One glyph's outline in font units, y upwards: `ops` holds M, L, Q, C, Z and `points` their coordinates in order.
 */
export interface Outline {
  readonly ops: string;
  readonly points: readonly number[];
}

const loaded = new Map<string, LoadedFont>();
const outlines = new Map<LoadedFont, Map<number, Outline>>();

/** Opens a family's weight, or returns it if it is open already. */
export function loadFont(family: FamilyId, weight: Weight): LoadedFont {
  const key = `${family}-${weight}`;
  const known = loaded.get(key);
  if (known) return known;
  const face = new Face(new Blob(readFileSync(fontPath(family, weight))));
  const opened: LoadedFont = {
    family,
    weight,
    name: FAMILIES[family].name,
    font: new Font(face),
    unitsPerEm: face.upem,
    codePoints: new Set(face.collectUnicodes()),
  };
  loaded.set(key, opened);
  return opened;
}

interface Pen {
  ops: string;
  points: number[];
}

const pen = (data: unknown): Pen => data as Pen;
const drawing = new DrawFuncs();
drawing.setMoveToFunc((x, y, data) => {
  pen(data).ops += 'M';
  pen(data).points.push(x, y);
});
drawing.setLineToFunc((x, y, data) => {
  pen(data).ops += 'L';
  pen(data).points.push(x, y);
});
drawing.setQuadraticToFunc((cx, cy, x, y, data) => {
  pen(data).ops += 'Q';
  pen(data).points.push(cx, cy, x, y);
});
drawing.setCubicToFunc((ax, ay, bx, by, x, y, data) => {
  pen(data).ops += 'C';
  pen(data).points.push(ax, ay, bx, by, x, y);
});
drawing.setClosePathFunc((data) => {
  pen(data).ops += 'Z';
});

/** The outline of a glyph, drawn once. */
export function glyphOutline(font: LoadedFont, glyph: number): Outline {
  let known = outlines.get(font);
  if (!known) {
    known = new Map();
    outlines.set(font, known);
  }
  let outline = known.get(glyph);
  if (!outline) {
    const drawn: Pen = { ops: '', points: [] };
    font.font.drawGlyph(glyph, drawing, drawn);
    outline = drawn;
    known.set(glyph, outline);
  }
  return outline;
}

/** How far a glyph's ink reaches above and below its baseline, em. Both are positive for a letter with a tail. */
export interface Ink {
  readonly above: number;
  readonly below: number;
}

const inks = new Map<LoadedFont, Map<number, Ink>>();
const NO_INK: Ink = { above: Number.NEGATIVE_INFINITY, below: Number.NEGATIVE_INFINITY };

/** The vertical reach of a glyph, measured once. A glyph without ink reaches nowhere. */
export function glyphInk(font: LoadedFont, glyph: number): Ink {
  let known = inks.get(font);
  if (!known) {
    known = new Map();
    inks.set(font, known);
  }
  let ink = known.get(glyph);
  if (!ink) {
    const extents = font.font.glyphExtents(glyph);
    ink =
      extents && extents.height !== 0
        ? { above: extents.yBearing / font.unitsPerEm, below: -(extents.yBearing + extents.height) / font.unitsPerEm }
        : NO_INK;
    known.set(glyph, ink);
  }
  return ink;
}
