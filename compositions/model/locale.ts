/** Scripts the pictures are set in; the font registry has one stack for each. */
export type Script = 'Latn' | 'Cyrl' | 'Hans' | 'Jpan' | 'Kore' | 'Arab' | 'Thai' | 'Laoo' | 'Khmr';

/** A language the product speaks. Adding one is one entry here plus its catalogs. */
export interface Locale {
  /** BCP 47 tag, the name of its folder under `locales/`. */
  readonly tag: string;
  /** Its own name, as its readers write it. */
  readonly endonym: string;
  readonly script: Script;
  readonly direction: 'ltr' | 'rtl';
  /**
   * The tag handed to `Intl`, with calendar and numbering system pinned: the defaults differ between the ICU
   * of Node 20, 22, 24 and Chromium (Thai dates in the Buddhist year, Arabic digits).
   */
  readonly intl: string;
  /** Where a missing message is looked for under `--allow-missing`, before the source. */
  readonly fallbacks: readonly string[];
  readonly captions: CaptionLimits;
  /** True where nobody speaks it: its words are made from the story's own, to try layouts before any translation. */
  readonly pseudo?: true;
}

/**
 * How much caption a reader can take. Source of the figures: Netflix Timed Text Style Guide per language
 * (characters a line) and its reading speeds for adults; `lo` and `km` have no published figure and follow `th`.
 */
export interface CaptionLimits {
  readonly charactersPerLine: number;
  readonly charactersPerSecond: number;
  /** True where no standard publishes a figure for the language. */
  readonly provisional?: true;
}

const latin = (charactersPerSecond = 17): CaptionLimits => ({ charactersPerLine: 42, charactersPerSecond });

export const LOCALES = [
  {
    tag: 'vi',
    endonym: 'Tiếng Việt',
    script: 'Latn',
    direction: 'ltr',
    intl: 'vi-u-ca-gregory-nu-latn',
    fallbacks: [],
    captions: latin(),
  },
  {
    tag: 'en',
    endonym: 'English',
    script: 'Latn',
    direction: 'ltr',
    intl: 'en-GB-u-ca-gregory-nu-latn',
    fallbacks: [],
    captions: latin(20),
  },
  {
    tag: 'fr',
    endonym: 'Français',
    script: 'Latn',
    direction: 'ltr',
    intl: 'fr-u-ca-gregory-nu-latn',
    fallbacks: ['en'],
    captions: latin(),
  },
  {
    tag: 'es',
    endonym: 'Español',
    script: 'Latn',
    direction: 'ltr',
    intl: 'es-u-ca-gregory-nu-latn',
    fallbacks: ['en'],
    captions: latin(),
  },
  {
    tag: 'ru',
    endonym: 'Русский',
    script: 'Cyrl',
    direction: 'ltr',
    intl: 'ru-u-ca-gregory-nu-latn',
    fallbacks: ['en'],
    captions: latin(),
  },
  {
    tag: 'zh',
    endonym: '中文',
    script: 'Hans',
    direction: 'ltr',
    intl: 'zh-Hans-u-ca-gregory-nu-latn',
    fallbacks: ['en'],
    captions: { charactersPerLine: 16, charactersPerSecond: 9 },
  },
  {
    tag: 'ar',
    endonym: 'العربية',
    script: 'Arab',
    direction: 'rtl',
    intl: 'ar-u-ca-gregory-nu-latn',
    fallbacks: ['en'],
    captions: latin(),
  },
  {
    tag: 'ko',
    endonym: '한국어',
    script: 'Kore',
    direction: 'ltr',
    intl: 'ko-u-ca-gregory-nu-latn',
    fallbacks: ['en'],
    captions: { charactersPerLine: 16, charactersPerSecond: 12 },
  },
  {
    tag: 'ja',
    endonym: '日本語',
    script: 'Jpan',
    direction: 'ltr',
    intl: 'ja-u-ca-gregory-nu-latn',
    fallbacks: ['en'],
    captions: { charactersPerLine: 13, charactersPerSecond: 4 },
  },
  {
    tag: 'th',
    endonym: 'ไทย',
    script: 'Thai',
    direction: 'ltr',
    intl: 'th-u-ca-gregory-nu-latn',
    fallbacks: ['en'],
    captions: { charactersPerLine: 35, charactersPerSecond: 17 },
  },
  {
    tag: 'lo',
    endonym: 'ລາວ',
    script: 'Laoo',
    direction: 'ltr',
    intl: 'lo-u-ca-gregory-nu-latn',
    fallbacks: ['th', 'en'],
    captions: { charactersPerLine: 35, charactersPerSecond: 17, provisional: true },
  },
  {
    tag: 'km',
    endonym: 'ខ្មែរ',
    script: 'Khmr',
    direction: 'ltr',
    intl: 'km-u-ca-gregory-nu-latn',
    fallbacks: ['en'],
    captions: { charactersPerLine: 35, charactersPerSecond: 17, provisional: true },
  },
] as const satisfies readonly Locale[];

/**
 * Languages of nobody, to see how a layout bears longer, taller and mirrored words before a translation exists. They are
 * drawn only where the command line names them: no newsroom publishes in them, and no catalog of theirs is read or
 * written. Their tags are those of Windows and Firefox OS, in the range that BCP 47 leaves for private use (qaa-qtz).
 */
export const PSEUDO_LOCALES = [
  {
    tag: 'qps-ploc',
    endonym: '[Ṗŝĕŭḋŏ]',
    // Accented Latin letters; a story in another script keeps its letters, which the stack's other fonts have.
    script: 'Latn',
    direction: 'ltr',
    // English names the month, which Vietnamese does not, and tells one from many: labels have two plural forms to pass.
    intl: 'en-GB-u-ca-gregory-nu-latn',
    fallbacks: [],
    // Nobody reads them; the limits of most Latin languages, so that captions come as thick and fast as theirs.
    captions: latin(),
    pseudo: true,
  },
  {
    tag: 'qps-plocm',
    endonym: '[\u202eṖŝĕŭḋŏ\u202c]',
    script: 'Latn',
    direction: 'rtl',
    intl: 'en-GB-u-ca-gregory-nu-latn',
    fallbacks: [],
    captions: latin(),
    pseudo: true,
  },
] as const satisfies readonly Locale[];

/** True for the tag of a pseudo-locale. */
export const isPseudo = (tag: unknown): boolean => PSEUDO_LOCALES.some((locale) => locale.tag === tag);

/** The locale with that tag, one of people or a pseudo-locale; or undefined. */
export const findLocale = (tag: string): Locale | undefined =>
  [...LOCALES, ...PSEUDO_LOCALES].find((locale) => locale.tag === tag);
