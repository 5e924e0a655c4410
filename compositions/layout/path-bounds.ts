import type { Box } from './mark.ts';

/** Numbers of each command that move the pen, and which of them are x (0) and y (1), for path data without arcs. */
const AXES: Readonly<Record<string, readonly (0 | 1)[]>> = {
  M: [0, 1],
  L: [0, 1],
  T: [0, 1],
  H: [0],
  V: [1],
  Q: [0, 1, 0, 1],
  S: [0, 1, 0, 1],
  C: [0, 1, 0, 1, 0, 1],
};

/**
 * The box around all points of path data, control points too, px: for outlines of letters, whose curves stay close to
 * theirs. Arcs are not read.
 */
export function pathBounds(d: string): Box {
  const pen = [0, 0];
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let start = [0, 0];
  for (const [, letter = '', body = ''] of d.matchAll(/([a-z])([^a-df-z]*)/gi)) {
    const command = letter.toUpperCase();
    if (command === 'Z') pen.splice(0, 2, ...start);
    const axes = AXES[command] ?? [];
    const numbers = [...body.matchAll(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi)].map(Number);
    const isRelative = letter !== command;
    for (let at = 0; axes.length > 0 && at + axes.length <= numbers.length; at += axes.length) {
      const from = [...pen];
      axes.forEach((axis, index) => {
        const value = numbers[at + index]! + (isRelative ? from[axis]! : 0);
        pen[axis] = value;
        low[axis] = Math.min(low[axis]!, value);
        high[axis] = Math.max(high[axis]!, value);
      });
      if (command === 'M' && at === 0) start = [...pen];
    }
  }
  const [x, y] = low as [number, number];
  return x <= high[0]! ? { x, y, width: high[0]! - x, height: high[1]! - y } : { x: 0, y: 0, width: 0, height: 0 };
}
