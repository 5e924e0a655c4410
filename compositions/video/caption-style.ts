import { captionBox } from '../infographic/scenes.ts';
import type { Box } from '../layout/mark.ts';
import type { PreparedText, TextStyle } from '../layout/text.ts';
import type { VideoFormat } from '../model/format.ts';

/** Room between the letters of a caption and the edge of its plate, px. */
const PADDING = { x: 28, y: 12 } as const;

/**
 * White on near-black: 17:1, whatever the picture behind (WCAG 2.2 SC 1.4.3 asks for 4.5:1). `radius`: of the plate's
 * corners, px.
 */
export const CAPTION = { ink: '#ffffff', plate: '#10151d', radius: 14 } as const;

/**
 * How captions are set: 42 characters of this size take about half of a wide picture, where a longer line would
 * make the eye travel away from the figure it speaks of, and all of a phone held upright. Two lines of the tallest
 * script, with their plate, fit the box that scenes keep free.
 */
export const captionStyle = (format: VideoFormat): TextStyle => ({
  size: format.width > format.height ? 46 : 44,
  weight: 600,
  role: 'title',
});

/** The widest a line of caption may be, px. */
export const captionSlot = (format: VideoFormat): number => captionBox(format).width - 2 * PADDING.x;

/** Where a caption's text and its plate go: in the middle of the foot of the box kept for captions. */
export function placeCaption(text: PreparedText, format: VideoFormat): { readonly box: Box; readonly plate: Box } {
  const zone = captionBox(format);
  const width = Math.ceil(text.width) + 2 * PADDING.x;
  const height = Math.ceil(text.height) + 2 * PADDING.y;
  const top = zone.y + zone.height - height;
  const centred = (inner: number): number => Math.round(zone.x + (zone.width - inner) / 2);
  return {
    box: { x: centred(text.slot), y: top + PADDING.y, width: text.slot, height: text.height },
    plate: { x: centred(width), y: top, width, height },
  };
}
