import type { ExchangeLabels } from '../labels.ts';
import type { ExchangeFile } from '../model.ts';

/** Columns of a sheet, first to last. */
export const COLUMNS = [
  'key',
  'form',
  'source',
  'previous',
  'target',
  'limit',
  'comment',
  'state',
  'reference',
  'terms',
  'matches',
  'picture',
  'mark',
] as const;

export type Column = (typeof COLUMNS)[number];

/** Widths in digits of the standard font. */
export const WIDTHS: Readonly<Record<Column, number>> = {
  key: 22,
  form: 14,
  source: 45,
  previous: 32,
  target: 45,
  limit: 8,
  comment: 36,
  state: 15,
  reference: 40,
  terms: 26,
  matches: 44,
  picture: 24,
  mark: 4,
};

/** A story's sheet, as the header of its mark column names it. */
export type SheetIdentity = Pick<ExchangeFile, 'story' | 'locale' | 'sourceLocale'>;

/** Of what `identityText` writes; a later one may have other columns. */
const VERSION = '1';
const IDENTITY = /^nhipcau (\d+) (\S+) (\S+) (\S+)$/;
const CODE = new RegExp(`\\[(${COLUMNS.join('|')})\\]$`, 'i');

const identityText = ({ story, locale, sourceLocale }: SheetIdentity): string =>
  `nhipcau ${VERSION} ${story} ${locale} ${sourceLocale}`;

/**
 * Header of a column: its label with a code behind it, which is the same in every language and goes along where somebody
 * moves the column. That of the mark column says what the sheet is instead.
 */
export const headerText = (column: Column, labels: ExchangeLabels, identity: SheetIdentity): string =>
  column === 'mark' ? identityText(identity) : `${labels[column]} [${column}]`;

/** The column that a header stands over, whatever the language of its label; undefined for a column of somebody's own. */
export const columnOf = (header: string): Column | undefined => {
  const text = header.trim();
  if (IDENTITY.test(text)) return 'mark';
  const code = CODE.exec(text)?.[1]?.toLowerCase();
  return COLUMNS.find((column) => column === code);
};

/** Reads the header of the mark column; undefined where it is not one that this version writes. */
export const readIdentity = (header: string): SheetIdentity | undefined => {
  const [, version, story, locale, sourceLocale] = IDENTITY.exec(header.trim()) ?? [];
  return version === VERSION ? { story: story!, locale: locale!, sourceLocale: sourceLocale! } : undefined;
};

/** Letters of a column, which counts from 1: `A`, `Z`, `AA`. */
export const columnLetters = (column: number): string => {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
};
