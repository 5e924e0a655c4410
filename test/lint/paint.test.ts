import { expect, test } from 'vitest';
import { over, type Rgb, toHex, toRgb } from '../../scripts/lint/paint.ts';

const COLOURS = ['#000000', '#ffffff', '#0b2a5b', '#b8860b', '#7f7f7f', '#fe0102'];
const OPACITIES = [0, 0.1, 0.5, 0.9, 1];

test('a colour survives being read and written', () => {
  for (const colour of COLOURS) expect(toHex(toRgb(colour))).toBe(colour);
});

test('nothing over a ground leaves the ground, a full cover leaves itself, all else lies between', () => {
  for (const [top, under] of COLOURS.flatMap((a) => COLOURS.map((b) => [toRgb(a), toRgb(b)] as const))) {
    expect(over({ colour: top, opacity: 0 }, under)).toEqual(under);
    expect(over({ colour: top, opacity: 1 }, under)).toEqual(top);
    for (const opacity of OPACITIES) {
      over({ colour: top, opacity }, under).forEach((channel, index) => {
        expect(channel).toBeGreaterThanOrEqual(Math.min(top[index]!, under[index]!) - 1e-9);
        expect(channel).toBeLessThanOrEqual(Math.max(top[index]!, under[index]!) + 1e-9);
      });
    }
  }
});

test('two covers of one colour are one cover of what both let through', () => {
  const [ink, paper]: Rgb[] = [toRgb('#0b2a5b'), toRgb('#f5f2ea')];
  for (const a of OPACITIES) {
    for (const b of OPACITIES) {
      const twice = over({ colour: ink!, opacity: b }, over({ colour: ink!, opacity: a }, paper!));
      const once = over({ colour: ink!, opacity: 1 - (1 - a) * (1 - b) }, paper!);
      twice.forEach((channel, index) => {
        expect(channel).toBeCloseTo(once[index]!, 9);
      });
    }
  }
});

test('half black over white is the grey that renderers draw', () => {
  expect(toHex(over({ colour: [0, 0, 0], opacity: 0.5 }, [255, 255, 255]))).toBe('#808080');
});
