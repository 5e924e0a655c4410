/** Distances in px kept free at each edge. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

interface BaseFormat {
  readonly id: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Where text and figures may stand; what is outside may be covered by a platform's buttons or cut off. */
  readonly safe: Insets;
}

/** A picture format. `carousel`: one card a section; otherwise one picture. */
export interface StillFormat extends BaseFormat {
  readonly kind: 'still';
  readonly carousel: boolean;
}

export interface VideoFormat extends BaseFormat {
  readonly kind: 'video';
}

export type Format = StillFormat | VideoFormat;

/** Frames a second of every video. */
export const FRAME_RATE = 30;

const margin = (px: number): Insets => ({ top: px, right: px, bottom: px, left: px });

/**
 * Vertical pictures and videos lie under the buttons of Reels, Shorts, TikTok and Zalo: text keeps within
 * x 120-888 and y 288-1248 of 1080x1920 where it must be read at once (Google's and Meta's overlays together,
 * Shotstack's survey of platform guides, checked 2026-11; a secondary source). Mirrored for nobody: platforms
 * keep the buttons at the right in Arabic too.
 */
const VERTICAL_SAFE: Insets = { top: 288, right: 192, bottom: 672, left: 120 };
/** Stories on Facebook, Instagram and Zalo: 14 % at the top and 20 % at the bottom carry the platform's own bars. */
const STORY_SAFE: Insets = { top: 270, right: 72, bottom: 384, left: 72 };

/** Adding a format is one entry here. */
export const FORMATS = [
  { id: 'square', kind: 'still', width: 1080, height: 1080, carousel: true, safe: margin(64) },
  { id: 'story', kind: 'still', width: 1080, height: 1920, carousel: true, safe: STORY_SAFE },
  { id: 'portrait', kind: 'still', width: 1080, height: 1350, carousel: false, safe: margin(64) },
  { id: 'link', kind: 'still', width: 1200, height: 630, carousel: false, safe: margin(56) },
  { id: 'wide', kind: 'still', width: 1920, height: 1080, carousel: false, safe: margin(72) },
  { id: 'a4', kind: 'still', width: 2480, height: 3508, carousel: false, safe: margin(120) },
  { id: 'landscape', kind: 'video', width: 1920, height: 1080, safe: { top: 72, right: 96, bottom: 72, left: 96 } },
  { id: 'vertical', kind: 'video', width: 1080, height: 1920, safe: VERTICAL_SAFE },
  { id: 'square-video', kind: 'video', width: 1080, height: 1080, safe: margin(64) },
] as const satisfies readonly Format[];

export type FormatId = (typeof FORMATS)[number]['id'];

/** The format with that name, or undefined. */
export const findFormat = (id: string): Format | undefined => FORMATS.find((format) => format.id === id);
