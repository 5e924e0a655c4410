import { type Insets, keptFree } from '../layout/safe-areas.ts';

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

/**
 * Adding a format is one entry here. `safe`: the layout's margin, px, and what platforms take
 * (`layout/safe-areas.ts`).
 */
export const FORMATS = [
  { id: 'square', kind: 'still', width: 1080, height: 1080, carousel: true, safe: keptFree('square', 64) },
  { id: 'story', kind: 'still', width: 1080, height: 1920, carousel: true, safe: keptFree('story', 72) },
  { id: 'portrait', kind: 'still', width: 1080, height: 1350, carousel: false, safe: keptFree('portrait', 64) },
  { id: 'link', kind: 'still', width: 1200, height: 630, carousel: false, safe: keptFree('link', 56) },
  { id: 'wide', kind: 'still', width: 1920, height: 1080, carousel: false, safe: keptFree('wide', 72) },
  { id: 'a4', kind: 'still', width: 2480, height: 3508, carousel: false, safe: keptFree('a4', 120) },
  { id: 'landscape', kind: 'video', width: 1920, height: 1080, safe: keptFree('landscape', 72) },
  { id: 'vertical', kind: 'video', width: 1080, height: 1920, safe: keptFree('vertical', 72) },
  { id: 'square-video', kind: 'video', width: 1080, height: 1080, safe: keptFree('square-video', 64) },
] as const satisfies readonly Format[];

export type FormatId = (typeof FORMATS)[number]['id'];

/** The format with that name, or undefined. */
export const findFormat = (id: string): Format | undefined => FORMATS.find((format) => format.id === id);
