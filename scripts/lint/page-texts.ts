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

export function inksOf({ box, text: { lines } }: TextMark): Box[] {
  return lines.flatMap(({ x, baseline, width, above, below }) =>
    width > 0 && above + below > 0 ? [{ x: box.x + x, y: box.y + baseline - above, width, height: above + below }] : [],
  );
}
