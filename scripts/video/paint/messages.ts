import type { VideoProps } from '../../../compositions/video/props.ts';

/** How the pixels of a frame are handed over: `i420` as the encoder takes them, `rgba` for a picture. */
export type FrameLayout = 'rgba' | 'i420';

export type PaintRequest =
  | { readonly kind: 'open'; readonly video: VideoProps; readonly assets: string }
  | { readonly kind: 'paint'; readonly frames: readonly number[]; readonly as: FrameLayout };

export type PaintReply =
  | { readonly kind: 'painted'; readonly frame: number; readonly data: Uint8Array }
  /** All frames of a request are painted: there may be more. */
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: unknown };
