import { expect, it } from 'vitest';
import { halved, toI420 } from '../../scripts/video/paint/i420.ts';

const [WIDTH, HEIGHT] = [6, 4];

function converted(
  colourAt: (x: number, y: number) => readonly [number, number, number],
  [width, height] = [WIDTH, HEIGHT],
): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    data.set([...colourAt(at % width, Math.floor(at / width)), 255], at * 4);
  }
  return toI420({ width, height, data });
}

/** ITU-R BT.709-6, 3.3 to 3.5, in tv range. */
function standard([red, green, blue]: readonly [number, number, number]): [number, number, number] {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return [16 + 219 * y, 128 + (224 * (b - y)) / 1.8556, 128 + (224 * (r - y)) / 1.5748];
}

it('every colour is that of the standard, to less than a level', () => {
  const levels = [0, 1, 11, 64, 127, 128, 200, 254, 255];
  for (const red of levels) {
    for (const green of levels) {
      for (const blue of levels) {
        const colour = [red, green, blue] as const;
        const planes = converted(() => colour);
        const [y, cb, cr] = standard(colour);
        const seen = [planes[9]!, planes[WIDTH * HEIGHT + 4]!, planes[WIDTH * HEIGHT + (WIDTH / 2) * 2 + 4]!];
        [y, cb, cr].forEach((wanted, plane) => {
          expect(Math.abs(seen[plane]! - wanted), `${colour} ${plane}`).toBeLessThanOrEqual(0.51);
        });
      }
    }
  }
});

it('colours stand on every second column, between two rows', () => {
  // A red column between two samples: a quarter of each, and nothing of those further off.
  const planes = converted((x) => (x === 3 ? [255, 0, 0] : [0, 0, 0]));
  const [, , full] = standard([255, 0, 0]);
  const red = [...planes.subarray(WIDTH * HEIGHT + 6, WIDTH * HEIGHT + 9)];
  expect(red[0]).toBe(128);
  expect(Math.abs(red[1]! - (128 + (full - 128) / 4))).toBeLessThanOrEqual(0.51);
  expect(Math.abs(red[2]! - (128 + (full - 128) / 4))).toBeLessThanOrEqual(0.51);
  const rows = converted((_, y) => (y === 0 ? [255, 0, 0] : [0, 0, 0]));
  expect(Math.abs(rows[WIDTH * HEIGHT + 6]! - (128 + (full - 128) / 2))).toBeLessThanOrEqual(0.51);
  expect(rows[WIDTH * HEIGHT + 9]).toBe(128);
});

it('a flat stretch is of its own colour but beside its edge, wherever that lies', () => {
  const [width, height] = [24, 2];
  const colours = [
    [200, 30, 30],
    [255, 255, 255],
    [11, 42, 91],
  ] as const;
  for (let edge = 1; edge < 12; edge += 1) {
    const colourAt = (x: number): readonly [number, number, number] => colours[x < edge ? 0 : x < edge + 9 ? 1 : 2]!;
    const planes = converted(colourAt, [width, height]);
    for (let column = 0; column < width / 2; column += 1) {
      // A sample is on its even column, with half as much of each neighbour.
      const around = [Math.max(0, 2 * column - 1), 2 * column, 2 * column, 2 * column + 1].map(colourAt);
      const mean = [0, 1, 2].map((part) => around.reduce((sum, colour) => sum + colour[part]! / 4, 0));
      const [, cb, cr] = standard(mean as [number, number, number]);
      const seen = [planes[width * height + column]!, planes[width * height + width / 2 + column]!];
      expect(Math.abs(seen[0]! - cb), `${edge} ${column}`).toBeLessThanOrEqual(0.51);
      expect(Math.abs(seen[1]! - cr), `${edge} ${column}`).toBeLessThanOrEqual(0.51);
    }
    for (let x = 0; x < width; x += 1) {
      expect(Math.abs(planes[x]! - standard(colourAt(x))[0])).toBeLessThanOrEqual(0.51);
    }
  }
});

it('half of a picture shows the mean of four px', () => {
  const data = new Uint8Array(4 * 4 * 4).fill(255);
  // Upper left: 0, 10, 20, 33 in every channel but alpha.
  [0, 1, 4, 5].forEach((at, index) => {
    data.set(
      [
        [0, 0, 255],
        [10, 0, 255],
        [20, 0, 255],
        [33, 0, 254],
      ][index]!,
      at * 4,
    );
  });
  const half = halved({ width: 4, height: 4, data });
  expect(half).toMatchObject({ width: 2, height: 2 });
  expect([...half.data.subarray(0, 8)]).toEqual([16, 0, 255, 255, 255, 255, 255, 255]);
});
