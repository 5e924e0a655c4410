import type { SizeRange, Step } from './scale.ts';
import type { PreparedText, Weight } from './text.ts';

/** A rectangle in px of the page, from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** When and how a mark comes in, in a video. Frames count from the start of its scene. */
export interface Motion {
  /** Order of entrance within the scene: marks of one number come together. */
  readonly order: number;
  /**
   * `rise`: fades in, moving up a little. `grow-x`, `grow-y`: a bar from its base. `fade`: opacity alone. `draw`: a path
   * along its length. `count`: a number counts up to itself. `pan`: a photograph moves gently as long as its scene lasts.
   */
  readonly kind: 'rise' | 'fade' | 'grow-x' | 'grow-y' | 'draw' | 'count' | 'pan';
  /**
   * `count` only, set by the preparation of a video: the outlines shown on the way, in order, px from the corner of the
   * mark's box. Without them the number rises.
   */
  readonly steps?: readonly string[];
  /** Set by the preparation of a video: names the end of what grows in its order, and comes when that is all but there. */
  readonly isLate?: boolean;
  /** `pan` only: what it moves towards, as shares of the box from its top left corner; its middle if absent. */
  readonly toward?: { readonly x: number; readonly y: number };
}

interface BaseMark {
  readonly box: Box;
  readonly motion?: Motion;
}

/**
 * How much of the page a text may take where it may not simply grow. Width is the slot's own (`text.slot`) unless
 * the slot is drawn around the words, as that of a number is.
 */
export interface Room {
  readonly lines?: number;
  /** Px. */
  readonly height?: number;
  readonly width?: number;
}

/**
 * What a page is drawn of, in painting order: the one description that stills, PDF, videos and lint share.
 * `text`: `box` is its slot, `sizes` what it may be set at in this format, `room` absent where the slot grows with the
 * words. `path`: `d` in px from the box's corner.
 */
export type Mark =
  | (BaseMark & {
      readonly kind: 'rect';
      readonly fill: string;
      readonly radius?: number;
      readonly opacity?: number;
      readonly from?: 'start' | 'end' | 'bottom' | 'top';
    })
  | (BaseMark & {
      readonly kind: 'text';
      readonly text: PreparedText;
      readonly fill: string;
      readonly role: TextRole;
      readonly weight: Weight;
      /** `step` absent for what is no part of a picture's ladder: captions. */
      readonly sizes: SizeRange & { readonly step?: Step };
      readonly room?: Room;
    })
  | (BaseMark & {
      readonly kind: 'path';
      readonly d: string;
      readonly fill?: string;
      readonly stroke?: string;
      readonly strokeWidth?: number;
      readonly opacity?: number;
    })
  | (BaseMark & {
      readonly kind: 'image';
      readonly hash: string;
      /** The part of the image shown, in its own px. */
      readonly crop: Box;
      readonly radius?: number;
      readonly alt: string;
    });

export type TextMark = Extract<Mark, { kind: 'text' }>;
export type ImageMark = Extract<Mark, { kind: 'image' }>;
export type PathMark = Extract<Mark, { kind: 'path' }>;
export type RectMark = Extract<Mark, { kind: 'rect' }>;

/** What a text is on the picture: decides its smallest legible size and is named in diagnostics. */
export type TextRole = 'tag' | 'title' | 'heading' | 'hero' | 'figure' | 'label' | 'body' | 'source' | 'caption';

/** One card, picture or scene at rest. */
export interface Page {
  /** `cover`, `closing`, `page`, or the section's id (`<id>-2` where it flowed on). */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly marks: readonly Mark[];
}
