import type { PreparedLine, PreparedText, TextEngine, TextRequest } from '../../compositions/layout/text.ts';
import { findLocale, type Locale } from '../../compositions/model/locale.ts';
import { fontStack } from './fonts.ts';
import { breakLines } from './lines.ts';
import { lineMetrics } from './metrics.ts';
import { PathWriter } from './outlines.ts';
import { type Paragraph, prepareParagraph } from './paragraph.ts';
import { type Piece, piecesInk, piecesWidth, visualPieces } from './visual.ts';

/** Shaped paragraphs are small; a story has a few hundred, in a few weights. */
const CACHE_LIMIT = 4000;

/** The engine of one locale. Throws for a tag that is not in the locale registry. */
export async function createTextEngine(localeTag: string): Promise<TextEngine> {
  const locale = findLocale(localeTag);
  if (!locale) throw new Error(`no such locale: ${localeTag}`);
  const paragraphs = new Map<string, Paragraph>();

  const paragraphOf = ({ value, style }: TextRequest): Paragraph => {
    const key = `${style.weight} ${style.role} ${value}`;
    let paragraph = paragraphs.get(key);
    if (!paragraph) {
      paragraph = prepareParagraph(value, {
        stack: fontStack(locale.script, style.role),
        weight: style.weight,
        direction: locale.direction,
        language: languageOf(locale),
      });
      if (paragraphs.size >= CACHE_LIMIT) paragraphs.clear();
      paragraphs.set(key, paragraph);
    }
    return paragraph;
  };

  return {
    direction: locale.direction,
    typeset: (request) => setText(locale, paragraphOf(request), request, true),
    measure: (request) => setText(locale, paragraphOf(request), request, false),
  };
}

/** `zh-Hans-u-ca-gregory` is `zh-Hans` to a font. */
const languageOf = (locale: Locale): string => locale.intl.split('-u-')[0] ?? locale.tag;

function setText(locale: Locale, paragraph: Paragraph, request: TextRequest, draw: boolean): PreparedText {
  const { key, style, width: slot, align } = request;
  const { size } = style;
  const { lineHeight, baseline, tightest } = lineMetrics(locale, style.role);
  const path = new PathWriter();
  const broken = breakLines(paragraph, slot / size, style.balance ?? false);
  const drawn = broken.map((line) => visualPieces(paragraph, line));
  const pitch = linePitch(drawn, tightest);
  const lines = broken.map((line, number): PreparedLine => {
    const pieces = drawn[number] ?? [];
    const width = round(piecesWidth(pieces) * size);
    const x = round(leftEdge(slot - width, align, locale.direction));
    const y = round((number * pitch + baseline) * size);
    if (draw) drawPieces(path, pieces, size, x, y);
    return { text: paragraph.text.slice(line.start, line.end), x, baseline: y, width };
  });
  const width = Math.max(0, ...lines.map((line) => line.width));
  const excess = width - slot;
  return {
    key,
    value: paragraph.text,
    size,
    lines,
    slot,
    width,
    height: lines.length === 0 ? 0 : round((lineHeight + (lines.length - 1) * pitch) * size),
    path: path.toString(),
    // Shaping a line by itself may change it by a fraction of a px, which nobody sees.
    excess: excess > 0.5 ? round(excess) : 0,
  };
}

/** Air between the ink of two lines where it comes closest, em. */
const CLEARANCE = 0.08;

/**
 * Distance between baselines, em: as tight as the role likes it, and wider only where these very lines would come too
 * close. A table per script has to provide for stacks that most texts do not have.
 */
function linePitch(lines: readonly (readonly Piece[])[], tightest: number): number {
  const inks = lines.map(piecesInk);
  const needed = inks.slice(1).map(({ above }, index) => (inks[index]?.below ?? 0) + above + CLEARANCE);
  return Math.max(tightest, ...needed);
}

function leftEdge(free: number, align: TextRequest['align'], direction: TextEngine['direction']): number {
  if (align === 'center') return free / 2;
  return (align === 'start') === (direction === 'ltr') ? 0 : free;
}

function drawPieces(path: PathWriter, pieces: readonly Piece[], size: number, left: number, baseline: number): void {
  let x = left;
  for (const { item, glyphs } of pieces) {
    for (const glyph of glyphs) {
      // HarfBuzz counts dy upwards, the page downwards.
      path.glyph(item.font, glyph.id, size, x + glyph.dx * size, baseline - glyph.dy * size);
      x += glyph.advance * size;
    }
  }
}

/** Hundredths of a px: equal on every machine, and short in JSON. */
const round = (value: number): number => Math.round(value * 100) / 100;
