import type { Mark } from '../../layout/mark.ts';
import type { Piece } from '../../layout/piece.ts';
import type { Size } from '../../layout/scale.ts';
import type { PreparedText } from '../../layout/text.ts';
import type { ShownFigure } from '../../model/document.ts';
import type { Context } from '../context.ts';

/** Weights of a number and of the words beside it. */
const WEIGHTS = { number: 800, words: 600 } as const;
/** The words beside a number are this share of its size: seen with it, never instead of it. A sign belongs to it. */
const WORDS_SHARE = 0.4;
const SIGN_SHARE = 0.6;
/** Space between number and words, as a share of the number's size; next to nothing where the language writes none. */
const SPACE_SHARE = 0.16;
const CLOSE_SHARE = 0.04;
/** Percent, per mille, degrees: signs without letters. */
const SIGN = /^[%٪‰°′″]+$/u;
const SHRINK = 0.96;

export interface NumberOptions {
  readonly key: string;
  readonly size: Size;
  readonly width: number;
  readonly fill: string;
  /** Colour of the qualifier and the unit. */
  readonly wordsFill: string;
  /** `body`: a number in a chart, no larger than the text around it. */
  readonly role: 'hero' | 'figure' | 'body';
}

/** The largest size at which every figure of a column fits, so that one column has one size. */
export function commonSize(
  context: Context,
  figures: readonly ShownFigure[],
  { key, size, width }: Pick<NumberOptions, 'key' | 'size' | 'width'>,
): Size {
  const best = Math.min(...figures.map((figure) => fittedSize(context, figure, { key, size, width })), size.best);
  return { best, least: size.least };
}

function fittedSize(
  context: Context,
  figure: ShownFigure,
  { key, size: { best, least }, width }: Pick<NumberOptions, 'key' | 'size' | 'width'>,
): number {
  let size = best;
  while (size > least && setParts(context, figure, { key }, size, 'measure').width > width) {
    size = Math.max(least, Math.floor(size * SHRINK));
  }
  return size;
}

/** A number with its qualifier and unit on one baseline, as large as the width allows. */
export function numberPiece(context: Context, figure: ShownFigure, options: NumberOptions): Piece {
  const size = fittedSize(context, figure, options);
  const { parts, width } = setParts(context, figure, options, size, 'typeset');
  // Nothing breaks in a number: what it is too wide by is told of the number itself.
  const excess = Math.max(0, width - options.width);
  const baseline = Math.max(...parts.map(({ set }) => set.lines[0]?.baseline ?? 0));
  const marks = parts.map(({ set, left, isNumber }): Mark => {
    const y = baseline - (set.lines[0]?.baseline ?? 0);
    return {
      kind: 'text',
      box: { x: left, y, width: set.slot, height: set.height },
      text: isNumber && excess > 0 ? { ...set, excess } : set,
      fill: isNumber ? options.fill : options.wordsFill,
      role: isNumber ? options.role : 'label',
      weight: isNumber ? WEIGHTS.number : WEIGHTS.words,
      sizes: isNumber ? options.size : wordsSizes(context, options.size, set.value),
      room: { lines: 1, width: options.width },
    };
  });
  return { width, height: Math.max(...marks.map(({ box }) => box.y + box.height)), marks };
}

/** The words shrink with their number, down to their own floor. */
function wordsSizes({ scale }: Context, { best, least }: Size, words: string): Size {
  return { best: wordsSize(scale, best, words), least: wordsSize(scale, least, words) };
}

const wordsSize = (scale: Context['scale'], number: number, words: string): number =>
  Math.max(scale.label.least, Math.round(number * (SIGN.test(words) ? SIGN_SHARE : WORDS_SHARE)));

/** Width of the number with its words at the least size it may have, px. */
export function leastNumberWidth(
  context: Context,
  figure: ShownFigure,
  { key, size }: Pick<NumberOptions, 'key' | 'size'>,
) {
  return setParts(context, figure, { key }, size.least, 'measure').width;
}

interface Part {
  readonly set: PreparedText;
  readonly left: number;
  readonly isNumber: boolean;
}

function setParts(
  { engine, scale }: Context,
  figure: ShownFigure,
  { key }: Pick<NumberOptions, 'key'>,
  size: number,
  mode: 'measure' | 'typeset',
): { parts: Part[]; width: number } {
  const parts: Part[] = [];
  let left = 0;
  for (const [value, isNumber] of [
    [figure.before, false],
    [figure.number, true],
    [figure.after, false],
  ] as const) {
    if (value.trim() === '') continue;
    const style = isNumber
      ? ({ size, weight: WEIGHTS.number, role: 'figure' } as const)
      : ({ size: wordsSize(scale, size, value.trim()), weight: WEIGHTS.words, role: 'figure' } as const);
    const request = { key, value: value.trim(), style, align: 'start' } as const;
    const { width } = engine.measure({ ...request, width: 100_000 });
    // The slot is the text's own width: a whole px more, so that rounding never breaks the line.
    const slot = Math.ceil(width) + 1;
    const set = engine[mode]({ ...request, width: slot });
    if (parts.length > 0) left += Math.round(size * (/^\S/u.test(value) ? CLOSE_SHARE : SPACE_SHARE));
    parts.push({ set, left, isNumber });
    left += slot;
  }
  return { parts, width: left };
}
