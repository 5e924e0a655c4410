import type { Asset } from '../model/document.ts';
import type { Box } from './mark.ts';

/**
 * The largest part of the image with the box's shape, around the focal point (the middle if none is given), in the
 * image's own px.
 */
export function coverCrop({ width, height, focus = { x: 0.5, y: 0.5 } }: Asset, box: Box): Box {
  const scale = Math.min(width / box.width, height / box.height);
  const cropWidth = box.width * scale;
  const cropHeight = box.height * scale;
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
