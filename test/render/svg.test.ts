import { expect, test, vi } from 'vitest';
import type { Mark, Page } from '../../compositions/layout/mark.ts';
import type { TextPicture } from '../../compositions/layout/text.ts';
import { rasterise } from '../../scripts/render/raster.ts';
import { pageToSvg } from '../../scripts/render/svg.ts';
import { chart, documentOf, section, statistics, words } from '../compositions/infographic/document.ts';
import { layOut } from '../compositions/infographic/marks.ts';

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
  const { width, data } = rasterise(await pageToSvg(drawn, image));
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
  const svg = await pageToSvg(pages[0]!, noImage);
  expect(svg).not.toMatch(/<text|<tspan|<foreignObject|<style|<script|@font-face/);
  for (const [, address] of svg.matchAll(/(?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^(data:image\/|#)/);
  expect(svg).not.toContain('outlines-');
});

test('what Satori does not draw in its place is a fault, not a picture without words', async () => {
  vi.resetModules();
  vi.doMock('satori', async (actual) => {
    const { default: satori } = await actual<typeof import('satori')>();
    const changed: typeof satori = async (...request) => (await satori(...request)).replace(/<image [^>]*\/>/, '');
    return { default: changed };
  });
  try {
    const changed = await import('../../scripts/render/svg.ts');
    await expect(changed.pageToSvg(page(path('#00ff00')), noImage)).rejects.toThrow('its output has changed');
  } finally {
    vi.doUnmock('satori');
    vi.resetModules();
  }
});
