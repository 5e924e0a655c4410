import type { VideoProps } from '../../../compositions/video/props.ts';

/**
 * How the pixels of a frame are handed over: `rgba` as they are painted, `i420` as encoders take them, `i420-half` the same
 * at half the width and height.
 */
export type FrameLayout = 'rgba' | 'i420' | 'i420-half';

export type PaintRequest =
  | { readonly kind: 'open'; readonly video: VideoProps; readonly assets: string }
  | {
      readonly kind: 'paint';
      /** Who asks: said again with each frame. */
      readonly order: number;
      readonly frames: readonly number[];
      readonly as: FrameLayout;
      /** Moved with the message, to paint into where it has a frame's size. */
      readonly memory: ArrayBuffer[];
    };

export type PaintReply =
  | { readonly kind: 'painted'; readonly order: number; readonly frame: number; readonly data: Uint8Array }
  /** All frames of a request are painted: there may be more. */
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: unknown };
