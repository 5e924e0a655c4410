import type { Locale } from '../../../compositions/model/locale.ts';
import type { Language, TextCase } from './cases.ts';
import { MARGIN, SHEET_WIDTH, type TextBrowser } from './chromium.ts';
import { forbiddenBreaks } from './forbidden-breaks.ts';
import type { Grey } from './grey.ts';
import { type Band, inkF1 } from './ink.ts';
import { blockMarkup } from './markup.ts';
import { drawSheet, type Placed } from './ours.ts';
import { type SetCase, setCase } from './setting.ts';

/** One line of a text, drawn by both. */
export interface ComparedLine {
  readonly case: TextCase;
  readonly ours: string;
  readonly chromium: string;
  /** Whether both hold the same characters. */
  readonly equal: boolean;
  /** Of the ink of such lines, but for those that a parted pair moves aside. */
  readonly f1?: number;
  /** Where it stands on its sheet, to look at. */
  readonly band: Band;
}

export interface Comparison {
  readonly lines: readonly ComparedLine[];
  /** Texts with `|` where no line may end. */
  readonly forbidden: readonly string[];
  readonly ours: Grey;
  readonly chromium: Grey;
}

/** Draws texts on one sheet each and compares them line by line. */
export async function compare(
  cases: readonly TextCase[],
  { locale, terms }: Language,
  browser: TextBrowser,
): Promise<Comparison> {
  const set = await Promise.all(cases.map((one) => setCase(one, locale, terms)));
  const markup = set.map(({ paragraph, pitch }, index) => blockMarkup(cases[index]!, paragraph, locale, { pitch }));
  const { blocks, picture: chromium } = await browser.draw(markup);
  const placed = set.map(
    ({ text }, index): Placed => ({ text, x: MARGIN, y: blocks[index]!.baseline - (text.lines[0]?.baseline ?? 0) }),
  );
  const ours = await drawSheet(placed, SHEET_WIDTH, chromium.height);
  const lines = set.flatMap((one, index) =>
    comparedLines(one, cases[index]!, blocks[index]!.lines, placed[index]!.y, {
      ours,
      chromium,
      direction: locale.direction,
    }),
  );
  return {
    lines,
    forbidden: set.flatMap(({ paragraph, lines }, index) => {
      const { width, size } = cases[index]!;
      return forbiddenBreaks(paragraph, lines, width / size, terms);
    }),
    ours,
    chromium,
  };
}

/** Rows looked at beyond the ink of a line: rounding, px. */
const ROUND = 3;

interface Sheets extends Pick<Comparison, 'ours' | 'chromium'>, Pick<Locale, 'direction'> {}

function comparedLines(
  { text, paragraph, lines }: SetCase,
  textCase: TextCase,
  theirs: readonly string[],
  top: number,
  { ours, chromium, direction }: Sheets,
): ComparedLine[] {
  const count = Math.max(text.lines.length, theirs.length);
  return Array.from({ length: count }, (_, number) => {
    const line = text.lines[number];
    const baseline = top + (line?.baseline ?? 0);
    const band = {
      top: Math.floor(baseline - (line?.above ?? 0)) - ROUND,
      bottom: Math.ceil(baseline + (line?.below ?? 0)) + ROUND,
    };
    const own = plain(line?.text ?? '');
    const other = plain(theirs[number] ?? '');
    const equal = own === other;
    const { start = 0, end = 0 } = lines[number] ?? {};
    const moved = (paragraph.cuts.begin[start]! + paragraph.cuts.end[end]!) * text.size;
    const comparable = equal && (direction === 'ltr' || Math.abs(moved) < MOVED);
    return {
      case: textCase,
      ours: own,
      chromium: other,
      equal,
      band,
      ...(comparable && { f1: inkF1(ours, chromium, band) }),
    };
  });
}

/**
 * Px that a line may be moved by a kerned pair parted at its end. We measure the line without the pair; the browser,
 * where two elements meet in it, with it, and so sets a line that ends at the left too far to the right.
 */
const MOVED = 0.5;

/** Without the spaces at its ends, and composed: the browser was given the text as it is written. */
const plain = (line: string): string =>
  line
    .normalize('NFC')
    .replace(/[\u2066\u2069]/g, '')
    .trim();
