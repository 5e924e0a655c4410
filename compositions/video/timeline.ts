import type { Mark, Motion } from '../layout/mark.ts';
import { FRAMES, motionFrames } from './motion.ts';

/** When the marks of a page come in; frames count from the first of its scene. */
export interface Timeline {
  /** First frame of each order of entrance. */
  readonly starts: ReadonlyMap<number, number>;
  /** The frame from which everything stands. */
  readonly end: number;
}

/**
 * The first mark begins when the edge of the scene has passed most of the page: two headings never stand side by side, and
 * the page is not empty for long.
 */
const LEAD_FRAMES = 5;
/** After this much of a thing's entrance the next may begin. */
const OVERLAP_FRAMES = 6;
/** However many parts a cascade has, the last begins this much after the first: the parts come closer together. */
const MOST_SPREAD_FRAMES = 18;
/** The eye follows two things at once and no more; one where a photograph moves behind them. */
const MOST_MOVING = 2;

/** Marks that come as one: of one order, or a cascade of orders that move alike (bars of a chart, rows of a list). */
interface Thing {
  readonly orders: number[];
  readonly kind: Motion['kind'];
  frames: number;
}

/**
 * Shares out the entrances of a page so that at most two things move at once, in the order that the layout gives: the
 * heading, then what stands under it.
 */
export function timelineOf(marks: readonly Mark[]): Timeline {
  const things = thingsOf(marks);
  const moving = MOST_MOVING - (marks.some(({ motion }) => motion?.kind === 'pan') ? 1 : 0);
  const starts = new Map<number, number>();
  const ends: number[] = [];
  let next: number = LEAD_FRAMES;
  for (const { orders, kind, frames } of things) {
    const start = Math.max(next, ends.at(-moving) ?? 0);
    const step = Math.min(FRAMES.stagger, MOST_SPREAD_FRAMES / Math.max(1, orders.length - 1));
    const begins = orders.map((_, index) => start + Math.round(index * step));
    for (const [index, order] of orders.entries()) starts.set(order, begins[index]!);
    const end = Math.max(begins.at(-1)! + frames, ends.at(-1) ?? 0);
    ends.push(end);
    // What names the points of a line waits for the line.
    next = kind === 'draw' ? end - OVERLAP_FRAMES : start + OVERLAP_FRAMES;
  }
  return { starts, end: Math.max(0, ...ends) };
}

function thingsOf(marks: readonly Mark[]): Thing[] {
  const things: Thing[] = [];
  for (const [order, motions] of byOrder(marks)) {
    const kind = leading(motions);
    const frames = Math.max(...motions.map(motionFrames));
    const last = things.at(-1);
    if (last && isCascade(last, kind)) {
      last.orders.push(order);
      last.frames = Math.max(last.frames, frames);
    } else {
      things.push({ orders: [order], kind, frames });
    }
  }
  return things;
}

function byOrder(marks: readonly Mark[]): [number, Motion[]][] {
  const orders = new Map<number, Motion[]>();
  for (const { motion } of marks) {
    if (motion === undefined || motion.kind === 'pan') continue;
    const same = orders.get(motion.order);
    if (same) same.push(motion);
    else orders.set(motion.order, [motion]);
  }
  return [...orders].sort(([a], [b]) => a - b);
}

/** From the one that asks for most attention. */
const KINDS = ['draw', 'grow-x', 'grow-y', 'count', 'rise', 'fade'] as const satisfies readonly Motion['kind'][];

const leading = (motions: readonly Motion[]): Motion['kind'] =>
  KINDS.find((kind) => motions.some((motion) => motion.kind === kind)) ?? 'fade';

/**
 * True where an order goes on with the thing before. Numbers count one after the other, lines are drawn one after the
 * other, and a heading stands alone. The label of a bar of no length fades in among the bars.
 */
function isCascade({ kind: before, orders }: Thing, kind: Motion['kind']): boolean {
  if (orders[0] === 0) return false;
  switch (before) {
    case 'grow-x':
    case 'grow-y':
      return kind === before || kind === 'fade';
    case 'rise':
    case 'fade':
      return kind === before;
    case 'draw':
    case 'count':
    case 'pan':
      return false;
  }
}
