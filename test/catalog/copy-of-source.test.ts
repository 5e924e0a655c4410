import { expect, it } from 'vitest';
import { isCopyOfSource } from '../../scripts/catalog/copy-of-source.ts';

const copied = (text: string, from: string, to: string, { key = 's.text.1', as = text } = {}): boolean =>
  isCopyOfSource(key, { text, locale: from }, { text: as, locale: to });

it('tells a line that was copied and forgotten, in any capitals and with other marks', () => {
  expect(copied('Chủ động', 'vi', 'en')).toBe(true);
  expect(copied('Tỉnh đề nghị ba việc', 'vi', 'km', { as: '**TỈNH** đề nghị ba việc.' })).toBe(true);
  expect(copied('Union members learn on the road', 'en', 'fr')).toBe(true);
  expect(copied('代表大会在河内举行，会员踊跃参加', 'zh', 'ja')).toBe(true);
  expect(copied('สหภาพแรงงาน', 'th', 'lo')).toBe(true);
});

it('leaves alone what two languages may share', () => {
  expect(copied('Facebook, Zalo', 'vi', 'en')).toBe(false);
  expect(copied('Cao Bằng, Việt Nam', 'vi', 'fr')).toBe(false);
  expect(copied('Nguyễn Văn an', 'vi', 'fr', { key: 's.speaker' })).toBe(false);
  expect(copied('15/NQ-BCH, 2023–2028', 'vi', 'ru')).toBe(false);
  expect(copied('Communication interne', 'en', 'fr')).toBe(false);
  expect(copied('労働安全衛生', 'ja', 'zh')).toBe(false);
  expect(copied('Năm', 'vi', 'en')).toBe(false);
});
