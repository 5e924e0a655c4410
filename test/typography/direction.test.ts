import { describe, expect, it } from 'vitest';
import { itemise } from '../../scripts/typography/itemise.ts';
import { breakLines } from '../../scripts/typography/lines.ts';
import { prepareParagraph } from '../../scripts/typography/paragraph.ts';
import { visualPieces } from '../../scripts/typography/visual.ts';
import { inkExtent } from './ink.ts';
import { set } from './set.ts';

/** The characters of a one-line Arabic text as they stand from left to right. */
function leftToRight(value: string): string {
  const paragraph = prepareParagraph(value, {
    stack: ['arabic', 'sans'],
    weight: 400,
    direction: 'rtl',
    language: 'ar',
  });
  const [line] = breakLines(paragraph, 1000, false);
  if (!line) return '';
  return visualPieces(paragraph, line)
    .flatMap(({ item, glyphs }) => glyphs.map(({ cluster }) => shown(paragraph.text[cluster] ?? '', item.level)))
    .join('');
}

/** Brackets are drawn mirrored where the text runs from right to left. */
const shown = (character: string, level: number): string =>
  level % 2 === 1 ? ({ '(': ')', ')': '(' }[character] ?? character) : character;

describe('numbers in Arabic', () => {
  it.each([
    '15/3/2026',
    '10:00',
    '333.403',
    '27,000',
    '+84 206 3852 123',
    '0206 3852 123',
    'https://congdoan.vn/tin/2023',
    '17/BC-LĐLĐ',
    '03/NQ-ĐCT',
  ])('reads %s from left to right', (value) => expect(leftToRight(`قبل ${value} بعد`)).toContain(value));

  it('puts the first year of a range at the right, where Arabic reading begins', () => {
    expect(leftToRight('بين 2018–2023 عام')).toContain('2023–2018');
  });

  it('puts the percent sign after the number as Arabic reads, at its left', () => {
    expect(leftToRight('نسبة 12% عام')).toContain('%12');
  });

  it('keeps brackets around what they hold', () => {
    expect(leftToRight('شركة (ABC) هنا')).toContain('(ABC)');
  });
});

describe('base direction', () => {
  it('is the locale’s, though the text begins with Latin letters', () => {
    const items = itemise('Samsung شركة', new Uint8Array(20), {
      stack: ['arabic', 'sans'],
      weight: 400,
      direction: 'rtl',
    });
    expect([...new Set(items.map((item) => item.level))]).toEqual([2, 1]);
    expect(leftToRight('Samsung شركة').endsWith('Samsung')).toBe(true);
  });

  it('puts the start edge at the right, the end edge at the left', async () => {
    const start = await set('ar', 'شركة', { width: 1000 });
    expect((start.lines[0]?.x ?? 0) + start.width).toBeCloseTo(1000, 1);
    expect(inkExtent(start.path).right).toBeGreaterThan(980);
    expect((await set('ar', 'شركة', { width: 1000, align: 'end' })).lines[0]?.x).toBe(0);
    expect((await set('vi', 'Công', { width: 1000 })).lines[0]?.x).toBe(0);
    const centred = await set('ar', 'شركة', { width: 1000, align: 'center' });
    expect(centred.lines[0]?.x).toBeCloseTo((1000 - centred.width) / 2, 1);
  });
});
