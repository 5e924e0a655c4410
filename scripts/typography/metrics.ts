import type { TextStyle } from '../../compositions/layout/text.ts';
import type { Locale } from '../../compositions/model/locale.ts';

/** All in em of the type size. */
interface LineMetrics {
  /** Highest and lowest ink of the script's tallest ordinary stack, regular to extra bold, measured in our fonts. */
  readonly ascent: number;
  readonly descent: number;
  /** Height above the baseline that looks like the middle of a line: half a capital, a consonant, an ideograph. */
  readonly middle: number;
  /** Height of a line by itself: at least ascent + descent. */
  readonly lineHeight: Readonly<Record<TextStyle['role'], number>>;
  /**
   * Least distance between baselines: nearer, lines are hard to tell apart even where no ink touches; wider only where
   * these very lines need it (`linePitch`).
   *
   * Body: what graphics desks and W3C's script requirements ask for in vi (1.6), Han, kana and Hangul (1.5). Elsewhere
   * about half the way to it, for the whole costs the shipped stories: fr at 1.4 a twentieth of its texts, ru at 1.36 and
   * km at 1.8 a section of a wide picture, ar at 1.6 a paragraph, th and lo at 1.7 the picture of three covers each.
   *
   * Titles: the usual figures (vi, th and lo 1.5, km 1.6) clear the tallest ink that a script may have. Lines here are
   * measured, and most of the shipped titles need less: 1.3 in vi, 1.39 in th, 1.4 in km. So nearly all titles of a story
   * have one distance, and none hangs loose.
   */
  readonly tightest: Readonly<Record<TextStyle['role'], number>>;
}

const LATIN: LineMetrics = {
  ascent: 1,
  descent: 0.25,
  middle: 0.37,
  lineHeight: { title: 1.25, body: 1.36, figure: 1.15 },
  tightest: { title: 1.2, body: 1.36, figure: 1.1 },
};
const IDEOGRAPHIC: LineMetrics = {
  ascent: 0.88,
  descent: 0.25,
  middle: 0.37,
  lineHeight: { title: 1.3, body: 1.45, figure: 1.15 },
  tightest: { title: 1.3, body: 1.5, figure: 1.15 },
};

/** Looped Thai, for body text, is the taller of the two: a title's baseline ends where its descenders want it. */
const BY_SCRIPT: Readonly<Record<Locale['script'], LineMetrics>> = {
  Latn: LATIN,
  Cyrl: { ...LATIN, ascent: 0.94, middle: 0.36, tightest: { ...LATIN.tightest, body: 1.34 } },
  Arab: {
    ascent: 1,
    descent: 0.4,
    middle: 0.26,
    lineHeight: { title: 1.4, body: 1.5, figure: 1.2 },
    tightest: { title: 1.3, body: 1.51, figure: 1.2 },
  },
  Thai: {
    ascent: 1.17,
    descent: 0.45,
    middle: 0.29,
    lineHeight: { title: 1.52, body: 1.62, figure: 1.2 },
    tightest: { title: 1.4, body: 1.58, figure: 1.2 },
  },
  Laoo: {
    ascent: 1.17,
    descent: 0.46,
    middle: 0.29,
    lineHeight: { title: 1.6, body: 1.64, figure: 1.2 },
    tightest: { title: 1.4, body: 1.58, figure: 1.2 },
  },
  Khmr: {
    ascent: 1.01,
    descent: 0.56,
    middle: 0.29,
    lineHeight: { title: 1.58, body: 1.58, figure: 1.2 },
    tightest: { title: 1.4, body: 1.68, figure: 1.2 },
  },
  Hans: IDEOGRAPHIC,
  Jpan: IDEOGRAPHIC,
  Kore: IDEOGRAPHIC,
};

/**
 * Vietnamese stacks two marks on capitals (Ổ: 1.17 em in Be Vietnam Pro) and one below (ộ: 0.25): the font's own
 * 1.265 collides. French, Spanish and English need less of the same font.
 */
const VIETNAMESE: LineMetrics = {
  ascent: 1.17,
  descent: 0.26,
  middle: 0.37,
  lineHeight: { title: 1.44, body: 1.44, figure: 1.2 },
  tightest: { title: 1.34, body: 1.6, figure: 1.15 },
};

/** Half the height of our fonts' digits. */
const HALF_DIGIT = 0.36;

/**
 * Height of a line, how far below its top its baseline lies, the least distance between baselines, and the height above
 * the baseline that looks like the middle of the letters, in em.
 */
export function lineMetrics(
  locale: Locale,
  role: TextStyle['role'],
): { lineHeight: number; baseline: number; tightest: number; middle: number } {
  // A pseudo-locale keeps the marks of the Vietnamese that it is made from.
  const metrics = locale.tag === 'vi' || locale.pseudo ? VIETNAMESE : BY_SCRIPT[locale.script];
  const lineHeight = metrics.lineHeight[role];
  const tightest = metrics.tightest[role];
  if (role === 'figure') return { lineHeight, tightest, baseline: lineHeight / 2 + HALF_DIGIT, middle: HALF_DIGIT };
  // The middle of the letters lies in the middle of the line, unless tall ink would then leave the line.
  const { middle, ascent, descent } = metrics;
  const baseline = Math.min(lineHeight - descent, Math.max(ascent, lineHeight / 2 + middle));
  return { lineHeight, tightest, baseline, middle };
}
