import { describe, expect, it } from 'vitest';
import {
  copied,
  copyColumns,
  inkedBox,
  keepOutside,
  type Pixels,
  paintOver,
  paintPhoto,
} from '../../../compositions/paint/pixels.ts';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];
const WHITE: Colour = [255, 255, 255, 255];
const CLEAR: Colour = [0, 0, 0, 0];

const picture = (width: number, height: number, colourAt: (x: number, y: number) => Colour): Pixels => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height * 4 }, (_, at) => {
    const pixel = Math.floor(at / 4);
    return colourAt(pixel % width, Math.floor(pixel / width))[at % 4]!;
  }),
});
const at = ({ width, data }: Pixels, x: number, y: number): number[] => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];
const whole = ({ width, height }: Pixels) => ({ x: 0, y: 0, width, height });

it('a copy is a picture of its own, of a Node buffer too', () => {
  const first: Pixels = { width: 1, height: 1, data: Buffer.from(WHITE) };
  const second = copied(first);
  second.data[0] = 7;
  expect(at(first, 0, 0)).toEqual(WHITE);
});

it('columns are copied, and no others', () => {
  const under = picture(6, 2, () => WHITE);
  copyColumns(
    picture(6, 2, (x) => [x, x, x, 255]),
    under,
    2,
    4,
  );
  expect([0, 1, 2, 3, 4, 5].map((x) => at(under, x, 1)[0])).toEqual([255, 255, 2, 3, 255, 255]);
});

describe('a picture over another', () => {
  it('mixes as alpha says, to a level, and stays opaque', () => {
    for (let alpha = 0; alpha <= 255; alpha += 1) {
      const red = Math.round((200 * alpha) / 255);
      const under = picture(1, 1, () => [10, 130, 250, 255]);
      paintOver(
        picture(1, 1, () => [red, 0, 0, alpha]),
        under,
        whole(under),
      );
      const rest = 1 - alpha / 255;
      const expected = [red + 10 * rest, 130 * rest, 250 * rest, 255];
      at(under, 0, 0).forEach((value, channel) => {
        expect(Math.abs(value - expected[channel]!), `alpha ${alpha}, channel ${channel}`).toBeLessThanOrEqual(1.5);
      });
    }
  });

  it('reaches no further than its box, and no further than the page', () => {
    const under = picture(4, 4, () => WHITE);
    paintOver(
      picture(4, 4, () => [0, 0, 0, 255]),
      under,
      { x: 2, y: -3, width: 9, height: 5 },
    );
    expect(at(under, 1, 0)).toEqual(WHITE);
    expect(at(under, 2, 1)).toEqual([0, 0, 0, 255]);
    expect(at(under, 2, 2)).toEqual(WHITE);
  });
});

describe('a photograph in its box', () => {
  const ramp = picture(40, 30, (x, y) => [x * 6, y * 8, 90, 255]);
  const page = () => picture(60, 50, () => WHITE);
  const box = { x: 10, y: 5, width: 40, height: 30 };

  it('at its own size and place is copied as it is, and nothing beside it is touched', () => {
    const painted = page();
    paintPhoto(ramp, painted, box, { scale: 1, x: 0.5, y: 0.5 });
    expect(at(painted, 10, 5)).toEqual(at(ramp, 0, 0));
    expect(at(painted, 49, 34)).toEqual(at(ramp, 39, 29));
    expect([at(painted, 9, 20), at(painted, 50, 20), at(painted, 20, 4), at(painted, 20, 35)]).toEqual([
      WHITE,
      WHITE,
      WHITE,
      WHITE,
    ]);
  });

  it('grows about its point, between px, and never shows what is beyond its edge', () => {
    const painted = page();
    paintPhoto(ramp, painted, box, { scale: 1.06, x: 0.25, y: 0.75 });
    const expected = (place: number, about: number): number => (place + 0.5 - about) / 1.06 + about - 0.5;
    for (const x of [0, 3, 10, 25, 39]) {
      const wanted = Math.min(39, Math.max(0, expected(x, 10))) * 6;
      expect(Math.abs(at(painted, 10 + x, 20)[0]! - wanted), `column ${x}`).toBeLessThanOrEqual(1.5);
    }
    for (const y of [0, 7, 22, 29]) {
      const wanted = Math.min(29, Math.max(0, expected(y, 22.5))) * 8;
      expect(Math.abs(at(painted, 20, 5 + y)[1]! - wanted), `row ${y}`).toBeLessThanOrEqual(1.5);
    }
  });

  it('gives its corners back', () => {
    const under = page();
    const painted = copied(under);
    paintPhoto(ramp, painted, box, { scale: 1, x: 0.5, y: 0.5 });
    const shape = picture(60, 50, (x) => (x < 12 ? CLEAR : [255, 255, 255, 255]));
    keepOutside(shape, under, painted, box);
    expect(at(painted, 11, 10)).toEqual(WHITE);
    expect(at(painted, 12, 10)).toEqual(at(ramp, 2, 5));
  });
});

it('the inked box holds every px that is not clear, and no row or column more', () => {
  const data = new Uint8Array(7 * 5 * 4);
  // One channel of one px is enough: the left-most, the lowest and the right-most.
  for (const [x, y, channel] of [
    [1, 2, 3],
    [3, 4, 0],
    [6, 1, 2],
  ] as const) {
    data[(y * 7 + x) * 4 + channel] = 1;
  }
  expect(inkedBox({ width: 7, height: 5, data })).toEqual({ x: 1, y: 1, width: 6, height: 4 });
  expect(inkedBox({ width: 7, height: 5, data: new Uint8Array(7 * 5 * 4) })).toMatchObject({ width: 0, height: 0 });
});
