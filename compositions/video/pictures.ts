import type { Box, ImageMark } from '../layout/mark.ts';
import { wholePixels } from '../paint/svg.ts';
import { LARGEST_PAN } from './motion.ts';
import type { VideoProps } from './props.ts';

/** A picture as a video is painted with it. Whatever can change one of its pixels is said here. */
export type Picture = StillPicture | MovingPicture;

interface PreparedPicture {
  readonly hash: string;
  /** The part of the image shown, in its own px. */
  readonly crop: Box;
  /** Of the prepared picture, px. */
  readonly width: number;
  readonly height: number;
}

/** Cut to its place on the page, clear where the image is. */
export interface StillPicture extends PreparedPicture {
  readonly kind: 'still';
}

/** As large as it is shown at the end of its movement: it is never blown up, and hardly made smaller. Opaque. */
export interface MovingPicture extends PreparedPicture {
  readonly kind: 'moving';
  /** Colour of the page, where the image is clear. */
  readonly background: string;
}

export const isMoving = ({ motion }: ImageMark): boolean => motion?.kind === 'pan';

/** How an image that keeps still is prepared. */
export const stillPicture = ({ hash, crop, box }: ImageMark): StillPicture => ({
  kind: 'still',
  hash,
  crop,
  width: Math.round(box.width),
  height: Math.round(box.height),
});

/** How a photograph that moves is prepared for a page of that background. */
export function movingPicture({ hash, crop, box }: ImageMark, background: string): MovingPicture {
  const { width, height } = wholePixels(box);
  const [across, down] = [Math.round(width * LARGEST_PAN), Math.round(height * LARGEST_PAN)];
  return { kind: 'moving', hash, crop, width: across, height: down, background };
}

/** Names a picture: equal for equal pictures. */
export function pictureKey(picture: Picture): string {
  const { kind, hash, crop, width, height } = picture;
  const ground = kind === 'moving' ? [picture.background] : [];
  return JSON.stringify([kind, hash, crop.x, crop.y, crop.width, crop.height, width, height, ...ground]);
}

/** All pictures that a video is painted with, by their keys. */
export function picturesOf({ scenes }: Pick<VideoProps, 'scenes'>): ReadonlyMap<string, Picture> {
  const pictures = scenes.flatMap(({ page }) =>
    page.marks
      .filter((mark) => mark.kind === 'image')
      .map((mark) => (isMoving(mark) ? movingPicture(mark, page.background) : stillPicture(mark))),
  );
  return new Map(pictures.map((picture) => [pictureKey(picture), picture]));
}

/** Where a video's prepared pictures are looked up by mark. */
export function pictureLookup<Still, Moving>(
  still: ReadonlyMap<string, Still>,
  moving: ReadonlyMap<string, Moving>,
): { image: (mark: ImageMark) => Still; photo: (mark: ImageMark, background: string) => Moving } {
  return {
    image: (mark) => found(still.get(pictureKey(stillPicture(mark))), mark),
    photo: (mark, background) => found(moving.get(pictureKey(movingPicture(mark, background))), mark),
  };
}

function found<T>(picture: T | undefined, { hash }: ImageMark): T {
  if (picture === undefined) throw new Error(`image ${hash} was not loaded before painting`);
  return picture;
}
