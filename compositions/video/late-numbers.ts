import type { Box, Mark, RectMark } from '../layout/mark.ts';

/** Letters stand this far from the bar that they name, and their boxes may reach into it by so much, px. */
const TOLERANCE = 4;

/** The marks with the number at the end of each bar coming when the bar arrives there. */
export function withLateNumbers(marks: readonly Mark[], direction: 'ltr' | 'rtl'): Mark[] {
  const bars = marks.filter(isBar);
  return marks.map((mark) => {
    if (mark.kind !== 'text' || mark.motion?.kind !== 'fade') return mark;
    const { order } = mark.motion;
    const isAtEnd = bars.some((bar) => bar.motion?.order === order && isBeyond(mark.box, bar, direction));
    return isAtEnd ? { ...mark, motion: { ...mark.motion, isLate: true } } : mark;
  });
}

const isBar = (mark: Mark): mark is RectMark =>
  mark.kind === 'rect' && (mark.motion?.kind === 'grow-x' || mark.motion?.kind === 'grow-y');

/** True for what stands beside a bar on the side to which it grows. */
function isBeyond(words: Box, { box, from, motion }: RectMark, direction: 'ltr' | 'rtl'): boolean {
  const right = (b: Box): number => b.x + b.width;
  const bottom = (b: Box): number => b.y + b.height;
  if (motion?.kind === 'grow-y') {
    if (right(words) <= box.x || words.x >= right(box)) return false;
    return from === 'top' ? words.y >= bottom(box) - TOLERANCE : bottom(words) <= box.y + TOLERANCE;
  }
  if (bottom(words) <= box.y || words.y >= bottom(box)) return false;
  const toLeft = (from === 'end') !== (direction === 'rtl');
  return toLeft ? right(words) <= box.x + TOLERANCE : words.x >= right(box) - TOLERANCE;
}
