import { describe, expect, it } from 'vitest';
import { itemise } from '../../scripts/typography/itemise.ts';
import { inkExtent } from './ink.ts';
import { leftToRight } from './left-to-right.ts';
import { set } from './set.ts';

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
    '−1,234.5',
    '-7',
    '+7',
  ])('reads %s from left to right', (value) => expect(leftToRight(`قبل ${value} بعد`)).toContain(value));

  it('puts the first year of a range at the right, where Arabic reading begins', () => {
    expect(leftToRight('بين 2018–2023 عام')).toContain('2023–2018');
  });

  it('puts the percent sign after the number as Arabic reads, at its left', () => {
    expect(leftToRight('نسبة 12% عام')).toContain('%12');
    expect(leftToRight('12.5%')).toBe('%12.5');
  });

  it('keeps the minus before the number, by itself as in a picture, at the end of a sentence, behind a Latin name', () => {
    expect(leftToRight('−7')).toBe('−7');
    expect(leftToRight('الحرارة −7').startsWith('−7')).toBe(true);
    expect(leftToRight('درجات (−7)')).toContain('(−7)');
    expect(leftToRight('UNICEF −7 درجات')).toContain('−7 UNICEF');
    expect(leftToRight('نسبة −12% عام')).toContain('%−12');
  });

  it('takes no hyphen of a name for a minus', () => {
    expect(leftToRight('كوفيد-19').startsWith('19-')).toBe(true);
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
