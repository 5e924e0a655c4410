import type { Box } from '../layout/mark.ts';
import type { TextStyle } from '../layout/text.ts';
import type { VideoFormat } from '../model/format.ts';

/** Room between the letters of a caption and the edge of its plate, px. */
export const CAPTION_PADDING = { x: 28, y: 16 } as const;

/** Two lines of the tallest script set at a line height of 1.75. */
const TWO_LINES = 2 * 1.75;

/**
 * How captions are set: at 42 characters a line, 44 px fills a phone held upright and about three fifths of a
 * wide picture, where a longer line would make the eye travel away from the figure it speaks of.
 */
export const captionStyle = (format: VideoFormat): TextStyle => ({
  size: format.width >= format.height * 1.2 ? 46 : 42,
  weight: 600,
  role: 'body',
  balance: true,
});

/**
 * Where captions stand: at the foot of the safe area, two lines with their plate. A scene keeps its own marks
 * above it.
 */
export function captionZone(format: VideoFormat): Box {
  const { safe } = format;
  const height = Math.ceil(captionStyle(format).size * TWO_LINES) + 2 * CAPTION_PADDING.y;
  return {
    x: safe.left,
    y: format.height - safe.bottom - height,
    width: format.width - safe.left - safe.right,
    height,
  };
}

/** The widest a line of caption may be in that zone, px. */
export const captionSlot = (format: VideoFormat): number => captionZone(format).width - 2 * CAPTION_PADDING.x;
