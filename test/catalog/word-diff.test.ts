import { expect, test } from 'vitest';
import { wordDiff } from '../../scripts/catalog/word-diff.ts';

test.each([
  ['vi', 'Ba chuyến đi', 'Bốn chuyến đi', '[-Ba-]{+Bốn+} chuyến đi'],
  ['vi', 'Một tỉnh biên giới', 'Một tỉnh ở biên giới', 'Một tỉnh {+ở+} biên giới'],
  ['vi', 'Công đoàn tỉnh.', 'Công đoàn tỉnh', 'Công đoàn tỉnh[-.-]'],
  ['en', 'hơn **34** người', 'hơn **35** người', 'hơn **[-34-]{+35+}** người'],
  // No spaces: the words are the language's own.
  ['zh', '三次旅行', '四次旅行', '[-三次-]{+四次+}旅行'],
  ['th', 'สหภาพแรงงานจังหวัด', 'สหภาพแรงงานประเทศ', 'สหภาพแรงงาน[-จังหวัด-]{+ประเทศ+}'],
])('%s: “%s” to “%s”', (locale, before, after, diff) => {
  expect(wordDiff(before, after, locale)).toBe(diff);
});

test('cuts long unchanged stretches short, and keeps words around every change', () => {
  const long = 'một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba';
  expect(wordDiff(`A ${long} B ${long}`, `C ${long} D ${long}`, 'vi')).toBe(
    '[-A-]{+C+} một hai ba bốn năm … một mười hai mười ba [-B-]{+D+} một hai ba bốn năm …',
  );
});
