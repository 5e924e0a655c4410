import { moved, type Piece, stack } from '../../layout/piece.ts';
import type { Size } from '../../layout/scale.ts';
import type { ShownBlock, ShownFigure } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { numberPiece } from './number.ts';

export type Statistic = Extract<ShownBlock, { kind: 'statistics' }>['items'][number];

/** The number over what it counts. Over a hero number stands its qualifier, so that the number keeps its size. */
export function statistic(
  context: Context,
  { figure, label }: Statistic,
  width: number,
  role: 'hero' | 'figure',
  size: Size = context.scale[role],
  words: Size = context.scale[role === 'hero' ? 'body' : 'label'],
): Piece {
  const { colours, scale } = context;
  const isHero = role === 'hero';
  const qualifier = isHero ? figure.before.trim() : '';
  return stack(
    [
      text(
        context,
        { key: label.key, value: qualifier },
        { role: 'body', size: words, weight: 600, width, fill: colours.ink },
      ),
      trimmed(
        numberPiece(context, isHero ? unqualified(figure) : figure, {
          key: label.key,
          size,
          width,
          fill: colours.strong,
          wordsFill: colours.ink,
          role: size.step === 'hero' ? 'hero' : 'figure',
        }),
        scale.unit,
        isHero,
      ),
      text(context, label, {
        role: isHero ? 'body' : 'label',
        size: words,
        width,
        fill: colours.ink,
      }),
    ],
    Math.max(scale.unit, Math.round(words.best * 0.2)),
  );
}

/** How far figures reach over and under their baseline, in sizes: of Noto Sans and Be Vietnam Pro, with the comma's tail. */
const RISE = 0.75;
const TAIL = 0.1;

/**
 * A number without the empty parts of its line: at its size they would push its own words away from it. A hero keeps its
 * own ink; neighbours in a row all keep the same, so that their baselines and labels stand on one line.
 */
function trimmed({ width, height, marks }: Piece, air: number, isHero: boolean): Piece {
  const reach = marks.flatMap((mark) =>
    mark.kind === 'text'
      ? mark.text.lines.map(({ baseline, above, below }) => {
          const isFigure = mark.role !== 'label' && !isHero;
          return {
            top: mark.box.y + baseline - (isFigure ? mark.text.size * RISE : above),
            foot: mark.box.y + baseline + (isFigure ? mark.text.size * TAIL : below),
          };
        })
      : [],
  );
  if (reach.length === 0) return { width, height, marks };
  const top = Math.max(0, Math.min(...reach.map((each) => each.top)) - air);
  const foot = Math.min(height, Math.max(...reach.map((each) => each.foot)) + air);
  return { width, height: foot - top, marks: moved(marks, 0, -top) };
}

/** Sizes tried for a number that grows into the room it is given, as multiples of its best. */
const GROWTHS = [2.2, 2, 1.8, 1.6, 1.45, 1.35, 1.2, 1.1] as const;
/** From here on its words grow with it: beside a number so large they would look lost. */
const WITH_WORDS = 1.45;

/** A hero number that takes free room by growing, up to `most` times its size. */
export function growing(context: Context, item: Statistic, width: number, most: number): Piece {
  const { body, figure, hero } = context.scale;
  const usual = statistic(context, item, width, 'hero');
  const stretch = (height: number): Piece => {
    for (const factor of GROWTHS.filter((each) => each <= most)) {
      const words = factor < WITH_WORDS ? body : figure;
      const larger = statistic(context, item, width, 'hero', { ...hero, best: Math.round(hero.best * factor) }, words);
      if (larger.height <= height) return larger;
    }
    return usual;
  };
  return { ...usual, stretch };
}

/** The number with its unit, its qualifier left for elsewhere. */
export function unqualified(figure: ShownFigure): ShownFigure {
  return { ...figure, before: '' };
}
