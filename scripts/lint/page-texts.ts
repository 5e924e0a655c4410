import type { Box, Page, TextMark } from '../../compositions/layout/mark.ts';

/** A text of a page as its reader sees it. */
export interface PageText {
  readonly mark: TextMark;
  /** Its number among the page's marks: what has a smaller one is painted before it. */
  readonly index: number;
  /** Where the letters of each line that has any are, px of the page. */
  readonly inks: readonly Box[];
}

/** The texts of a page in painting order. */
export function pageTexts({ marks }: Page): PageText[] {
  return marks.flatMap((mark, index) => (mark.kind === 'text' ? [{ mark, index, inks: inksOf(mark) }] : []));
}

/** The air that a line's advance has at its ends and that letters leave free, em. */
const BEARING = 0.05;

/** Where the letters of each line are, px of the page; lines without any are left out. */
export function inksOf({ box, text: { lines, size } }: TextMark): Box[] {
  return lines.flatMap(({ x, baseline, width, above, below }) => {
    if (width <= 0 || above + below <= 0) return [];
    const air = Math.min(size * BEARING, width / 4);
    return [{ x: box.x + x + air, y: box.y + baseline - above, width: width - 2 * air, height: above + below }];
  });
}
