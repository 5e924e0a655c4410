import type { PreparedLine, TextPicture } from '../../compositions/layout/text.ts';
import { EMOJI_ADVANCE, EMOJI_SIZE, emojiInk, emojiSvg } from './emoji.ts';
import type { Piece } from './visual.ts';

interface Lines {
  readonly lines: readonly PreparedLine[];
  readonly pieces: readonly (readonly Piece[])[];
  /** Type size, px. */
  readonly size: number;
  /** Height of an emoji's centre above the baseline, em. */
  readonly middle: number;
}

/** The emoji of laid-out lines, in px from the text's top left corner. */
export function placePictures({ lines, pieces, size, middle }: Lines): readonly TextPicture[] {
  if (!pieces.some((line) => line.some(({ item }) => item.emoji))) return [];
  return lines.flatMap(({ x: left, baseline }, number) => {
    let x = left;
    return (pieces[number] ?? []).flatMap(({ item, glyphs }): TextPicture[] => {
      const start = x;
      for (const glyph of glyphs) x += glyph.advance * size;
      if (item.emoji === undefined) return [];
      return [
        {
          x: round(start + ((EMOJI_ADVANCE - EMOJI_SIZE) / 2) * size),
          y: round(baseline - emojiInk(middle).above * size),
          size: round(EMOJI_SIZE * size),
          svg: emojiSvg(item.emoji),
        },
      ];
    });
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;
