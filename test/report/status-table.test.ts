import { expect, test } from 'vitest';
import { displayWidth } from '../../scripts/report/display-width.ts';
import { statusTable } from '../../scripts/report/status-table.ts';
import { loadWords } from '../../scripts/report/words.ts';

test.each([
  ['cao-bang', 8],
  ['ngôn ngữ', 8],
  ['ngôn ngữ'.normalize('NFD'), 8],
  ['三次旅行', 8],
  ['カナ한국', 8],
  ['ที่', 1],
  ['👩‍👩‍👧', 2],
  ['', 0],
])('“%s” takes %i cells', (text, cells) => {
  expect(displayWidth(text)).toBe(cells);
});

test('columns end at the same cell, also with wide letters; 100 % means that nothing is left', () => {
  const counts = { total: 1000, missing: 0, draft: 0, stale: 0, reviewed: 1000, obsolete: 0, words: 0 };
  const rows = [
    { ...counts, story: '三次旅行', locale: 'en' },
    { ...counts, story: 'b', locale: 'en', missing: 1, reviewed: 999, words: 12345 },
  ];
  const lines = statusTable({ rows, locales: {} }, loadWords('en')).split('\n');
  expect(lines).toHaveLength(3);
  expect(new Set(lines.map(displayWidth)).size).toBe(1);
  expect(lines[1]).toMatch(/^三次旅行 {2}en .* 100 % .* 100 %/);
  expect(lines[2]).toMatch(/^b {9}en .* 99 % .* 99 % .* 12345$/);
});
