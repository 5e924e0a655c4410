import type { Page } from '../layout/mark.ts';
import { FRAME_RATE } from '../model/format.ts';
import type { CaptionLimits } from '../model/locale.ts';
import { holdSeconds, readingSeconds } from './reading.ts';
import { timelineOf } from './timeline.ts';

/** Netflix Timed Text Style Guide, general requirements: 5/6 s at least, 7 s at most, two frames between captions. */
export const LEAST_CAPTION_SECONDS = 5 / 6;
export const MOST_CAPTION_SECONDS = 7;
export const CAPTION_GAP_FRAMES = 2;

/** The last frame stays for three seconds, so that the source can be noted (motion tokens of graphics desks). */
export const LAST_HOLD_SECONDS = 3;

/** Frames before a scene's first caption, at least: later where the page needs longer to stand. */
export const CAPTION_LEAD_FRAMES = 12;
/** Frames after its last one: the next scene begins on a picture without a plate. */
export const CAPTION_TAIL_FRAMES = 8;

/** Whole frames that hold that many seconds. */
export const toFrames = (seconds: number): number => Math.ceil(seconds * FRAME_RATE - 1e-6);

/** Frames until everything on the page stands. The cover stands from its first frame. */
export const settleFrames = (page: Page): number => (page.id === 'cover' ? 0 : timelineOf(page.marks).end);

/**
 * Seconds for which a page stands still, captions apart: as long as its words need, without an upper bound, since a text
 * that goes before it is read was shown for nothing. What keeps scenes short is their layout, which shares a section with
 * much to read out over several. Of the cover the title is read, of the closing page the name of the source; who wants
 * the rest stops the video there.
 */
export function pageSeconds(page: Page, limits: CaptionLimits): number {
  if (page.id === 'cover') return holdSeconds(page, limits, ['title']);
  if (page.id === 'closing') return Math.max(LAST_HOLD_SECONDS, holdSeconds(page, limits, ['heading']));
  return holdSeconds(page, limits);
}

/** Where a caption stands in its scene, frames. */
export interface CaptionTime {
  readonly from: number;
  readonly durationInFrames: number;
}

export interface SceneTime {
  readonly durationInFrames: number;
  readonly captions: readonly CaptionTime[];
}

/**
 * Times one scene: its page comes in and then stands for as long as its words need; each caption comes when nothing moves
 * any more, and stands as long as its language's readers need. Where the page needs longer, the captions take their share
 * of the time up to 7 s each.
 */
export function timeScene(page: Page, captions: readonly string[], limits: CaptionLimits): SceneTime {
  const settled = settleFrames(page);
  const hold = settled + toFrames(pageSeconds(page, limits));
  if (captions.length === 0) return { durationInFrames: hold, captions: [] };

  const needed = captions.map((text) =>
    toFrames(Math.min(MOST_CAPTION_SECONDS, Math.max(LEAST_CAPTION_SECONDS, readingSeconds(text, limits)))),
  );
  const lead = Math.max(CAPTION_LEAD_FRAMES, settled);
  const around = lead + CAPTION_TAIL_FRAMES + CAPTION_GAP_FRAMES * (captions.length - 1);
  const sum = needed.reduce((total, frames) => total + frames, 0);
  const durationInFrames = Math.max(hold, sum + around);
  const stretch = (durationInFrames - around) / sum;

  let from = lead;
  const times = needed.map((frames) => {
    const time = { from, durationInFrames: Math.min(toFrames(MOST_CAPTION_SECONDS), Math.floor(frames * stretch)) };
    from += time.durationInFrames + CAPTION_GAP_FRAMES;
    return time;
  });
  return { durationInFrames, captions: times };
}
