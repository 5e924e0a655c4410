import type { Mark } from '../../layout/mark.ts';
import type { Piece } from '../../layout/piece.ts';
import { largestFitting, type Size } from '../../layout/scale.ts';
import type { TextRequest } from '../../layout/text.ts';
import type { ShownFigure } from '../../model/document.ts';
import type { Context } from '../context.ts';

/** Weights of a number and of the words beside it. */
const WEIGHTS = { number: 800, words: 600 } as const;
/** Space between number and words, as a share of the number's size; less where the language writes none. */
const SPACE_SHARE = 0.16;
const CLOSE_SHARE = 0.1;
/** Percent, per mille, degrees: signs without letters are part of the number and as large. */
const SIGN = /^[%٪‰°′″]+$/u;

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

/** Words beside a number may cost it this share of its size; where they would cost more, they are set smaller instead. */
const COST = 0.75;

/** The largest size at which every figure of a column fits, so that one column has one size. */
export function commonSize(
  context: Context,
  figures: readonly ShownFigure[],
  { key, size, width }: Pick<NumberOptions, 'key' | 'size' | 'width'>,
): Size {
  const best = Math.min(...figures.map((figure) => fitted(context, figure, { key, size, width }).size), size.best);
  return { ...size, best };
}

/** The size of a number and that of the words beside it, a step or two under it. */
interface Fitted {
  readonly size: number;
  readonly words: Size;
}

function fitted(
  context: Context,
  figure: ShownFigure,
  { key, size, width }: Pick<NumberOptions, 'key' | 'size' | 'width'>,
): Fitted {
  const tried = wordSizes(context.scale, size).map((words) => ({
    words,
    size: largestFitting(
      size,
      (each) => measureParts(context, figure, { key, size: each, words: words.best }).width <= width,
    ),
  }));
  return tried.find((each) => each.size >= size.best * COST) ?? tried.at(-1)!;
}

/** Beside a hero number words are as large as a title, or as text where that leaves the number small; else as text. */
const wordSizes = ({ figure, label }: Context['scale'], { step }: Size): readonly Size[] =>
  step === 'hero' ? [figure, label] : [label];

/** A number with its qualifier and unit on one baseline, as large as the width allows. */
export function numberPiece(context: Context, figure: ShownFigure, options: NumberOptions): Piece {
  const { size, words } = fitted(context, figure, options);
  const { parts: measured, width } = measureParts(context, figure, { key: options.key, size, words: words.best });
  const parts = measured.map(({ request, ...part }) => ({ ...part, set: context.engine.typeset(request) }));
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
      sizes: isNumber ? options.size : words,
      room: { lines: 1, width: options.width },
    };
  });
  return { width, height: Math.max(...marks.map(({ box }) => box.y + box.height)), marks };
}

/** Width of the number with its words at the least size it may have, px. */
export function leastNumberWidth(
  context: Context,
  figure: ShownFigure,
  { key, size }: Pick<NumberOptions, 'key' | 'size'>,
) {
  const words = wordSizes(context.scale, size).at(-1)!.least;
  return measureParts(context, figure, { key, size: size.least, words }).width;
}

interface Part {
  readonly request: TextRequest;
  readonly left: number;
  /** The number itself, or a sign that belongs to it. */
  readonly isNumber: boolean;
}

interface PartSizes {
  readonly key: string;
  readonly size: number;
  readonly words: number;
}

function measureParts(
  { engine }: Context,
  figure: ShownFigure,
  { key, size, words }: PartSizes,
): { parts: Part[]; width: number } {
  const parts: Part[] = [];
  let left = 0;
  let said = '';
  for (const [value, isFigure] of [
    [figure.before, false],
    [figure.number, true],
    [figure.after, false],
  ] as const) {
    if (value.trim() === '') continue;
    const isLarge = isFigure || SIGN.test(value.trim());
    const style = isLarge
      ? ({ size, weight: WEIGHTS.number, role: 'figure' } as const)
      : ({ size: words, weight: WEIGHTS.words, role: 'figure' } as const);
    const request = { key, value: value.trim(), style, align: 'start' } as const;
    // The slot is the text's own width: a whole px more, so that rounding never breaks the line.
    const slot = Math.ceil(engine.measure({ ...request, width: 100_000 }).width) + 1;
    const isApart = /\s$/u.test(said) || /^\s/u.test(value);
    if (parts.length > 0) left += Math.round(size * (isApart ? SPACE_SHARE : CLOSE_SHARE));
    parts.push({ request: { ...request, width: slot }, left, isNumber: isLarge });
    left += slot;
    said = value;
  }
  return { parts, width: left };
}
