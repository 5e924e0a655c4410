import { markState, type SceneMoment } from './mark-state.ts';
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

/**
 * For each frame of a scene, whether it may look unlike the one before: a renderer may show a frame for which this is
 * false without drawing it. The first frame and those of the transition always are true.
 */
export function changingFrames(scene: VideoScene): boolean[] {
  const moment = momentOf(scene, 0, 'ltr');
  let last: string | undefined;
  return Array.from({ length: scene.durationInFrames }, (_, frame) => {
    const caption = captionAt(scene, frame);
    const states = scene.page.marks.map((mark) => markState(mark, { ...moment, frame }) ?? null);
    const state = JSON.stringify([isComingIn(scene, frame) ? frame : -1, caption?.from ?? -1, states]);
    const isNew = state !== last;
    last = state;
    return isNew;
  });
}
