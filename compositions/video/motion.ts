import { Easing, interpolate } from 'remotion';
import type { Mark, Motion } from '../layout/mark.ts';

/**
 * Motion tokens of graphics desks, at 30 frames a second: an entrance takes 600 ms, a bar 800 ms, what follows
 * starts 67 ms later, a scene fades in over 267 ms. Nothing bounces and nothing moves once it stands.
 */
const ENTER_FRAMES = 18;
const GROW_FRAMES = 24;
const STAGGER_FRAMES = 2;
export const FADE_FRAMES = 8;
/** Marks begin when the page before is all but gone: two headings never show through each other. */
const LEAD_FRAMES = FADE_FRAMES - 1;
/** However many marks a page has, the last begins within a second: later ones come closer together. */
const MOST_STAGGER_FRAMES = 30;
/** How far a mark rises, as a share of the page's shorter side. */
const RISE = 0.022;

const enter = Easing.bezier(0.05, 0.7, 0.1, 1);

/** Where a mark stands between absent (0) and at rest (exactly 1), rounded so that frames at rest are equal. */
export function motionProgress(motion: Motion, frame: number, lastOrder: number): number {
  const step = Math.min(STAGGER_FRAMES, MOST_STAGGER_FRAMES / Math.max(1, lastOrder));
  const start = LEAD_FRAMES + Math.round(motion.order * step);
  const length = motion.kind === 'grow-x' || motion.kind === 'grow-y' ? GROW_FRAMES : ENTER_FRAMES;
  const progress = interpolate(frame, [start, start + length], [0, 1], {
    easing: enter,
    extrapolateLeft: 'clamp',
    extrapolateRight: 'clamp',
  });
  return Math.round(progress * 1000) / 1000;
}

export const lastOrder = (marks: readonly Mark[]): number =>
  marks.reduce((most, mark) => Math.max(most, mark.motion?.order ?? 0), 0);

/** Opacity of a scene while it covers the one before. */
export const fadeOpacity = (frame: number): number =>
  Math.round(
    interpolate(frame, [0, FADE_FRAMES], [0, 1], { extrapolateLeft: 'clamp', extrapolateRight: 'clamp' }) * 1000,
  ) / 1000;

/** px by which a rising mark still stands too low. */
export const riseOffset = (progress: number, shorterSide: number): number =>
  Math.round((1 - progress) * shorterSide * RISE * 10) / 10;
