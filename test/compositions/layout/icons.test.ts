import { expect, test } from 'vitest';
import { ICON_NAMES, iconMark, isIcon } from '../../../compositions/layout/icons.ts';
import { flattenPath } from '../../../scripts/lint/flatten-path.ts';

const BOX = { x: 10, y: 20, width: 48, height: 48 };
const INK = '#123456';

/** Points of the icon's lines, px from its box's corner. */
const pointsOf = (name: string, direction: 'ltr' | 'rtl' = 'ltr', box = BOX): [number, number][] =>
  iconMark(name, box, INK, undefined, direction).flatMap(({ d }) =>
    flattenPath(d).flatMap(({ points }) =>
      points.flatMap((x, index): [number, number][] => (index % 2 === 0 ? [[x, points[index + 1]!]] : [])),
    ),
  );

test('every icon of the set draws lines, all of them inside its box', () => {
  expect(ICON_NAMES.length).toBeGreaterThan(1900);
  const faulty = ICON_NAMES.filter((name) => {
    const points = pointsOf(name);
    return points.length < 2 || points.some(([x, y]) => !(Math.min(x, y) >= -0.1 && Math.max(x, y) <= 48.1));
  });
  expect(faulty).toEqual([]);
});

test('circles, round-cornered rectangles and lines keep their places', () => {
  const near = (points: readonly [number, number][], x: number, y: number) =>
    points.some(([px, py]) => Math.hypot(px - x, py - y) < 0.2);
  // In the set's square of 24: a circle of radius 10 around the middle, and the hands.
  const clock = pointsOf('clock');
  for (const [x, y] of [
    [4, 24],
    [44, 24],
    [24, 4],
    [24, 44],
    [24, 12],
  ] as const) {
    expect(near(clock, x, y), `${x}, ${y}`).toBe(true);
  }
  // A rectangle 20 by 4 at (2, 15).
  const hat = pointsOf('hard-hat');
  expect([Math.max(...hat.map(([, y]) => y)), Math.min(...hat.map(([x]) => x))]).toEqual([38, 4]);
});

test('from right to left, what points the way is turned and what has one sense in the world is not', () => {
  const turned = (name: string) => {
    const [read, mirrored] = [pointsOf(name), pointsOf(name, 'rtl')];
    const asInMirror = read.map(([x, y]) => [48 - x, y] as const);
    const same = (a: readonly (readonly [number, number])[], b: readonly (readonly [number, number])[]) =>
      a.every(([x, y], index) => Math.hypot(x - b[index]![0], y - b[index]![1]) < 0.3);
    expect(same(mirrored, asInMirror) || same(mirrored, read), name).toBe(true);
    return same(mirrored, asInMirror);
  };
  for (const name of [
    'arrow-right',
    'plane',
    'megaphone',
    'send',
    'footprints',
    'truck',
    'list-ordered',
    'trending-up',
  ]) {
    expect(turned(name), name).toBe(true);
  }
  for (const name of ['clock', 'check', 'search', 'languages', 'calendar-days', 'percent', 'shield-check']) {
    expect(turned(name), name).toBe(false);
  }
});

test('an icon stands in the middle of a box that is not square, and an older name draws the same', () => {
  const xs = pointsOf('clock', 'ltr', { ...BOX, width: 148 }).map(([x]) => x);
  expect((Math.min(...xs) + Math.max(...xs)) / 2).toBeCloseTo(74, 1);
  expect(isIcon('building-2') && pointsOf('building-2')).toEqual(pointsOf('building-complex'));
  expect([isIcon('no-such-icon'), isIcon('constructor'), iconMark('no-such-icon', BOX, INK)]).toEqual([
    false,
    false,
    [],
  ]);
});
