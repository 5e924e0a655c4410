import type { SceneMoment } from './mark-state.ts';
import { FRAMES } from './motion.ts';
import type { BurnedCaption, VideoScene } from './props.ts';
import { timelineOf } from './timeline.ts';

/** The moment of a scene by its frame: the only thing that what is drawn depends on, beside the page itself. */
export function momentOf(scene: VideoScene, frame: number, direction: 'ltr' | 'rtl'): SceneMoment {
  const { page, from, durationInFrames } = scene;
  return {
    frame,
    seen: durationInFrames + FRAMES.transition,
    complete: from === 0,
    timeline: timelineOf(page.marks),
    shorterSide: Math.min(page.width, page.height),
    direction,
  };
}

/** The caption burned in at a frame of its scene. */
export const captionAt = ({ captions }: VideoScene, frame: number): BurnedCaption | undefined =>
  captions.find(({ from, durationInFrames }) => frame >= from && frame < from + durationInFrames);

/** True while the scene before still shows under this one. */
export const isComingIn = ({ from }: VideoScene, frame: number): boolean => from > 0 && frame < FRAMES.transition;
