/** A place in the plot, px from its corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Runs of points without a gap between them. */
function runsOf(points: readonly (Point | undefined)[]): Point[][] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point) runs.at(-1)!.push(point);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

const place = ({ x, y }: Point, mirror: number | undefined): string =>
  `${(mirror === undefined ? x : mirror - x).toFixed(1)} ${y.toFixed(1)}`;

/**
 * The line, with gaps where data are missing. What stands in a mark's box is not mirrored with its page, so time that
 * runs from right to left is mirrored here, within `mirror` px.
 */
export function linePath(points: readonly (Point | undefined)[], mirror: number | undefined): string {
  return runsOf(points)
    .filter((run) => run.length > 1)
    .map((run) => run.map((point, index) => `${index === 0 ? 'M' : 'L'}${place(point, mirror)}`).join(''))
    .join('');
}

/** What lies between the line and the level `base`. */
export function areaPath(points: readonly (Point | undefined)[], base: number, mirror: number | undefined): string {
  return runsOf(points)
    .filter((run) => run.length > 1)
    .map((run) => {
      const [first, last] = [run[0]!, run.at(-1)!];
      const foot = [
        { ...last, y: base },
        { ...first, y: base },
      ];
      return `${[...run, ...foot].map((point, index) => `${index === 0 ? 'M' : 'L'}${place(point, mirror)}`).join('')}Z`;
    })
    .join('');
}

/** Points with a gap on either side: no line leads to them. */
export const loosePoints = (points: readonly (Point | undefined)[]): Point[] =>
  runsOf(points).flatMap((run) => (run.length === 1 ? run : []));
