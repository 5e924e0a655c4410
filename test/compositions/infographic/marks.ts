import { layoutScenes } from '../../../compositions/infographic/scenes.ts';
import { layoutStill } from '../../../compositions/infographic/stills.ts';
import type { Mark, Page } from '../../../compositions/layout/mark.ts';
import { typeScale } from '../../../compositions/layout/scale.ts';
import type { TextEngine } from '../../../compositions/layout/text.ts';
import { createTheme } from '../../../compositions/layout/theme.ts';
import type { Document } from '../../../compositions/model/document.ts';
import { FORMATS, type Format, type FormatId } from '../../../compositions/model/format.ts';
import { findLocale } from '../../../compositions/model/locale.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { type Extent, inkExtent } from '../../typography/ink.ts';

export type TextMark = Extract<Mark, { kind: 'text' }>;

export const THEME = createTheme({ brand: '#0b2a5b', accent: '#b8860b' });

export interface LaidOut {
  readonly format: Format;
  readonly pages: readonly Page[];
  /** Of a still: the sections that it says it shows. */
  readonly sections?: readonly string[];
}

/** The document as the product lays it out, with the real fonts. */
export async function layOut(
  document: Document,
  format: FormatId,
  tag = 'en',
  { engine, logo }: { engine?: TextEngine; logo?: { hash: string; width: number; height: number } } = {},
): Promise<LaidOut> {
  const found: Format = FORMATS.find(({ id }) => id === format)!;
  const locale = findLocale(tag)!;
  const common = { document, locale, theme: THEME, engine: engine ?? (await createTextEngine(tag)), logo };
  if (found.kind === 'still') return { format: found, ...layoutStill({ ...common, format: found }) };
  return { format: found, pages: layoutScenes({ ...common, format: found }).map(({ page }) => page) };
}

export const textMarks = (page: Page): TextMark[] => page.marks.filter((mark) => mark.kind === 'text');

export const textsOf = (page: Page): string[] => textMarks(page).map(({ text }) => text.value);

/** Where the letters of a text stand on its page; undefined where it draws nothing. */
export function inkOf({ text, box }: TextMark): Extent | undefined {
  if (text.path === '') return undefined;
  const { left, top, right, bottom } = inkExtent(text.path);
  return { left: left + box.x, top: top + box.y, right: right + box.x, bottom: bottom + box.y };
}

/** Where each line of a text stands: the last one may be short, and leave room for another text. */
const linesOf = ({ text, box }: TextMark): Extent[] =>
  text.lines
    .filter(({ above, below }) => above + below > 0)
    .map(({ x, width, baseline, above, below }) => ({
      left: box.x + x,
      right: box.x + x + width,
      top: box.y + baseline - above,
      bottom: box.y + baseline + below,
    }));

/** A letter such as j reaches a little out of its own place; curves' control points lie outside their ink, px. */
const SLACK = 4;

/**
 * What a reader would see as broken in a page, in words: letters outside `room`, letters over letters, letters under
 * the least size of the format.
 */
export function faultsOf(page: Page, format: Format, tag: string): string[] {
  const { script } = findLocale(tag)!;
  const scale = typeScale(format.id as FormatId, script);
  const least = { ...scale, tag: scale.source, caption: scale.source };
  const { safe, width, height } = format;
  const faults: string[] = [];
  const lines: { value: string; line: Extent }[] = [];
  for (const mark of textMarks(page)) {
    const { value, size } = mark.text;
    const ink = inkOf(mark);
    if (size < least[mark.role].least) faults.push(`${page.id}: “${value}” is ${size} px, a ${mark.role}`);
    if (!ink) continue;
    const inside =
      ink.left >= safe.left - SLACK &&
      ink.right <= width - safe.right + SLACK &&
      ink.top >= safe.top - SLACK &&
      ink.bottom <= height - safe.bottom + SLACK;
    if (!inside) faults.push(`${page.id}: “${value}” stands at ${JSON.stringify(ink)}, outside the safe area`);
    const own = linesOf(mark);
    for (const other of lines) {
      const over = own.some((line) => {
        const across = Math.min(line.right, other.line.right) - Math.max(line.left, other.line.left);
        const down = Math.min(line.bottom, other.line.bottom) - Math.max(line.top, other.line.top);
        return across > SLACK && down > SLACK;
      });
      if (over) faults.push(`${page.id}: “${value}” lies over “${other.value}”`);
    }
    lines.push(...own.map((line) => ({ value, line })));
  }
  return faults;
}
