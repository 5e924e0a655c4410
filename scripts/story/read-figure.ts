import type { Figure, Qualifier } from '../../compositions/model/figure.ts';
import type { Notation } from './notation.ts';

/** Symbols that stay as written; other words behind a number are translated. */
const UNIT_SYMBOLS = new Set('% ‰ km m cm mm km² m² km2 m2 m³ ha kg g t l L ml °C °F ° kW kWh MW'.split(' '));
/** Figures beyond this are not exact in floating point. */
const MAX_DECIMALS = 6;
const SPACES = '[ \\u00a0\\u202f\\u2009]';

/**
 * `figure`: read. `malformed`: begins like a figure, but the marks in it are not where this notation has them.
 * `none`: something else.
 */
export type FigureReading =
  | { readonly kind: 'figure'; readonly figure: Figure; readonly unitWords?: string }
  | { readonly kind: 'malformed'; readonly actual: string; readonly expected: string }
  | { readonly kind: 'none' };

/** Reads `[qualifier] number [unit]`, the whole text of it. */
export const readFigure = (text: string, notation: Notation): FigureReading => {
  const trimmed = westernDigits(text.trim(), notation);
  const { qualifier, rest } = takeQualifier(trimmed, notation);
  const run = rest.match(/^[-+−]?\d(?:[\d.,'’·]|[ \u00a0\u202f\u2009](?=\d))*/u)?.[0].replace(/[.,]$/, '');
  if (run === undefined) return { kind: 'none' };
  const unit = rest.slice(run.length).trim();
  // "15/NQ-BCH", "2018–2023", "10:30", "4.0-beta": names, ranges and times, not figures.
  if (/^[/:\-–—+]/.test(unit) || /\d/.test(unit.replace(/(?<=m)[23]$/, ''))) return { kind: 'none' };
  const number = readNumber(run, notation);
  if (number === undefined) return { kind: 'malformed', actual: run, expected: likelyMeant(run, notation) };
  const known = UNIT_SYMBOLS.has(unit);
  const figure: Figure = { qualifier, ...number, unit: known ? unit : '' };
  return { kind: 'figure', figure, ...(known || unit === '' ? {} : { unitWords: unit }) };
};

const takeQualifier = (text: string, notation: Notation): { qualifier: Qualifier; rest: string } => {
  const lower = text.toLowerCase();
  const longestFirst = [...notation.qualifiers].sort(
    (a, b) => b.before.length + b.after.length - a.before.length - a.after.length,
  );
  for (const { qualifier, before, after } of longestFirst) {
    if (before === '' && after === '') continue;
    if (!lower.startsWith(before.toLowerCase()) || !lower.endsWith(after.toLowerCase())) continue;
    const rest = text.slice(before.length, text.length - after.length);
    // "gần" must not be taken out of "gầnđây": a word before the number ends at a space or at the number.
    if (before !== '' && !/^[\s\d+−-]/.test(rest)) continue;
    return { qualifier, rest: rest.trim() };
  }
  return { qualifier: 'exact', rest: text };
};

const escaped = (mark: string): string => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** True for a unit that is written alike in every language, or that every language has its own word for. */
export const isUnitSymbol = (unit: string): boolean => UNIT_SYMBOLS.has(unit);

const readNumber = (run: string, { decimal, group }: Notation): { value: number; decimals: number } | undefined => {
  const between = /^\s$/.test(group) ? SPACES : escaped(group);
  const pattern = new RegExp(`^([-+−]?)(\\d{1,3}(?:${between}\\d{3})+|\\d+)(?:${escaped(decimal)}(\\d+))?$`, 'u');
  const [, sign = '', whole = '', fraction = ''] = run.match(pattern) ?? [];
  const digits = whole.replace(/\D/g, '');
  if (digits === '' || (digits.length > 1 && digits.startsWith('0')) || fraction.length > MAX_DECIMALS)
    return undefined;
  const value = Number(`${sign === '-' || sign === '−' ? '-' : ''}${digits}${fraction && `.${fraction}`}`);
  return Number.isSafeInteger(Math.trunc(value)) ? { value, decimals: fraction.length } : undefined;
};

/** The same digits with their marks where the notation has them: what the diagnostic proposes. */
const likelyMeant = (run: string, { decimal, group }: Notation): string => {
  const parts = run.replace(/^[-+−]/, '').split(/\D+/);
  const last = parts.at(-1) ?? '';
  const asDecimals = parts.length === 2 && last.length !== 3 ? `${parts[0]}${decimal}${last}` : '';
  const digits = parts.join('').replace(/^0+(?=\d)/, '');
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, group);
  return asDecimals || grouped;
};

/** Digits of Arabic, Thai, Lao, Khmer and full width as 0-9, and the Arabic marks as the notation's. */
const westernDigits = (text: string, { decimal, group }: Notation): string =>
  text.replace(/\p{Nd}|٫|٬/gu, (character) => {
    if (character === '٫') return decimal;
    if (character === '٬') return group;
    const code = character.codePointAt(0) ?? 0;
    // Unicode encodes every set of decimal digits as ten in a row; these are the zeros of our locales.
    const zero = [0x660, 0x6f0, 0xe50, 0xed0, 0x17e0, 0xff10].find((start) => code >= start && code <= start + 9);
    return zero === undefined ? character : String(code - zero);
  });
