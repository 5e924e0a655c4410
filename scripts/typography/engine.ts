import type {
  PreparedLine,
  PreparedText,
  TextEngine,
  TextRequest,
  TextStop,
  TextStops,
  TextStyle,
} from '../../compositions/layout/text.ts';
import { findLocale, type Locale } from '../../compositions/model/locale.ts';
import { BREAK } from './breaks.ts';
import type { Ink } from './face.ts';
import { fontStack } from './fonts.ts';
import { breakLines } from './lines.ts';
import { lineMetrics } from './metrics.ts';
import { PathWriter } from './outlines.ts';
import { inSlot, lineAdvance, type Paragraph, type ParagraphOptions, prepareParagraph } from './paragraph.ts';
import { placePictures } from './pictures.ts';
import { type TermFinder, termFinder } from './terms.ts';
import { type Piece, piecesInk, piecesWidth, visualPieces } from './visual.ts';

/** Shaped paragraphs, with the ways they were laid out; a story has some two hundred, in a few weights. */
const CACHE_LIMIT = 1000;

let latest: { readonly name: string; readonly engine: TextEngine } | undefined;

/**
 * The engine of one locale that keeps these terms whole (names, words of the glossary). Throws for a tag that is not in
 * the locale registry. All formats of a text are drawn one after the other, so the last engine is kept: it has shaped
 * the words already.
 */
export async function createTextEngine(localeTag: string, terms: readonly string[] = []): Promise<TextEngine> {
  const name = JSON.stringify([localeTag, terms]);
  if (latest?.name !== name) latest = { name, engine: newEngine(localeTag, terms) };
  return latest.engine;
}

function newEngine(localeTag: string, terms: readonly string[]): TextEngine {
  const locale = findLocale(localeTag);
  if (!locale) throw new Error(`no such locale: ${localeTag}`);
  const styles = new Map<string, Map<string, Known>>();
  let kept = 0;
  const termsIn = termFinder(terms);

  const prepared = ({ value, style, locale: tag }: Pick<TextRequest, 'value' | 'style' | 'locale'>): Known => {
    const own = (tag !== undefined && findLocale(tag)) || locale;
    const name = `${style.weight} ${style.role} ${own.tag}`;
    if (kept >= CACHE_LIMIT) {
      styles.clear();
      kept = 0;
    }
    const values = entry(styles, name, () => new Map<string, Known>());
    return entry(values, value, () => {
      kept += 1;
      return { paragraph: prepareParagraph(value, paragraphOptions(own, style, termsIn)), laid: new Map() };
    });
  };
  // Fitting asks for the same text at the same size and width again and again: first measured, then set.
  const lay = (request: TextRequest): Laid => {
    const { paragraph, laid } = prepared(request);
    const { style, width, align } = request;
    const slot = `${align} ${style.balance ?? false}`;
    const slots = entry(
      entry(laid, style.size, () => new Map<number, Map<string, Laid>>()),
      width,
      () => new Map<string, Laid>(),
    );
    return entry(slots, slot, () => layText(locale, paragraph, request));
  };

  return {
    direction: locale.direction,
    measure(request) {
      const laid = lay(request);
      if (laid.measured?.key !== request.key) laid.measured = { ...laid.text, key: request.key, path: '' };
      return laid.measured;
    },
    stops: (request) => stopsOf(prepared(request).paragraph, request),
    typeset(request) {
      const laid = lay(request);
      if (laid.set?.key !== request.key) laid.set = setText(laid, request.key);
      return laid.set;
    },
  };
}

/** What the map holds under a key, made and put there where it holds nothing. */
function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function setText(laid: Laid, key: string): PreparedText {
  let path: string | undefined;
  const pictures = placePictures({ ...laid.text, ...laid });
  return {
    ...laid.text,
    ...(pictures.length > 0 && { pictures }),
    key,
    // Most of what is set while a page is fitted is thrown away again: outlines are drawn when first asked for.
    get path() {
      path ??= drawLines(laid);
      return path;
    },
  };
}

function stopsOf(whole: Paragraph, { style, width }: Pick<TextRequest, 'style' | 'width'>): TextStops {
  const { text, stops } = inSlot(whole, width / style.size);
  return {
    value: text,
    stops: stops.map(({ at, visible, strength, insideWord }) => ({
      at,
      visible,
      parts: partedBy(strength, insideWord),
    })),
    width: (from, visible) => round(lineAdvance(whole, from, visible) * style.size),
  };
}

function partedBy(strength: number, insideWord: boolean): TextStop['parts'] {
  if (strength === BREAK.resort) return 'anything';
  if (insideWord) return 'word';
  if (strength === BREAK.held) return 'whole';
  return strength === BREAK.weak ? 'pair' : 'words';
}

/** A prepared paragraph, and how it is laid out by size, width, and alignment and evenness. */
interface Known {
  readonly paragraph: Paragraph;
  readonly laid: Map<number, Map<number, Map<string, Laid>>>;
}

/** All of a text but its outlines, and the glyphs of its lines to draw them with. */
interface Laid {
  readonly text: Omit<PreparedText, 'key' | 'path'>;
  readonly pieces: readonly (readonly Piece[])[];
  /** Height of an emoji's centre above the baseline, em. */
  readonly middle: number;
  /** As last answered. */
  measured?: PreparedText;
  set?: PreparedText;
}

/** How a locale's texts of one style are prepared. */
export const paragraphOptions = (
  { script, direction, intl }: Locale,
  { role, weight }: Pick<TextStyle, 'role' | 'weight'>,
  termsIn?: TermFinder,
): ParagraphOptions => ({
  stack: fontStack(script, role),
  weight,
  direction,
  script: LETTERS[script] ?? script,
  // `zh-Hans-u-ca-gregory` is `zh-Hans` to a font.
  language: intl.split('-u-')[0]!,
  ...(termsIn && { termsIn }),
});

/** A locale's script, where it is a way of writing in several, by the one of its letters. */
const LETTERS: Partial<Record<Locale['script'], string>> = { Hans: 'Hani', Jpan: 'Hani', Kore: 'Hang' };

function layText(locale: Locale, paragraph: Paragraph, { style, width: slot, align }: Omit<TextRequest, 'key'>): Laid {
  const { size } = style;
  const { lineHeight, baseline, tightest, middle } = lineMetrics(locale, style.role);
  const broken = breakLines(paragraph, slot / size, style.balance ?? false);
  const drawn = broken.map((line) => visualPieces(paragraph, line));
  const inks = drawn.map((pieces) => piecesInk(pieces, middle));
  const pitch = linePitch(inks, tightest);
  // Stacks taller than the script's ordinary ones (vowelled Arabic, marks on marks) get the room that they need.
  const rise = roomFor((inks[0]?.above ?? 0) - baseline);
  const sink = roomFor((inks.at(-1)?.below ?? 0) - (lineHeight - baseline));
  const lines = broken.map((line, number): PreparedLine => {
    const width = round(piecesWidth(drawn[number] ?? []) * size);
    const x = round(leftEdge(slot - width, align, locale.direction));
    const y = round((number * pitch + baseline + rise) * size);
    const { above = 0, below = 0 } = inks[number] ?? {};
    return {
      text: paragraph.text.slice(line.start, line.end),
      x,
      baseline: y,
      width,
      above: round(above * size),
      below: round(below * size),
    };
  });
  const width = Math.max(0, ...lines.map((line) => line.width));
  const excess = width - slot;
  const text = {
    value: paragraph.text,
    size,
    lines,
    slot,
    width,
    height: lines.length === 0 ? 0 : round((lineHeight + rise + sink + (lines.length - 1) * pitch) * size),
    // Shaping a line by itself may change it by a fraction of a px, which nobody sees.
    excess: excess > 0.5 ? round(excess) : 0,
  };
  return { text, pieces: drawn, middle };
}

/** Ink that leaves its line by less than this, em, is let: neighbours keep one baseline, and there is air around texts. */
const LET = 0.2;
const roomFor = (excess: number): number => (excess > LET ? excess : 0);

/** Air between the ink of two lines where it comes closest, em. */
const CLEARANCE = 0.08;

/**
 * Distance between baselines, em: as tight as the role likes it, and wider only where these very lines would come too
 * close. A table per script has to provide for stacks that most texts do not have.
 */
function linePitch(inks: readonly Ink[], tightest: number): number {
  const needed = inks.slice(1).map(({ above }, index) => (inks[index]?.below ?? 0) + above + CLEARANCE);
  return Math.max(tightest, ...needed);
}

function leftEdge(free: number, align: TextRequest['align'], direction: TextEngine['direction']): number {
  if (align === 'center') return free / 2;
  return (align === 'start') === (direction === 'ltr') ? 0 : free;
}

function drawLines({ text: { lines, size }, pieces }: Laid): string {
  const path = new PathWriter();
  lines.forEach(({ x: left, baseline }, number) => {
    let x = left;
    for (const { item, glyphs } of pieces[number] ?? []) {
      for (const glyph of glyphs) {
        // HarfBuzz counts dy upwards, the page downwards.
        path.glyph(item.font, glyph.id, size, x + glyph.dx * size, baseline - glyph.dy * size);
        x += glyph.advance * size;
      }
    }
  });
  return path.toString();
}

/** Hundredths of a px: equal on every machine, and short in JSON. */
const round = (value: number): number => Math.round(value * 100) / 100;
