import type { Mark, Motion } from '../layout/mark.ts';
import { countOpacity, motionProgress, panScale, riseOffset } from './motion.ts';
import type { Timeline } from './timeline.ts';

/** What a mark wears on its way; empty at rest, so that no layer of its own changes how it is drawn. */
export interface MarkState {
  readonly opacity?: number;
  readonly transform?: string;
  readonly clipPath?: string;
  /** Which of the number's steps shows. */
  readonly step?: number;
  /** How much of a path is drawn, from 0 to 1. */
  readonly drawn?: number;
  /** How large a photograph is in its box, and about which point, as CSS. */
  readonly pan?: { readonly scale: number; readonly origin: string };
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
      return { opacity: progress, transform: `translateY(${riseOffset(progress, shorterSide)}px)` };
    case 'grow-x':
      return { clipPath: inset(mark, 'x', progress, direction) };
    case 'grow-y':
      return { clipPath: inset(mark, 'y', progress, direction) };
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

/** Uncovers a mark from its base: `start` is the right edge in right-to-left pages. */
function inset(mark: Mark, axis: 'x' | 'y', progress: number, direction: 'ltr' | 'rtl'): string {
  const base = mark.kind === 'rect' ? mark.from : undefined;
  const hidden = Math.round((1 - progress) * (axis === 'x' ? mark.box.width : mark.box.height));
  if (axis === 'y') return base === 'top' ? `inset(0 0 ${hidden}px 0)` : `inset(${hidden}px 0 0 0)`;
  const fromRight = (base === 'end') !== (direction === 'rtl');
  return fromRight ? `inset(0 0 0 ${hidden}px)` : `inset(0 ${hidden}px 0 0)`;
}

/**
 * Grows about a point as far again from the middle as the subject, so that the subject itself comes nearer to the
 * middle. Inside the box, so that no edge of the photograph ever shows.
 */
function pan({ toward = { x: 0.5, y: 0.5 } }: Motion, { frame, seen }: SceneMoment): MarkState {
  const scale = panScale(frame, seen);
  if (scale === 1) return REST;
  const beyond = (share: number): string => `${Math.round(Math.min(1, Math.max(0, 2 * share - 0.5)) * 1000) / 10}%`;
  return { pan: { scale, origin: `${beyond(toward.x)} ${beyond(toward.y)}` } };
}
