import type { FormatId } from '../model/format.ts';
import type { TextRole } from './mark.ts';

/** How a format is looked at. */
export interface Viewing {
  /** Its width there, CSS px. */
  readonly width: number;
  readonly where: 'phone' | 'phone-turned' | 'paper';
  /** The least size of a text that is read, and of one that is looked up, CSS px. */
  readonly least: { readonly read: number; readonly lookedUp: number };
}

/**
 * 12 CSS px is the least that Datawrapper sets (notes on graphics). What is only looked up (source, credit, page number)
 * may be smaller: 9 CSS px, our choice, since a link's preview has 28 of its 1200 px for it on a phone.
 */
const SCREEN = { read: 12, lookedUp: 9 } as const;

/** The phone that most are held to: 390 x 844 CSS px (iPhone 12 to 14; most Android phones have 360 to 412). */
const PHONE: Viewing = { width: 390, where: 'phone', least: SCREEN };
const PHONE_TURNED: Viewing = { width: 844, where: 'phone-turned', least: SCREEN };

const CSS_PX_PER_INCH = 96;
const POINTS_PER_INCH = 72;
const A4_INCHES = 210 / 25.4;
const inPoints = (points: number): number => (points * CSS_PX_PER_INCH) / POINTS_PER_INCH;

/** Printed at its own size; 8.5 and 8 points are the Urban Institute's least for labels and sources. */
const PAPER: Viewing = {
  width: A4_INCHES * CSS_PX_PER_INCH,
  where: 'paper',
  least: { read: inPoints(8.5), lookedUp: inPoints(8) },
};

/**
 * Where each format is read at its smallest: pictures and upright videos on a phone, wide ones on a phone turned on its
 * side (a player in a page on a desktop is as wide: 854 px), A4 on paper.
 */
const VIEWINGS: Readonly<Record<FormatId, Viewing>> = {
  square: PHONE,
  story: PHONE,
  portrait: PHONE,
  link: PHONE,
  wide: PHONE_TURNED,
  a4: PAPER,
  landscape: PHONE_TURNED,
  vertical: PHONE,
  'square-video': PHONE,
};

/** Roles that are looked up rather than read. */
const LOOKED_UP: readonly TextRole[] = ['source', 'tag'];

/** A size of a format as its readers see it. */
export interface Seen {
  readonly viewing: Viewing;
  /** CSS px for one px of the format. */
  readonly scale: number;
  /** The least size of a text of that role, px of the format: whole, rounded down, as sizes are. */
  floor(role: TextRole): number;
}

/** How a format of that width (px) is seen. */
export function seenAt(format: { readonly id: string; readonly width: number }): Seen {
  const viewing = VIEWINGS[format.id as FormatId];
  const scale = viewing.width / format.width;
  return {
    viewing,
    scale,
    floor: (role) => Math.floor((LOOKED_UP.includes(role) ? viewing.least.lookedUp : viewing.least.read) / scale),
  };
}
