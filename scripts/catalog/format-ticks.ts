import { tickDecimals } from '../../compositions/layout/ticks.ts';
import type { ShownFigure } from '../../compositions/model/document.ts';
import type { Figure } from '../../compositions/model/figure.ts';
import type { Locale } from '../../compositions/model/locale.ts';
import type { FormatFigure } from './format-figure.ts';

/**
 * The numbers of an axis, lowest first. Large ones leave their zeros to a word behind the number ("1,5" and "triệu đồng"), the
 * same for all, so that it has to be shown once only. `unitWords` are the translation of a unit that `Intl` does not know.
 */
export type FormatTicks = (ticks: readonly number[], unit: string, unitWords?: string) => ShownFigure[];

/** From here on a word stands for the zeros. */
const LARGE = 1_000_000;
/** Languages that count in ten-thousands have their word sooner: 10万, not 100,000. */
const LARGE_BY_TEN_THOUSANDS = 100_000;
const TEN_THOUSANDS = new Set(['zh', 'ja', 'ko']);
/** What one of those words may stand for. */
const FACTORS = [1e3, 1e4, 1e5, 1e6, 1e8, 1e9, 1e12] as const;

export const createTickFormat =
  (locale: Locale, formatFigure: FormatFigure): FormatTicks =>
  (ticks, unit, unitWords) => {
    const large = TEN_THOUSANDS.has(locale.tag) ? LARGE_BY_TEN_THOUSANDS : LARGE;
    const most = Math.max(...ticks.map(Math.abs));
    const word = most >= large ? magnitudeOf(ticks.at(-1) || most, locale) : { factor: 1, text: '' };
    const scaled = ticks.map((tick) => Number((tick / word.factor).toPrecision(12)));
    const decimals = tickDecimals(scaled);
    return scaled.map((value, index) => {
      const figure: Figure = { qualifier: 'exact', value, decimals: value === 0 ? 0 : decimals, unit };
      const { before, number, after } = formatFigure(figure, unitWords);
      return { value: ticks[index]!, before, number, after: `${word.text}${after}` };
    });
  };

/** The word that a large number is said with, and what it stands for; none where its number says more than that. */
function magnitudeOf(value: number, { intl }: Locale): { factor: number; text: string } {
  const format = new Intl.NumberFormat(intl, { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 2 });
  const parts = format.formatToParts(Math.abs(value));
  const at = parts.findIndex(({ type }) => type === 'compact');
  const said = parts.flatMap(({ type, value: part }) => (type === 'integer' || type === 'fraction' ? [part] : []));
  const number = Number(said.join('.'));
  const factor = FACTORS.find((each) => Math.abs(number * each - Math.abs(value)) < each / 1000);
  // A language that puts the word before its number says it with every number: none of ours does.
  if (factor === undefined || at < 1) return { factor: 1, text: '' };
  const literal = parts[at - 1]?.type === 'literal' ? '\u00a0' : '';
  return { factor, text: `${literal}${parts[at]!.value}` };
}
