import type { TextMark, TextRole } from '../layout/mark.ts';
import type { Piece } from '../layout/piece.ts';
import { largestFitting, type SizeRange, type Step } from '../layout/scale.ts';
import type { PreparedText, TextEngine, TextRequest, Weight } from '../layout/text.ts';
import type { Words } from '../model/document.ts';
import type { Context } from './context.ts';

export interface TextOptions {
  readonly role: TextRole;
  readonly size: SizeRange & { readonly step?: Step };
  readonly width: number;
  readonly fill: string;
  readonly weight?: Weight;
  readonly align?: TextRequest['align'];
  /** Shrinks towards the floor until the text takes no more lines than this. */
  readonly lines?: number;
  /** Shrinks towards the floor until the text is no higher than this, px. */
  readonly height?: number;
}

/** A text as large as its slot allows, never under the floor of its size: what still does not fit is for lint. */
export function text(context: Context, words: Words, options: TextOptions): Piece {
  if (words.value === '') return { width: options.width, height: 0, marks: [] };
  const set = fitText(context.engine, words, options);
  return {
    width: options.width,
    height: set.height,
    marks: [textMark(set, options, { x: 0, y: 0 })],
  };
}

/** A set text in its place, with what its slot allows. */
export function textMark(set: PreparedText, options: TextOptions, { x, y }: { x: number; y: number }): TextMark {
  const { fill, role, size, weight = 400, lines, height } = options;
  const room = { ...(lines !== undefined && { lines }), ...(height !== undefined && { height }) };
  const isBounded = lines !== undefined || height !== undefined;
  const box = { x, y, width: options.width, height: set.height };
  return { kind: 'text', box, text: set, fill, role, weight, sizes: size, ...(isBounded && { room }) };
}

/** The text set at the largest size that fits, found by measuring. */
export function fitText(engine: TextEngine, words: Words, options: TextOptions): PreparedText {
  const request = (size: number): TextRequest => ({
    key: words.key,
    value: words.value,
    style: {
      size,
      weight: options.weight ?? 400,
      role: setting(options.role),
      balance: true,
    },
    width: options.width,
    align: options.align ?? 'start',
  });
  return engine.typeset(request(largestFitting(options.size, (size) => fits(engine.measure(request(size)), options))));
}

/** Items of a list: running text, a little heavier. */
const ITEM_WEIGHT = 600;
/** Wider than any page, px. */
const ENDLESS = 100_000;

/** True where the words of an item stand on one line of that width. */
export function fitsOnLine({ engine, scale }: Context, { key, value }: Words, width: number): boolean {
  const style = { size: scale.body.best, weight: ITEM_WEIGHT, role: 'body' } as const;
  return engine.measure({ key, value, style, width: ENDLESS, align: 'start' }).width <= width;
}

function fits(set: PreparedText, { lines = Number.POSITIVE_INFINITY, height = Number.POSITIVE_INFINITY }: TextOptions) {
  return set.excess === 0 && set.lines.length <= lines && set.height <= height;
}

function setting(role: TextRole): 'title' | 'body' | 'figure' {
  switch (role) {
    case 'title':
    case 'heading':
    case 'tag':
      return 'title';
    case 'hero':
    case 'figure':
      return 'figure';
    case 'label':
    case 'body':
    case 'source':
    case 'caption':
      return 'body';
  }
}
