/** A stretch of a path, and what part of the drawing of the whole it takes. */
export interface Subpath {
  readonly d: string;
  readonly from: number;
  readonly to: number;
}

const MOVE = /(?=M)/;
/** Commands whose numbers are points, so that the way between them can be measured. */
const POINTS_ONLY = /^[MLCQTSZ\d\s.,e+-]*$/;

/**
 * The stretches of a path in order, each with its share of the whole by length: a pen draws one after the other,
 * whereas dashes begin anew on each. Absolute commands; curves are measured along their control points.
 */
export function subpaths(d: string): Subpath[] {
  const parts = d.split(MOVE).filter((part) => part.trim() !== '');
  const lengths = parts.map(lengthOf);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let done = 0;
  return parts.map((part, index) => {
    const from = total > 0 ? done / total : 0;
    done += lengths[index]!;
    return { d: part, from, to: total > 0 ? done / total : 1 };
  });
}

/** Length of a stretch, px; 1 where its numbers are not all points. */
export function lengthOf(d: string): number {
  if (!POINTS_ONLY.test(d)) return 1;
  const numbers = (d.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/g) ?? []).map(Number);
  let length = 0;
  for (let at = 2; at + 1 < numbers.length; at += 2) {
    length += Math.hypot(numbers[at]! - numbers[at - 2]!, numbers[at + 1]! - numbers[at - 1]!);
  }
  return length;
}
