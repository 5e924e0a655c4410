const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** What terminals set over two cells: East Asian letters, full-width forms, emoji. */
const WIDE =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;
/** Marks and joiners alone take none. */
const NONE = /^[\p{M}\p{Cf}]+$/u;

/** Cells that a text takes on a terminal: accents and stacked marks add none, East Asian letters take two. */
export const displayWidth = (text: string): number => {
  let cells = 0;
  for (const { segment } of graphemes.segment(text)) cells += NONE.test(segment) ? 0 : WIDE.test(segment) ? 2 : 1;
  return cells;
};
