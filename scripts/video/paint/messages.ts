import type { VideoProps } from '../../../compositions/video/props.ts';

/**
 * How the pixels of a frame are handed over: `rgba` as they are painted, `i420` as encoders take them, `i420-half` the same
 * at half the width and height.
 */
export type FrameLayout = 'rgba' | 'i420' | 'i420-half';

export type PaintRequest =
  | { readonly kind: 'open'; readonly video: VideoProps; readonly assets: string }
  | { readonly kind: 'paint'; readonly frames: readonly number[]; readonly as: FrameLayout };

export type PaintReply =
  | { readonly kind: 'painted'; readonly frame: number; readonly data: Uint8Array }
  /** All frames of a request are painted: there may be more. */
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: unknown };
