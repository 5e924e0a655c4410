import type { Box, Mark } from '../layout/mark.ts';
import { moved } from '../layout/piece.ts';
import type { Format } from '../model/format.ts';
import type { Context } from './context.ts';
import { fitText, type TextOptions, text, textMark } from './text.ts';

/** The part of a format where text may stand. */
export function safeBox({ width, height, safe }: Format): Box {
  return { x: safe.left, y: safe.top, width: width - safe.left - safe.right, height: height - safe.top - safe.bottom };
}

/** The source along the foot of `box`, under a hairline if `ruled`. Returns its marks and the upper edge of its room. */
export function footer(context: Context, box: Box, source: string, ruled = true): { marks: Mark[]; top: number } {
  const { colours, scale } = context;
  const words = text(
    context,
    { key: 'interface:source.line', value: source },
    { role: 'source', size: scale.source, width: box.width, fill: colours.quiet },
  );
  const top = box.y + box.height - words.height;
  const marks = moved(words.marks, box.x, top);
  if (!ruled) return { marks, top: top - scale.unit * 2 };
  const line = top - scale.unit * 2;
  const hairline: Mark = { kind: 'rect', box: { x: box.x, y: line, width: box.width, height: 2 }, fill: colours.line };
  return { marks: [hairline, ...marks], top: line - scale.unit * 3 };
}

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
