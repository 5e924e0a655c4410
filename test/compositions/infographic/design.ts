import type { Mark, Page } from '../../../compositions/layout/mark.ts';
import type { Format } from '../../../compositions/model/format.ts';
import { inkOf, type TextMark, textMarks } from './marks.ts';

/** Sizes of type on one picture (notes on graphics; `layout/scale.ts` has as many steps). */
const MOST_SIZES = 4;
/** Nearer to the margin than this and not on it, an edge looks like a mistake, px. */
const NEAR = 6;
/** What an edge may be off by: rounding, px. */
const ROUNDING = 1;
/** Ink of two texts is parted by so much of the smaller size. */
const APART = 0.06;

/** What an art director would send back, in words; legibility and contrast are lint's. */
export function designFaults(page: Page, format: Format, direction: 'ltr' | 'rtl'): string[] {
  return [...sizeFaults(page), ...edgeFaults(page, format, direction), ...loneWords(page), ...touching(page)];
}

function sizeFaults(page: Page): string[] {
  const sizes = [...new Set(textMarks(page).map(({ text }) => text.size))].sort((one, other) => other - one);
  return sizes.length <= MOST_SIZES ? [] : [`${page.id}: ${sizes.length} sizes of type: ${sizes.join(', ')}`];
}

/** Texts begin on the margin or well inside it; labels stand where what they name does. */
function edgeFaults(page: Page, { safe, width }: Format, direction: 'ltr' | 'rtl'): string[] {
  return textMarks(page).flatMap(({ box, role, text }) => {
    if (role === 'label') return [];
    const starts = text.lines.map(({ x, width: long }) =>
      direction === 'ltr' ? box.x + x - safe.left : width - safe.right - box.x - x - long,
    );
    const off = Math.min(...starts);
    return Math.abs(off) > ROUNDING && Math.abs(off) < NEAR
      ? [`${page.id}: “${text.value}” is ${off.toFixed(1)} px off the margin`]
      : [];
  });
}

/** Titles and headings do not end on a line of one word where the lines before it hold several. */
function loneWords(page: Page): string[] {
  return textMarks(page)
    .filter(({ role, text }) => (role === 'title' || role === 'heading') && text.lines.length > 1)
    .filter(({ text: { lines } }) => lines.at(-1)!.width < Math.max(...lines.map(({ width }) => width)) * LONE)
    .map(({ text }) => `${page.id}: “${text.value}” ends on a lone word`);
}
/** A last line shorter than this share of the longest is one word left over. */
const LONE = 0.22;

/** Texts of different marks keep clear of each other, and of the edges of the panel that they stand on. */
function touching(page: Page): string[] {
  const lines = textMarks(page).flatMap((mark) => linesOf(mark));
  const faults: string[] = [];
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      if (one.mark === other.mark) continue;
      const least = Math.min(one.mark.text.size, other.mark.text.size) * APART;
      const across = Math.max(one.left, other.left) - Math.min(one.right, other.right);
      const down = Math.max(one.top, other.top) - Math.min(one.bottom, other.bottom);
      if (across < least && down < least) {
        faults.push(`${page.id}: “${one.mark.text.value}” touches “${other.mark.text.value}”`);
      }
    }
  });
  return [...faults, ...page.marks.filter(isPanel).flatMap((panel) => overEdge(page, panel))];
}

type Rect = Extract<Mark, { kind: 'rect' }>;
/** A surface with round corners that holds texts. */
const isPanel = (mark: Mark): mark is Rect => mark.kind === 'rect' && (mark.radius ?? 0) > 0;

function overEdge(page: Page, { box }: Rect): string[] {
  return textMarks(page).flatMap((mark) => {
    const ink = inkOf(mark);
    if (!ink) return [];
    const crosses = (low: number, high: number, edge: number) => low < edge - ROUNDING && high > edge + ROUNDING;
    const isBeside =
      ink.right < box.x || ink.left > box.x + box.width || ink.bottom < box.y || ink.top > box.y + box.height;
    const isCut =
      crosses(ink.left, ink.right, box.x) ||
      crosses(ink.left, ink.right, box.x + box.width) ||
      crosses(ink.top, ink.bottom, box.y) ||
      crosses(ink.top, ink.bottom, box.y + box.height);
    return !isBeside && isCut ? [`${page.id}: “${mark.text.value}” runs over the edge of a panel`] : [];
  });
}

interface Line {
  readonly mark: TextMark;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const linesOf = (mark: TextMark): Line[] =>
  mark.text.lines
    .filter(({ above, below }) => above + below > 0)
    .map(({ x, width, baseline, above, below }) => ({
      mark,
      left: mark.box.x + x,
      right: mark.box.x + x + width,
      top: mark.box.y + baseline - above,
      bottom: mark.box.y + baseline + below,
    }));
