import { expect, test } from 'vitest';
import { pseudoText } from '../../scripts/catalog/pseudo.ts';
import { itemise } from '../../scripts/typography/itemise.ts';
import { set } from './set.ts';

const OPTIONS = { stack: ['vietnam', 'sans'], weight: 400, direction: 'rtl' } as const;

test('a turned word runs from right to left, a number beside it from left to right', () => {
  const text = pseudoText('Năm 2.023 có 84 đoàn', 'rtl');
  const items = itemise(text, new Uint8Array(text.length), OPTIONS);
  for (const { start, end, level } of items) {
    const piece = text.slice(start, end);
    if (/\p{L}/u.test(piece)) expect(level % 2, piece).toBe(1);
    if (/\d/.test(piece)) expect([level % 2, /^[\d.]+$/.test(piece)], piece).toEqual([0, true]);
  }
});

test('the marks of direction take no room and draw nothing', async () => {
  const turned = await set('qps-plocm', '\u202eĤőặṁ\u202c');
  const straight = await set('qps-ploc', 'Ĥőặṁ');
  expect(turned.width).toBeCloseTo(straight.width, 0);
  const outlines = (path: string): number => path.split('M').length;
  expect(outlines(turned.path)).toBe(outlines(straight.path));
});

test('it begins at the right edge, and the first line holds the first words', async () => {
  const text = pseudoText('Công đoàn Cao Bằng có hơn ba mươi nghìn đoàn viên', 'rtl');
  const { lines } = await set('qps-plocm', text, { width: 1500 });
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line.x + line.width).toBeCloseTo(1500, 0);
  expect(lines[0]!.text.startsWith('[\u202eĈ')).toBe(true);
  expect(lines.at(-1)!.text.trimEnd().endsWith(']')).toBe(true);
});
