import { breakLines } from '../../scripts/typography/lines.ts';
import { prepareParagraph } from '../../scripts/typography/paragraph.ts';
import { visualPieces } from '../../scripts/typography/visual.ts';

/** The characters of a one-line Arabic text as they stand from left to right, those that are not seen left out. */
export function leftToRight(value: string): string {
  const paragraph = prepareParagraph(value, {
    stack: ['arabic', 'sans'],
    weight: 400,
    direction: 'rtl',
    language: 'ar',
  });
  const [line] = breakLines(paragraph, 1000, false);
  if (!line) return '';
  return visualPieces(paragraph, line)
    .flatMap(({ item, glyphs }) => {
      // A letter and its dots are glyphs of one cluster.
      const clusters = new Set(glyphs.map(({ cluster }) => cluster));
      return [...clusters].map((at) => shown(paragraph.text[at] ?? '', item.level));
    })
    .join('')
    .replace(UNSEEN, '');
}

const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** Brackets are drawn mirrored where the text runs from right to left. */
const shown = (character: string, level: number): string =>
  level % 2 === 1 ? ({ '(': ')', ')': '(' }[character] ?? character) : character;
