import { describe, expect, it, test } from 'vitest';
import type { Mark, Page } from '../../../compositions/layout/mark.ts';
import type { TextPicture } from '../../../compositions/layout/text.ts';
import { markSvg, pageToSvg } from '../../../compositions/paint/svg.ts';
import { rasterise } from '../../../scripts/render/raster.ts';
import { chart, documentOf, section, statistics, words } from '../infographic/document.ts';
import { layOut } from '../infographic/marks.ts';

const box = { x: 10, y: 10, width: 40, height: 40 };
const rect = (fill: string, opacity = 1): Mark => ({ kind: 'rect', box, fill, opacity });
const path = (fill: string): Mark => ({ kind: 'path', box, d: 'M0 0L40 0L40 40L0 40Z', fill });
const page = (...marks: Mark[]): Page => ({ id: 'page', width: 60, height: 60, background: '#ffffff', marks });
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const noImage = (): never => {
  throw new Error('no image on this page');
};

async function colourAt(drawn: Page, x: number, y: number, image: () => string = noImage): Promise<string> {
  const { width, data } = await rasterise(pageToSvg(drawn, image));
  return data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3).toString('hex');
}

test('marks are painted in their order, boxes and outlines alike', async () => {
  expect(await colourAt(page(rect('#ff0000'), path('#00ff00'), rect('#0000ff')), 30, 30)).toBe('0000ff');
  expect(await colourAt(page(rect('#ff0000'), rect('#0000ff'), path('#00ff00')), 30, 30)).toBe('00ff00');
  expect(await colourAt(page(path('#00ff00'), path('#ff0000')), 30, 30)).toBe('ff0000');
  expect(await colourAt(page(path('#00ff00')), 5, 5)).toBe('ffffff');
});

test('a picture covers what is under it and lies under what comes after', async () => {
  const image: Mark = { kind: 'image', box, hash: 'a', crop: box, alt: 'Workers' };
  expect(await colourAt(page(path('#00ff00'), image), 30, 30, () => PIXEL)).not.toBe('00ff00');
  expect(await colourAt(page(image, path('#00ff00')), 30, 30, () => PIXEL)).toBe('00ff00');
});

test('an emoji is painted in its place on the line, in its colours', async () => {
  const { pages } = await layOut(
    documentOf([section('a', [statistics(3)])], { title: words('Mới 🟥 vui') }),
    'portrait',
  );
  const mark = pages[0]!.marks.find((one) => one.kind === 'text' && one.text.pictures);
  if (mark?.kind !== 'text') throw new Error('no text with a picture');
  const [{ x, y, size }] = mark.text.pictures as readonly [TextPicture];
  const [left, top] = [mark.box.x + x, mark.box.y + y];
  const at = (right: number, down: number) => colourAt(pages[0]!, Math.round(left + right), Math.round(top + down));
  expect(size).toBeGreaterThan(40);
  expect(await at(size / 2, size / 2)).toBe('dd2e44');
  expect(await at(size * 0.1, size * 0.9)).toBe('dd2e44');
  expect(await at(-size * 0.08, size / 2)).not.toBe('dd2e44');
  expect(await at(size / 2, size * 1.04)).not.toBe('dd2e44');
});

test('a page refers to nothing outside itself and leaves no text to the rasteriser', async () => {
  const { pages } = await layOut(documentOf([section('a', [statistics(3), chart('line', [1, 3, 2])])]), 'a4');
  const svg = pageToSvg(pages[0]!, noImage);
  expect(svg).not.toMatch(/<text|<tspan|<foreignObject|<style|<script|@font-face/);
  for (const [, address] of svg.matchAll(/(?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^(data:image\/|#)/);
});

test('edges between two px stand on one, and meet where they met', () => {
  const upper: Mark = { kind: 'rect', box: { x: 0.4, y: 0, width: 30, height: 20.5 }, fill: '#ff0000' };
  const lower: Mark = { kind: 'rect', box: { x: 0.4, y: 20.5, width: 30, height: 9.5 }, fill: '#0000ff' };
  const svg = pageToSvg(page(upper, lower), noImage);
  expect(svg).toContain('<rect x="0" y="0" width="30" height="21" fill="#ff0000"/>');
  expect(svg).toContain('<rect x="0" y="21" width="30" height="9" fill="#0000ff"/>');
});

test('corners are round: of a box no more than half of it, and of a photograph alone by a clip', async () => {
  const round: Mark = { kind: 'rect', box, fill: '#ff0000', radius: 400 };
  expect(await colourAt(page(round), 12, 12)).toBe('ffffff');
  expect(await colourAt(page(round), 30, 30)).toBe('ff0000');
  const portrait: Mark = { kind: 'image', box, hash: 'a', crop: box, alt: 'Workers', radius: 20 };
  expect(await colourAt(page(portrait), 12, 12, () => PIXEL)).toBe('ffffff');
  expect(await colourAt(page(portrait), 30, 30, () => PIXEL)).not.toBe('ffffff');
  expect(pageToSvg(page({ ...portrait, radius: 0 }), () => PIXEL)).not.toMatch(/clip|mask/);
});

test('what is half clear shows what is under it', async () => {
  expect(await colourAt(page(rect('#000000', 0.5)), 30, 30)).toMatch(/^(7f|80){3}$/);
});

describe('on its way', () => {
  it('a bar is as long as it has grown', () => {
    const worn = { shown: { x: 0, y: 30, width: 40, height: 10 } };
    expect(markSvg(rect('#ff0000'), 'a', noImage, worn)).toBe(
      '<rect x="10" y="40" width="40" height="10" fill="#ff0000"/>',
    );
    expect(markSvg(rect('#ff0000'), 'a', noImage, { shown: { x: 0, y: 40, width: 40, height: 0 } })).toBe('');
  });

  it('what rises stands lower, and is half there', () => {
    expect(markSvg(path('#ff0000'), 'a', noImage, { rise: 3.2, opacity: 0.5 })).toMatch(
      / opacity="0.5" transform="translate\(10 13.2\)"/,
    );
    expect(markSvg(rect('#ff0000', 0.5), 'a', noImage, { opacity: 0.5 })).toContain('fill-opacity="0.25"');
  });

  it('a line is drawn as by one pen, in px of its own length', () => {
    const line: Mark = { kind: 'path', box, d: 'M0 0L100 0M200 50L200 150L400 150', stroke: '#0b2a5b' };
    const begun = markSvg(line, 'a', noImage, { drawn: 0.125 });
    expect(begun).toContain('stroke-dasharray="50 200"');
    expect(begun).not.toContain('M200 50');
    const later = markSvg(line, 'a', noImage, { drawn: 0.625 });
    expect(later.match(/stroke-dasharray/g)).toHaveLength(1);
    expect(later).toContain('stroke-dasharray="150 600"');
    expect(markSvg(line, 'a', noImage, { drawn: 1 })).not.toContain('dash');
  });

  it('a shape that is no rectangle is uncovered by a clip, with the width of its line', () => {
    const worn = { shown: { x: 0, y: 0, width: 20, height: 40 } };
    const thread: Mark = { kind: 'path', box, d: 'M0 20H40', stroke: '#0b2a5b', strokeWidth: 4 };
    expect(markSvg(thread, 'a', noImage, worn)).toContain(
      '<clipPath id="a"><rect x="6" y="6" width="28" height="48"/></clipPath><g clip-path="url(#a)">',
    );
  });
});
