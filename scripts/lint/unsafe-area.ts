import type { Box, ImageMark, Page } from '../../compositions/layout/mark.ts';
import { type SafeArea, safeAreasOf } from '../../compositions/layout/safe-areas.ts';
import { outside } from './boxes.ts';
import type { Fault, Rule } from './rule.ts';

/** Rounding, and letters such as j that reach a little out of their own place, px. */
const TOLERANCE = 4;

/**
 * Texts, and images that do not bleed off the page, where a platform draws its buttons or an edge may be cut off.
 * Photographs and grounds that run to the edge of the page are meant to.
 */
export const unsafeArea: Rule = ({ page, format, texts }) => {
  const areas = safeAreasOf(format.id);
  const images = page.marks.filter((mark) => mark.kind === 'image' && !bleeds(mark, page)) as ImageMark[];
  return areas.flatMap((area) => [
    ...texts.flatMap(({ mark, inks }) =>
      areaFaults(area, page, mark.text.key, 'text', inks).map((fault) => ({ ...fault, text: mark })),
    ),
    ...images.flatMap(({ alt, hash, box }) => areaFaults(area, page, alt || hash.slice(0, 8), 'image', [box])),
  ]);
};

const bleeds = ({ box }: ImageMark, { width, height }: Page): boolean =>
  box.x <= 0 || box.y <= 0 || box.x + box.width >= width || box.y + box.height >= height;

/** What of the boxes of one text or image an area takes. */
export function areaFaults(
  area: SafeArea,
  page: Page,
  key: string,
  what: 'text' | 'image',
  boxes: readonly Box[],
): Fault[] {
  const { top, right, bottom, left } = area.insets;
  const free = { x: left, y: top, width: page.width - left - right, height: page.height - top - bottom };
  const over = Math.max(0, ...boxes.map((box) => outside(box, free)));
  if (over <= TOLERANCE) return [];
  const values = { key, platforms: area.platforms.join(', '), distance: Math.round(over) };
  return [{ rule: 'unsafe-area', id: `unsafe-area.${what}-${area.kind}`, key, amount: over, values }];
}
