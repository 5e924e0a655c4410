import { expect, it } from 'vitest';
import { breakStrengths } from '../../scripts/typography/breaks.ts';
import { graphemeStarts } from '../../scripts/typography/characters.ts';

it.each([
  ['lo', 'ຮວ່າງ'],
  ['km', 'ខណ្ឌឡុងបៀនរៀបចំមហាសន្និបាតលើកទី'],
  ['th', 'สมาพันธ์แรงงานแห่งเวียดนาม'],
])('%s: where lines may end inside %s does not depend on what is written before it', (language, words) => {
  const alone = breakStrengths(words, language).slice(1);
  for (const before of ['ILO', '2015', 'BHXH:']) {
    expect(breakStrengths(before + words, language).slice(before.length + 1), before).toEqual(alone);
  }
});

it('a Khmer letter that stands under the one before it never begins a grapheme, whatever ICU says', () => {
  expect(graphemeStarts('សន្និបាត')).toEqual([0, 1, 5, 7, 8]);
  // Typed without the letter that it stands under: Unicode makes two graphemes of it.
  expect(graphemeStarts('្ធ')).toEqual([0, 2]);
});
