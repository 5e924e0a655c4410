import type { FormatId } from '../model/format.ts';
import type { Script } from '../model/locale.ts';

/** A type size in px of the format: what it should be, and the smallest at which it still reads. */
export interface Size {
  readonly best: number;
  readonly least: number;
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

const size = (best: number, least: number): Size => ({ best, least });

/**
 * Floors: at 1080 wide labels 33, body 40, source 28 (12 CSS px on a phone 390 wide, Datawrapper); 1920x1080
 * labels 28; A4 labels 35, source 33 (Urban Institute's 8.5 and 8 pt); link 40.
 */
const SCALES: Readonly<Record<FormatId, Omit<TypeScale, 'middle'>>> = {
  square: scale([92, 60], [58, 46], [210, 110], [88, 60], [44, 40], [36, 33], [28, 28], 8),
  story: scale([100, 64], [66, 48], [240, 120], [104, 64], [50, 40], [40, 33], [30, 28], 8),
  portrait: scale([62, 50], [42, 40], [140, 92], [66, 52], [40, 36], [34, 33], [28, 28], 8),
  link: scale([92, 50], [48, 44], [132, 84], [84, 60], [40, 36], [40, 36], [30, 28], 8),
  wide: scale([72, 48], [36, 32], [108, 72], [54, 44], [30, 28], [28, 28], [28, 28], 8),
  a4: scale([120, 90], [62, 50], [210, 120], [104, 56], [48, 40], [42, 36], [36, 33], 12),
  landscape: scale([108, 72], [66, 48], [230, 120], [104, 64], [46, 36], [36, 30], [28, 28], 8),
  vertical: scale([92, 60], [56, 44], [180, 96], [84, 56], [44, 40], [36, 33], [28, 28], 8),
  'square-video': scale([92, 60], [56, 44], [190, 100], [84, 58], [42, 38], [36, 33], [28, 28], 8),
};

type Pair = readonly [best: number, least: number];

function scale(
  title: Pair,
  heading: Pair,
  hero: Pair,
  figure: Pair,
  body: Pair,
  label: Pair,
  source: Pair,
  unit: number,
): Omit<TypeScale, 'middle'> {
  return {
    title: size(...title),
    heading: size(...heading),
    hero: size(...hero),
    figure: size(...figure),
    body: size(...body),
    label: size(...label),
    source: size(...source),
    unit,
    air: unit,
  };
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

/**
 * The scale of a format for a script, stretched by `factor` where there is room or need. No size goes under its
 * floor.
 */
export function typeScale(format: FormatId, script: Script, factor = 1): TypeScale {
  const base = SCALES[format];
  const by = SCRIPT_FACTOR[script] * factor;
  const stretch = ({ best, least }: Size): Size => size(Math.max(least, Math.round(best * by)), least);
  return {
    title: stretch(base.title),
    heading: stretch(base.heading),
    hero: stretch(base.hero),
    figure: stretch(base.figure),
    body: stretch(base.body),
    label: stretch(base.label),
    source: base.source,
    middle: SCRIPT_MIDDLE[script],
    // Print has room for finer steps: spacing follows the type there, and keeps to the 8-point grid on screens.
    air: Math.round(base.unit * Math.min(1, factor) * 2) / 2,
    unit: format === 'a4' ? Math.round(base.unit * Math.min(1, factor)) : base.unit,
  };
}
