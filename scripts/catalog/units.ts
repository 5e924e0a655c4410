/** Units that `Intl` has words for in every language, by what a writer may put after a number. */
const INTL_UNITS: Readonly<Record<string, string>> = {
  km: 'kilometer',
  m: 'meter',
  cm: 'centimeter',
  mm: 'millimeter',
  kg: 'kilogram',
  g: 'gram',
  ha: 'hectare',
  l: 'liter',
  L: 'liter',
  ml: 'milliliter',
  '°C': 'celsius',
};

/**
 * Areas, which ECMA-402 leaves out: CLDR 48 short forms (units.short of each locale) where they differ from the
 * international symbol.
 */
const AREAS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'km²': { ru: 'км²', zh: '平方公里', ar: 'كم²', th: 'ตร.กม.', lo: 'ຕລ.ກມ.', km: 'គម²' },
  'm²': { ru: 'м²', zh: '平方米', ar: 'م²', th: 'ตร.ม.', lo: 'ຕລ.ມ.', km: 'ម²' },
};

const AREA_SPELLINGS: Readonly<Record<string, string>> = { km2: 'km²', m2: 'm²' };

/** How to say a unit: by `Intl`, by a symbol of ours, as a percentage, or with the words given. */
export type KnownUnit =
  | { readonly kind: 'percent' }
  | { readonly kind: 'intl'; readonly unit: string }
  | { readonly kind: 'symbol'; readonly symbol: string };

/** The unit as `locale` says it, or undefined for none. What nobody knows is shown as the writer put it. */
export const findUnit = (written: string, locale: string): KnownUnit | undefined => {
  const unit = written.trim().normalize('NFC');
  if (unit === '') return undefined;
  if (unit === '%') return { kind: 'percent' };
  if (Object.hasOwn(INTL_UNITS, unit)) return { kind: 'intl', unit: INTL_UNITS[unit]! };
  const area = AREA_SPELLINGS[unit] ?? unit;
  if (Object.hasOwn(AREAS, area)) return { kind: 'symbol', symbol: AREAS[area]![locale] ?? area };
  return { kind: 'symbol', symbol: unit };
};
