import { expect, test } from 'vitest';
import type { PathMark } from '../../compositions/layout/mark.ts';
import { inRounded, outside, shared } from '../../scripts/lint/boxes.ts';
import { flattenPath } from '../../scripts/lint/flatten-path.ts';
import { pathShape } from '../../scripts/lint/path-shape.ts';

/** Repeatable numbers from 0 to 1: the same cases on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const path = (d: string, paint: Partial<PathMark> = { fill: '#000000' }): PathMark => ({
  kind: 'path',
  box: { x: 0, y: 0, width: 100, height: 100 },
  d,
  ...paint,
});

const pointsOf = (d: string): [number, number][] =>
  flattenPath(d).flatMap(({ points }) =>
    points.flatMap((x, at): [number, number][] => (at % 2 === 0 ? [[x, points[at + 1]!]] : [])),
  );

test('straight commands, absolute and relative, written with and without spaces, give the same lines', () => {
  const square = [{ points: [10, 10, 30, 10, 30, 40, 10, 40], closed: true }];
  for (const d of ['M10 10L30 10L30 40L10 40Z', 'M10,10H30V40H10z', 'm10 10 20 0 0 30-20 0z', 'M10 10h20v30h-20Z']) {
    expect(flattenPath(d)).toEqual(square);
  }
});

test('a second contour begins where it says, or where the one before was closed', () => {
  expect(flattenPath('M0 0h10v10zl-5 0')).toEqual([
    { points: [0, 0, 10, 0, 10, 10], closed: true },
    { points: [0, 0, -5, 0], closed: false },
  ]);
  expect(flattenPath('M0 0L1 1m2 2l1 1')).toHaveLength(2);
});

test('every point of a cubic curve lies on it, whatever its control points', () => {
  const next = random(7);
  for (let round = 0; round < 50; round += 1) {
    const [x0, y0, x1, y1, x2, y2, x3, y3] = Array.from({ length: 8 }, () => next() * 200 - 100) as number[] & {
      length: 8;
    };
    const flat = pointsOf(`M${x0} ${y0}C${x1} ${y1} ${x2} ${y2} ${x3} ${y3}`);
    expect(flat.at(0)).toEqual([x0, y0]);
    expect(flat.at(-1)![0]).toBeCloseTo(x3!, 6);
    flat.forEach(([x, y], index) => {
      const t = index / (flat.length - 1);
      const at = (a: number, b: number, c: number, d: number): number =>
        (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t * t * (1 - t) * c + t ** 3 * d;
      expect(x).toBeCloseTo(at(x0!, x1!, x2!, x3!), 6);
      expect(y).toBeCloseTo(at(y0!, y1!, y2!, y3!), 6);
    });
  }
});

test('a quadratic curve is the cubic one that it stands for; S and T go on smoothly', () => {
  const quadratic = pointsOf('M0 0Q30 60 90 0');
  const cubic = pointsOf('M0 0C20 40 50 40 90 0');
  quadratic.forEach(([x, y], index) => {
    expect(x).toBeCloseTo(cubic[index]![0], 6);
    expect(y).toBeCloseTo(cubic[index]![1], 6);
  });
  expect(pointsOf('M0 0Q10 20 20 0T40 0')).toEqual(pointsOf('M0 0Q10 20 20 0Q30 -20 40 0'));
  expect(pointsOf('M0 0C0 10 20 10 20 0S40 -10 40 0')).toEqual(pointsOf('M0 0C0 10 20 10 20 0C20 -10 40 -10 40 0'));
});

test('arcs keep their distance from the centre, on the side that their flags say, and end where they should', () => {
  for (const flags of ['0 0', '0 1', '1 0', '1 1']) {
    const arc = pointsOf(`M0 0A50 50 0 ${flags} 60 0`);
    expect(arc.at(-1)![0]).toBeCloseTo(60, 6);
    const upwards = flags === '0 1' || flags === '1 1';
    const middle = arc[Math.floor(arc.length / 2)]!;
    expect(middle[1] < 0).toBe(upwards);
    const isLarge = flags.startsWith('1');
    expect(Math.abs(middle[1])).toBeCloseTo(isLarge ? 90 : 10, 0);
  }
  // Too small a radius is made large enough; flags may touch what follows.
  expect(pointsOf('M0 0a5 5 0 0120 0').at(-1)![0]).toBeCloseTo(20, 6);
  expect(Math.min(...pointsOf('M0 0a5 5 0 0120 0').map(([, y]) => y))).toBeCloseTo(-10, 1);
});

test('what no renderer would draw whole is refused', () => {
  for (const d of ['M0', 'L1 2 3', 'M0 0C1 2', 'M0 0Z5', 'M0 NaN', 'M0 0A1 1 0 2 0 5 5', 'M0 0 & 3']) {
    expect(() => flattenPath(d), d).toThrow('not path data');
  }
});

test('a point lies in the fill as SVG fills: holes are those that turn the other way', () => {
  const hole = pathShape(path('M0 0H90V90H0ZM30 30V60H60V30Z'));
  expect([hole.fills(10, 10), hole.fills(45, 45), hole.fills(100, 10)]).toEqual([true, false, false]);
  const twice = pathShape(path('M0 0H90V90H0ZM30 30H60V60H30Z'));
  expect(twice.fills(45, 45)).toBe(true);
  const open = pathShape(path('M0 0L80 0L80 80'));
  expect(open.fills(60, 20)).toBe(true);
  expect(pathShape(path('M0 0L80 0L80 80', { stroke: '#000000' })).fills(60, 20)).toBe(false);
});

test('a disc drawn by arcs holds the points nearer than its radius, and no others', () => {
  const disc = pathShape(path('M0 50A50 50 0 0 1 100 50A50 50 0 0 1 0 50Z'));
  const next = random(3);
  for (let round = 0; round < 300; round += 1) {
    const [x, y] = [next() * 100, next() * 100];
    const distance = Math.hypot(x - 50, y - 50);
    if (Math.abs(distance - 50) > 0.5) expect(disc.fills(x, y), `${x} ${y}`).toBe(distance < 50);
  }
});

test('a stroke is as wide as it is drawn, from where its box stands', () => {
  const line = pathShape({
    ...path('M0 0L100 0', { stroke: '#000000', strokeWidth: 6 }),
    box: { x: 10, y: 20, width: 100, height: 0 },
  });
  expect([line.strokes(50, 22.9), line.strokes(50, 23.1), line.strokes(5, 20)]).toEqual([true, false, false]);
  expect(line.bounds).toEqual({ x: 7, y: 17, width: 106, height: 6 });
  for (const [x, y] of line.along({ x: 40, y: 0, width: 20, height: 40 }, 2)) {
    expect(y).toBe(20);
    expect(x).toBeGreaterThanOrEqual(40);
    expect(x).toBeLessThanOrEqual(60);
  }
});

test('boxes: what they share, how far one stands out of another, what round corners leave', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 };
  expect(shared(box, { x: 8, y: 8, width: 10, height: 10 }, 2)).toEqual({ x: 8, y: 8, width: 2, height: 2 });
  expect(shared(box, { x: 8, y: 8, width: 10, height: 10 }, 3)).toBeUndefined();
  expect(outside({ x: -3, y: 2, width: 5, height: 5 }, box)).toBe(3);
  expect(outside({ x: 1, y: 1, width: 5, height: 5 }, box)).toBeLessThanOrEqual(0);
  expect([inRounded(box, 5, 0.5, 0.5), inRounded(box, 0, 0.5, 0.5), inRounded(box, 5, 5, 0.5)]).toEqual([
    false,
    true,
    true,
  ]);
});
