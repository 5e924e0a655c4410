import type { Asset } from '../model/document.ts';
import type { Box } from './mark.ts';

/** The focal point stands no nearer to an edge than this share of the crop: the subject is inside its central 60 %. */
const EDGE = 0.2;
/** A crop is made smaller for that by so much at most: nearer, heads would be cut off where the point was only a guess. */
const CLOSER = 1.2;
/** The middle, a little high: heads and horizons stand over the middle of a photograph. */
const MIDDLE = { x: 0.5, y: 0.45 };

/**
 * The largest part of the image with the box's shape whose central 60 % hold the focal point, in the image's own px. A
 * focal point at the very edge of the image is brought as far in as `CLOSER` allows.
 */
export function coverCrop({ width, height, focus = MIDDLE }: Asset, box: Box): Box {
  const scale = Math.min(width / box.width, height / box.height);
  const whole = { width: box.width * scale, height: box.height * scale };
  // A crop that reaches to the edge of the image has the focal point this far from its own edge at most.
  const room = (place: number, size: number, crop: number): number =>
    (Math.min(place, 1 - place) * size) / (crop * EDGE);
  const fitting = Math.min(1, room(focus.x, width, whole.width), room(focus.y, height, whole.height));
  const share = Math.max(1 / CLOSER, fitting);
  const cropWidth = whole.width * share;
  const cropHeight = whole.height * share;
  return {
    x: within(focus.x * width - cropWidth / 2, width - cropWidth),
    y: within(focus.y * height - cropHeight / 2, height - cropHeight),
    width: cropWidth,
    height: cropHeight,
  };
}

function within(value: number, most: number): number {
  return Math.min(Math.max(0, value), Math.max(0, most));
}
