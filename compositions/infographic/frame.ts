import type { Box, Mark } from '../layout/mark.ts';
import { moved, type Piece, stack } from '../layout/piece.ts';
import type { Words } from '../model/document.ts';
import type { Format } from '../model/format.ts';
import type { Context } from './context.ts';
import { fitText, type TextOptions, text, textMark } from './text.ts';

/** The part of a format where text may stand. */
export function safeBox({ width, height, safe }: Format): Box {
  return { x: safe.left, y: safe.top, width: width - safe.left - safe.right, height: height - safe.top - safe.bottom };
}

/**
 * The source along the foot of `box`, under a hairline if `ruled`, and the credit of the page's picture: at the end of the
 * source's last line where it has room there, else under it. Returns its marks and the upper edge of its room.
 */
export function footer(
  context: Context,
  box: Box,
  source: string,
  ruled = true,
  credit?: Words,
): { marks: Mark[]; top: number } {
  const { colours, scale } = context;
  const words = credited(
    context,
    line(context, { key: 'interface:source.line', value: source }, box.width),
    credit,
    box.width,
  );
  const top = box.y + box.height - words.height;
  const marks = moved(words.marks, box.x, top);
  if (!ruled) return { marks, top: top - scale.unit * 2 };
  const rule = top - scale.unit * 2;
  const hairline: Mark = { kind: 'rect', box: { x: box.x, y: rule, width: box.width, height: 2 }, fill: colours.line };
  return { marks: [hairline, ...marks], top: rule - scale.unit * 3 };
}

function line(context: Context, words: Words, width: number, align: 'start' | 'end' = 'start'): Piece {
  const { colours, scale } = context;
  return text(context, words, { role: 'source', size: scale.source, width, fill: colours.quiet, align });
}

/** The source with the credit; a gap of so many ems between them tells them apart. */
function credited(context: Context, source: Piece, credit: Words | undefined, width: number): Piece {
  if (!credit) return source;
  const atEnd = line(context, credit, width, 'end');
  const [said, named] = [textOf(source), textOf(atEnd)];
  const last = said?.lines.at(-1);
  const first = named?.lines[0];
  const fits = last && first && named.lines.length === 1 && last.width + named.width + CREDIT_GAP * named.size <= width;
  if (!fits) return stack([source, line(context, credit, width)], 0);
  return { ...source, marks: [...source.marks, ...moved(atEnd.marks, 0, last.baseline - first.baseline)] };
}

const CREDIT_GAP = 4;

const textOf = ({ marks: [mark] }: Piece) => (mark?.kind === 'text' ? mark.text : undefined);

/** Height of figures, and of the stroke between them, over the baseline, em. */
const FIGURES = 0.76;

/** The page's number in its series, at the top end corner of `box`. */
export function pageNumber(context: Context, box: Box, value: string): Mark[] {
  const { colours, engine, scale } = context;
  const width = scale.unit * 16;
  const style = { role: 'source', size: scale.source, weight: 600, fill: colours.quiet, align: 'end' } as const;
  const options: TextOptions = { ...style, width, lines: 1 };
  const set = fitText(engine, { key: 'interface:page.mark', value }, options);
  const y = Math.round(box.y + set.size * FIGURES - set.lines[0]!.baseline);
  return [textMark(set, options, { x: box.x + box.width - width, y })];
}

/** "3/7" as the language writes it, from the pattern of the interface. */
export function pageMark(pattern: string, page: number, pages: number): string {
  return pattern.replace('{{page}}', String(page)).replace('{{pages}}', String(pages));
}
