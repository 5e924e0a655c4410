import { glyphOutline, type LoadedFont } from './face.ts';

/**
 * A glyph at one size as path data relative to its origin. Lengths are tenths of a px, whole numbers, y downwards:
 * rounded once, so that equal glyphs are equal strings wherever they stand.
 */
interface SizedGlyph {
  /** First point, from the origin. */
  readonly startX: number;
  readonly startY: number;
  /** What follows the first point; empty for a glyph without ink. */
  readonly rest: string;
  /** Where the pen stands after the last contour is closed, from the origin. */
  readonly endX: number;
  readonly endY: number;
}

/** Sizes come and go while texts are fitted: beyond this many glyphs the cache begins anew. */
const CACHE_LIMIT = 60_000;
const cache = new Map<LoadedFont, Map<number, SizedGlyph>>();
let cached = 0;

/** Collects glyphs into one SVG path in relative commands with at most one decimal. */
export class PathWriter {
  #path = '';
  #x = 0;
  #y = 0;

  /** Draws a glyph with its origin at a point, px. Glyph 0 (no such character) draws nothing. */
  glyph(font: LoadedFont, id: number, size: number, x: number, y: number): void {
    if (id === 0) return;
    const sized = sizedGlyph(font, id, size);
    if (sized.rest === '') return;
    const originX = Math.round(x * 10);
    const originY = Math.round(y * 10);
    this.#path += `m${pair(originX + sized.startX - this.#x, originY + sized.startY - this.#y)}${sized.rest}`;
    this.#x = originX + sized.endX;
    this.#y = originY + sized.endY;
  }

  toString(): string {
    // The first command of a path is absolute whatever its letter; M says so.
    return this.#path === '' ? '' : `M${this.#path.slice(1)}`;
  }
}

function sizedGlyph(font: LoadedFont, id: number, size: number): SizedGlyph {
  let glyphs = cache.get(font);
  if (!glyphs) {
    glyphs = new Map();
    cache.set(font, glyphs);
  }
  // Sizes are layout's, to a hundredth of a px at the finest.
  const key = id * 1_000_000 + Math.round(size * 100);
  let sized = glyphs.get(key);
  if (!sized) {
    if (cached >= CACHE_LIMIT) {
      cache.clear();
      glyphs = new Map();
      cache.set(font, glyphs);
      cached = 0;
    }
    sized = drawGlyph(font, id, Math.round(size * 100) / 100);
    glyphs.set(key, sized);
    cached += 1;
  }
  return sized;
}

function drawGlyph(font: LoadedFont, id: number, size: number): SizedGlyph {
  const { ops, points } = glyphOutline(font, id);
  const scale = (size * 10) / font.unitsPerEm;
  const tenths: number[] = points.map((value, i) => Math.round(value * (i % 2 === 0 ? scale : -scale)));
  const startX = tenths[0] ?? 0;
  const startY = tenths[1] ?? 0;
  let x = startX;
  let y = startY;
  let contourX = startX;
  let contourY = startY;
  let rest = '';
  let next = 0;
  let previous = '';
  const emit = (letter: string, values: readonly number[]): void => {
    let tail = '';
    for (const value of values) tail = join(tail, tenth(value));
    rest = letter === previous ? join(rest, tail) : `${rest}${letter}${tail}`;
    previous = letter;
  };
  for (let i = 0; i < ops.length; i++) {
    const op = ops[i];
    if (op === 'Z') {
      rest += 'z';
      previous = 'z';
      x = contourX;
      y = contourY;
      continue;
    }
    const count = op === 'Q' ? 4 : op === 'C' ? 6 : 2;
    const values = tenths.slice(next, next + count);
    next += count;
    const toX = values[count - 2] ?? 0;
    const toY = values[count - 1] ?? 0;
    if (op === 'M') {
      if (i > 0) emit('m', [toX - x, toY - y]);
      contourX = toX;
      contourY = toY;
    } else if (op !== 'L') {
      emit(
        op === 'Q' ? 'q' : 'c',
        values.map((value, v) => value - (v % 2 === 0 ? x : y)),
      );
    } else if (toY === y) {
      if (toX !== x) emit('h', [toX - x]);
    } else if (toX === x) {
      emit('v', [toY - y]);
    } else {
      emit('l', [toX - x, toY - y]);
    }
    x = toX;
    y = toY;
  }
  return { startX, startY, rest, endX: x, endY: y };
}

const pair = (x: number, y: number): string => join(tenth(x), tenth(y));

/** Puts a number after another with no more between them than a parser needs. */
function join(before: string, after: string): string {
  if (before === '' || after.startsWith('-')) return before + after;
  const lastNumber = before.slice(Math.max(before.lastIndexOf(' '), before.lastIndexOf('-')) + 1);
  return after.startsWith('.') && lastNumber.includes('.') ? before + after : `${before} ${after}`;
}

/** A whole number of tenths as a decimal: 15 is 1.5, -5 is -.5. */
function tenth(value: number): string {
  const whole = Math.trunc(Math.abs(value) / 10);
  const decimal = Math.abs(value) % 10;
  const digits = decimal === 0 ? `${whole}` : `${whole === 0 ? '' : whole}.${decimal}`;
  return value < 0 ? `-${digits}` : digits;
}
