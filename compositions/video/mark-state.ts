import type { Box, Mark, Motion } from '../layout/mark.ts';
import type { Lie } from '../paint/pixels.ts';
import type { Worn } from '../paint/svg.ts';
import { countOpacity, motionProgress, panScale, riseOffset } from './motion.ts';
import type { Timeline } from './timeline.ts';

/** What a mark wears on its way; empty at rest, so that no layer of its own changes how it is drawn. */
export interface MarkState extends Worn {
  readonly pan?: Lie;
}
/** Where a scene stands. */
export interface SceneMoment {
  /** Frames since the scene began. It may go on past its end, while the next scene comes in over it. */
  readonly frame: number;
  /** Frames for which the scene is seen, the transition to the next one included. */
  readonly seen: number;
  /** True where nothing comes in: the first scene stands complete, because platforms show it before it plays. */
  readonly complete: boolean;
  readonly timeline: Timeline;
  /** Of the page, px. */
  readonly shorterSide: number;
  readonly direction: 'ltr' | 'rtl';
}

const REST: MarkState = {};

/** How one mark is drawn at a moment; undefined while it is not there yet. Equal states draw equal pictures. */
export function markState(mark: Mark, moment: SceneMoment): MarkState | undefined {
  const { motion } = mark;
  if (motion === undefined) return REST;
  if (motion.kind === 'pan') return pan(motion, moment);
  if (moment.complete) return REST;
  const start = moment.timeline.starts.get(motion.order) ?? 0;
  const progress = motionProgress(motion, moment.frame, start);
  if (progress === 0) return undefined;
  return progress === 1 ? REST : entering(mark, motion, progress, moment.frame - start, moment);
}

function entering(
  mark: Mark,
  motion: Motion,
  progress: number,
  elapsed: number,
  { shorterSide, direction }: SceneMoment,
): MarkState {
  switch (motion.kind) {
    case 'rise':
      return { opacity: progress, rise: riseOffset(progress, shorterSide) };
    case 'grow-x':
      return { shown: uncovered(mark, 'x', progress, direction) };
    case 'grow-y':
      return { shown: uncovered(mark, 'y', progress, direction) };
    case 'draw':
      // A plane has no length to be drawn along.
      return mark.kind === 'path' && mark.stroke !== undefined ? { drawn: progress } : { opacity: progress };
    case 'count': {
      const { steps = [] } = motion;
      const opacity = countOpacity(elapsed);
      return { step: Math.min(steps.length - 1, Math.floor(progress * steps.length)), ...(opacity < 1 && { opacity }) };
    }
    case 'fade':
    case 'pan':
      return { opacity: progress };
  }
}

/** A mark uncovered from its base: `start` is the right edge in right-to-left pages. */
function uncovered(mark: Mark, axis: 'x' | 'y', progress: number, direction: 'ltr' | 'rtl'): Box {
  const { width, height } = mark.box;
  const base = mark.kind === 'rect' ? mark.from : undefined;
  const hidden = Math.round((1 - progress) * (axis === 'x' ? width : height));
  if (axis === 'y') return { x: 0, y: base === 'top' ? 0 : hidden, width, height: height - hidden };
  const fromRight = (base === 'end') !== (direction === 'rtl');
  return { x: fromRight ? hidden : 0, y: 0, width: width - hidden, height };
}

/**
 * Grows about a point as far again from the middle as the subject, so that the subject itself comes nearer to the
 * middle. Inside the box, so that no edge of the photograph ever shows.
 */
function pan({ toward = { x: 0.5, y: 0.5 } }: Motion, { frame, seen }: SceneMoment): MarkState {
  const scale = panScale(frame, seen);
  if (scale === 1) return REST;
  const beyond = (share: number): number => Math.round(Math.min(1, Math.max(0, 2 * share - 0.5)) * 1000) / 1000;
  return { pan: { scale, x: beyond(toward.x), y: beyond(toward.y) } };
}
