import { Easing } from 'remotion';
import type { Motion } from '../layout/mark.ts';

/**
 * The one scale of motion, in frames at 30 a second. Durations are those of graphics desks: an entrance 500-700 ms, a
 * bar 700-1000 ms, a line a second at most, 60-80 ms between the parts of a cascade, 250-300 ms for what goes. Nothing
 * bounces, and nothing moves once it stands but a photograph.
 */
export const FRAMES = { enter: 18, grow: 24, draw: 30, count: 24, transition: 9, stagger: 2 } as const;

/**
 * Easings of Material 3. `enter` (emphasized decelerate): all but there at once, then settling. `follow` (standard): what
 * the eye follows along its length, be it a bar, a line, a number or the edge of a scene.
 */
const EASINGS = {
  enter: Easing.bezier(0.05, 0.7, 0.1, 1),
  follow: Easing.bezier(0.2, 0, 0, 1),
} as const;

/** How far a mark rises, as a share of the page's shorter side. */
const RISE = 0.022;
/** The size of a photograph at the end of its scene, its own being 1. */
export const LARGEST_PAN = 1.06;
/** A number on its way is there this early: it is watched, not waited for. */
const COUNT_FADE_FRAMES = 6;

/** By then a bar has nine tenths of its length: its number would hang in the air before. */
const LATE_FRAMES = 10;
const delay = ({ isLate = false }: Motion): number => (isLate ? LATE_FRAMES : 0);

/** How long it takes until a mark has come in. A photograph is there from its scene's first frame. */
export const motionFrames = (motion: Motion): number => delay(motion) + ownFrames(motion);

function ownFrames({ kind }: Motion): number {
  switch (kind) {
    case 'rise':
    case 'fade':
      return FRAMES.enter;
    case 'grow-x':
    case 'grow-y':
      return FRAMES.grow;
    case 'draw':
      return FRAMES.draw;
    case 'count':
      return FRAMES.count;
    case 'pan':
      return 0;
  }
}

/** Where a mark that started at frame `start` stands between absent (0) and at rest (exactly 1). */
export function motionProgress(motion: Motion, frame: number, start: number): number {
  const share = (frame - start - delay(motion)) / ownFrames(motion);
  switch (motion.kind) {
    case 'rise':
    case 'fade':
      return eased(EASINGS.enter, share);
    case 'grow-x':
    case 'grow-y':
    case 'draw':
      return eased(EASINGS.follow, share);
    case 'count':
    case 'pan':
      // The steps of a number are eased themselves; a photograph moves at an even pace.
      return eased((even) => even, share);
  }
}

/** What part of a number shows after `frames` frames of counting. */
export const countShare = (frames: number): number => eased(EASINGS.follow, frames / FRAMES.count);

/** How much of a scene shows over the one before. */
export const transitionProgress = (frame: number): number =>
  eased(EASINGS.follow, (frame + 1) / (FRAMES.transition + 1));

/** Rounded, so that frames at rest are equal, and exact at both ends. */
function eased(easing: (share: number) => number, share: number): number {
  if (!(share > 0)) return 0;
  return share >= 1 ? 1 : Math.round(easing(share) * 1000) / 1000;
}

/** px by which a rising mark still stands too low. */
export const riseOffset = (progress: number, shorterSide: number): number =>
  Math.round((1 - progress) * shorterSide * RISE * 10) / 10;

/** Opacity of a number that has been counting for `frames` frames. */
export const countOpacity = (frames: number): number =>
  Math.min(1, Math.round((frames / COUNT_FADE_FRAMES) * 1000) / 1000);

/** The size of a photograph, its own being 1, at a frame of a scene that is seen for `frames` frames: at an even pace. */
export const panScale = (frame: number, frames: number): number =>
  Math.round((1 + (LARGEST_PAN - 1) * Math.min(1, Math.max(0, frame) / frames)) * 1e5) / 1e5;
