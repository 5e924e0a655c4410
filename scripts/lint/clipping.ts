import type { Box, Page, RectMark } from '../../compositions/layout/mark.ts';
import { areaOf, outside, shared } from './boxes.ts';
import type { PageText } from './page-texts.ts';
import type { Fault, Rule } from './rule.ts';
import { overflowFault } from './text-overflow.ts';

/** Rounding, and letters such as j that reach a little out of their own place, px. */
const TOLERANCE = 4;

/** Texts that are cut off by the edge of the picture, or that run over the edge of the panel they begin on. */
export const clipping: Rule = ({ page, texts }) =>
  texts.flatMap((text) => [...cutByPage(text, page), ...outOfPanel(text, page)]);

function cutByPage({ mark, inks }: PageText, { width, height }: Page): Fault[] {
  const whole = { x: 0, y: 0, width, height };
  const beside = Math.max(-mark.box.x, mark.box.x + mark.box.width - width);
  const slot = beside > TOLERANCE ? beside / mark.box.width : 0;
  const over = Math.max(slot, outerShare(inks, whole));
  return over > 0 ? [overflowFault('text-overflow.cut', mark, over)] : [];
}

function outOfPanel({ mark, index, inks }: PageText, { marks }: Page): Fault[] {
  const [first] = inks;
  const panel = first && panelUnder(first, marks.slice(0, index));
  const over = panel ? outerShare(inks, panel.box) : 0;
  return over > 0 ? [overflowFault('text-overflow.panel', mark, over)] : [];
}

/** The last box painted under the middle of the first line that is high enough to be its ground. */
function panelUnder(ink: Box, before: Page['marks']): RectMark | undefined {
  const middle = { x: ink.x + ink.width / 2, y: ink.y + ink.height / 2, width: 0, height: 0 };
  const grounds = before.filter((mark) => mark.kind === 'rect');
  return grounds.findLast(
    ({ box, opacity = 1 }) => opacity === 1 && box.height >= ink.height && outside(middle, box) <= 0,
  );
}

/** The greatest share of a line that stands out of a box. */
function outerShare(inks: readonly Box[], box: Box): number {
  const shares = inks.map((ink) => {
    if (outside(ink, box) <= TOLERANCE) return 0;
    const inner = shared(ink, box, 0);
    return 1 - (inner ? areaOf(inner) : 0) / areaOf(ink);
  });
  return Math.max(0, ...shares);
}
