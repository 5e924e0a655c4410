import type { Box, Mark, Page } from '../../compositions/layout/mark.ts';
import { areaOf, shared } from './boxes.ts';
import type { PageText } from './page-texts.ts';
import { pathShape } from './path-shape.ts';
import type { Fault, Rule } from './rule.ts';

/** Less is rounding, or a hairline that touches a descender, px. */
const LEAST = 1.5;
/** Step at which shapes are looked for over letters, px. */
const STEP = 3;

/** Texts that something painted after them hides: a box, a shape or a picture. Other texts are `textOverText`'s. */
export const coveredText: Rule = ({ page, texts }) => texts.flatMap((text) => covered(text, page));

function covered({ mark, index, inks }: PageText, { marks }: Page): Fault[] {
  let most = 0;
  for (let at = index + 1; at < marks.length; at += 1) {
    for (const ink of inks) most = Math.max(most, coveredShare(ink, marks[at]!));
  }
  if (most === 0) return [];
  const { key, value } = mark.text;
  const values = { key, percent: Math.max(1, Math.round(most * 100)) };
  return [{ rule: 'text-overflow', id: 'text-overflow.covered', key, text: mark, amount: most, values, actual: value }];
}

function coveredShare(ink: Box, mark: Mark): number {
  switch (mark.kind) {
    case 'text':
      return 0;
    case 'rect':
    case 'image': {
      const part = mark.kind === 'rect' && mark.opacity === 0 ? undefined : shared(ink, mark.box, LEAST);
      return part ? areaOf(part) / areaOf(ink) : 0;
    }
    case 'path': {
      const shape = pathShape(mark);
      const part = shared(ink, shape.bounds, LEAST);
      return part ? hits(part, (x, y) => shape.fills(x, y) || shape.strokes(x, y)) * (areaOf(part) / areaOf(ink)) : 0;
    }
  }
}

/** The share of points of a box for which something holds. */
function hits({ x, y, width, height }: Box, holds: (x: number, y: number) => boolean): number {
  let [all, found] = [0, 0];
  for (let atY = y + STEP / 2; atY < y + height; atY += STEP) {
    for (let atX = x + STEP / 2; atX < x + width; atX += STEP) {
      all += 1;
      if (holds(atX, atY)) found += 1;
    }
  }
  return all === 0 ? 0 : found / all;
}
