import { describe, expect, test } from 'vitest';
import { isIcon } from '../../compositions/layout/icons.ts';
import type { Block, Section } from '../../compositions/model/story.ts';
import { itemIcons, sectionIcons } from '../../scripts/catalog/choose-icon.ts';
import { COMMON_TOPICS, TOPICS } from '../../scripts/catalog/icon-topics.ts';

const at = { file: 'story.md', line: 1, column: 1 };
const message = (source: string) => ({ key: 'k', source, at });
const PARAGRAPH: Block = { kind: 'paragraph', message: message('Chữ.') };
const section = (heading: string, more: Partial<Section> = {}): Section => ({
  id: 'a',
  heading: message(heading),
  blocks: [PARAGRAPH],
  at,
  ...more,
});
const chosen = (...headings: string[]) => sectionIcons(headings.map((heading) => section(heading)));

test('every icon that may be chosen is one of the set, and no keyword has two', () => {
  const topics = { ...TOPICS, ...COMMON_TOPICS };
  expect(Object.keys(topics).filter((name) => !isIcon(name))).toEqual([]);
  const words = Object.values(topics).flat();
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  expect(words.filter((word) => word !== word.normalize('NFC').toLowerCase())).toEqual([]);
  expect(Object.keys(topics).length).toBeGreaterThanOrEqual(60);
});

describe('the icon of a section', () => {
  test.each([
    ['Cả năm năm chỉ có ba đoàn ra nước ngoài', 'plane'],
    ['Một tỉnh biên giới với hơn một nghìn công đoàn cơ sở', 'mountain'],
    ['Bữa ăn ca tốt hơn', 'utensils'],
    ['Tết sum vầy', 'gift'],
    ['An toàn, vệ sinh lao động', 'hard-hat'],
    ['Members elect a new committee', 'vote'],
    ['Health workers get a rise', 'heart-pulse'],
    ['34.318 đoàn viên', 'users'],
    // A word within a word is none: “nữa” is not “nữ”.
    ['Thêm một lần nữa', 'file-text'],
  ])('%s: %s', (heading, icon) => {
    expect(chosen(heading)).toEqual([icon]);
  });

  test('the writer decides, and no icon stands twice where another fits', () => {
    expect(sectionIcons([section('Y tế'), section('Tết', { icon: 'heart-pulse' })])).toEqual([
      'file-text',
      'heart-pulse',
    ]);
    expect(chosen('Ngành Y tế đông nhất', 'Ngành Y tế bầu ban chấp hành mới')).toEqual(['heart-pulse', 'vote']);
  });

  test('where the heading names nothing, what stands under it does', () => {
    const timeline: Block = { kind: 'timeline', items: [] };
    expect(sectionIcons([section('Những ngày ấy', { blocks: [timeline] })])).toEqual(['calendar-days']);
  });
});

describe('icons of a list', () => {
  test('each item has its own, or none has any', () => {
    expect(itemIcons(['Truyền thông', 'Đào tạo', 'Tài chính công đoàn'])).toEqual([
      'megaphone',
      'graduation-cap',
      'wallet',
    ]);
    expect(itemIcons(['Truyền thông', 'Đào tạo', 'Và nhiều việc khác'])).toBeUndefined();
    expect(itemIcons(['Đào tạo', 'Tập huấn', 'Tài chính'])).toBeUndefined();
  });

  test('two items are too few, eight too many', () => {
    expect(itemIcons(['Truyền thông', 'Đào tạo'])).toBeUndefined();
    expect(
      itemIcons(['Y tế', 'Đào tạo', 'Tết', 'Luật', 'Bầu', 'An toàn', 'Truyền thông', 'Tài chính']),
    ).toBeUndefined();
  });
});
