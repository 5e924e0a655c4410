import type { FormatId } from '../model/format.ts';
import type { Script } from '../model/locale.ts';

/**
 * A picture has four sizes of type and no more: a number that stands out, titles and figures, text, and what is only
 * looked up.
 */
export type Step = 'hero' | 'title' | 'text' | 'small';

/** A type size in px of the format: what it should be, and the smallest at which it still reads. */
export interface SizeRange {
  readonly best: number;
  readonly least: number;
}

export interface Size extends SizeRange {
  /** Texts of one step stand on a picture at one size (`infographic/levelled.ts`). */
  readonly step: Step;
}

/** The type sizes and spacing of a format. `unit` is the grid's step, px; all distances are multiples of it. */
export interface TypeScale {
  readonly title: Size;
  readonly heading: Size;
  readonly hero: Size;
  readonly figure: Size;
  readonly body: Size;
  readonly label: Size;
  readonly source: Size;
  readonly unit: number;
  /** Step of the room between the pieces of a block, px: closes up with the type. */
  readonly air: number;
  /** Height above the baseline that looks like the middle of the script's letters, em: marks beside a line stand there. */
  readonly middle: number;
}

type Pair = readonly [best: number, least: number];

interface Ladder extends Readonly<Record<Step, Pair>> {
  readonly unit: number;
  /** Headings of cards are their titles; those of panels on one picture stand as bold lines under its own. */
  readonly heading: 'title' | 'text';
  /** On a card of its own, a title is larger than any heading. */
  readonly cover?: Pair;
}

/**
 * Floors: at 1080 wide text 33, source 28 (12 CSS px on a phone 390 wide, Datawrapper); 1920x1080 text 28; A4 text 35,
 * source 33 (Urban Institute's 8.5 and 8 pt); link 36.
 */
const LADDERS: Readonly<Record<FormatId, Ladder>> = {
  square: card([92, 60], [210, 110], [64, 46], [44, 34], [28, 28]),
  story: card([100, 64], [240, 120], [72, 48], [50, 38], [30, 28]),
  portrait: panels([150, 92], [66, 50], [44, 35], [28, 28], 8),
  link: panels([132, 84], [92, 50], [40, 36], [30, 28], 8),
  wide: panels([120, 72], [72, 44], [40, 30], [28, 28], 8),
  a4: panels([230, 120], [120, 72], [58, 38], [36, 33], 12),
  landscape: card([108, 72], [230, 120], [72, 48], [46, 34], [28, 28]),
  vertical: card([92, 60], [200, 96], [64, 46], [46, 34], [28, 28]),
  'square-video': card([92, 60], [190, 100], [62, 44], [42, 34], [28, 28]),
};

function card(cover: Pair, hero: Pair, title: Pair, text: Pair, small: Pair): Ladder {
  return { cover, hero, title, text, small, unit: 8, heading: 'title' };
}

function panels(hero: Pair, title: Pair, text: Pair, small: Pair, unit: number): Ladder {
  return { hero, title, text, small, unit, heading: 'text' };
}

/**
 * Scripts whose letters are small for their em, or stacked, are drawn a little larger to look the same size;
 * Han and kana fill their em and may be a little smaller.
 */
const SCRIPT_FACTOR: Readonly<Record<Script, number>> = {
  Latn: 1,
  Cyrl: 0.97,
  Hans: 1,
  Jpan: 0.96,
  Kore: 1,
  Arab: 1.07,
  Thai: 1.07,
  Laoo: 1.07,
  Khmr: 1.07,
};

/** Half a capital, a consonant without its marks, an ideograph; measured in our fonts, em. */
const SCRIPT_MIDDLE: Readonly<Record<Script, number>> = {
  Latn: 0.36,
  Cyrl: 0.36,
  Hans: 0.37,
  Jpan: 0.37,
  Kore: 0.37,
  Arab: 0.26,
  Thai: 0.29,
  Laoo: 0.29,
  Khmr: 0.29,
};

/** Titles and figures shrink less than text where room is scarce: they are what a picture is read by. */
const TITLES_KEEP = 0.8;
/** On a picture with few words titles grow with them; on cards, which are seen one after another, they are all alike. */
const TITLES_GROW = { title: 1, text: 1.15 } as const;

/**
 * The scale of a format for a script, stretched by `factor` where there is room or need. No size goes under its
 * floor.
 */
export function typeScale(format: FormatId, script: Script, factor = 1): TypeScale {
  const ladder = LADDERS[format];
  const stretch = (step: Step, by: number, [best, least]: Pair = ladder[step]): Size => ({
    best: Math.max(least, Math.round(best * by * SCRIPT_FACTOR[script])),
    least,
    step,
  });
  const titles = Math.min(TITLES_GROW[ladder.heading], Math.max(TITLES_KEEP, factor));
  const text = stretch('text', factor);
  const figure = stretch('title', titles);
  const [source, least] = ladder.small;
  return {
    title: stretch('title', titles, ladder.cover),
    heading: ladder.heading === 'text' ? text : figure,
    hero: stretch('hero', factor),
    figure,
    body: text,
    label: text,
    source: { best: source, least, step: 'small' },
    middle: SCRIPT_MIDDLE[script],
    // Print has room for finer steps: spacing follows the type there, and keeps to the 8-point grid on screens.
    air: Math.round(ladder.unit * Math.min(1, factor) * 2) / 2,
    unit: format === 'a4' ? Math.round(ladder.unit * Math.min(1, factor)) : ladder.unit,
  };
}

/** Step between the sizes tried for what does not fit. */
const SHRINK = 0.96;

/** The largest size tried at which it fits; the least, where it fits at none. */
export function largestFitting({ best, least }: SizeRange, fits: (size: number) => boolean): number {
  let size = best;
  while (size > least && !fits(size)) size = Math.max(least, Math.floor(size * SHRINK));
  return size;
}

/** The scale with the steps named set no larger than that, px. */
export function capped(scale: TypeScale, caps: Readonly<Partial<Record<Step, number>>>): TypeScale {
  const cap = (size: Size): Size => {
    const most = caps[size.step];
    return most === undefined || most >= size.best ? size : { ...size, best: Math.max(size.least, most) };
  };
  const { title, heading, hero, figure, body, label, source } = scale;
  return {
    ...scale,
    title: cap(title),
    heading: cap(heading),
    hero: cap(hero),
    figure: cap(figure),
    body: cap(body),
    label: cap(label),
    source: cap(source),
  };
}
