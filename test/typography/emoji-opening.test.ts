import { expect, test, vi } from 'vitest';
import { createTextEngine, uncoveredCharacters } from '../../scripts/typography/index.ts';
import { request } from './set.ts';

const { opened } = vi.hoisted(() => ({ opened: [] as string[] }));
vi.mock('node:fs', async (actual) => {
  const fs = await actual<typeof import('node:fs')>();
  const readFileSync = (...call: Parameters<typeof fs.readFileSync>) => {
    opened.push(String(call[0]));
    return fs.readFileSync(...call);
  };
  return { ...fs, readFileSync };
});

const files = (part: string): string[] =>
  opened.filter((file) => file.includes(part)).map((file) => file.replace(/.*\//, ''));

test('the emoji are opened when a text holds one, their drawings when it is drawn, and no font for their sake', async () => {
  const engine = await createTextEngine('vi');
  engine.typeset(request('12 %, 5 °C © ™ №'));
  uncoveredCharacters('vi', 'Tổng Liên đoàn');
  expect(files('twemoji')).toEqual([]);
  engine.measure(request('Năm mới 🎉'));
  uncoveredCharacters('vi', 'Năm mới 🎉');
  expect(files('twemoji')).toEqual(['chars.json']);
  engine.typeset(request('Năm mới 🎉'));
  engine.typeset(request('Năm mới ❤️'));
  expect(files('twemoji')).toEqual(['chars.json', 'icons.json']);
  expect(files('noto-sans-')).toEqual([]);
});
