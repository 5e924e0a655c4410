/** How far translations are. Counts are messages: all plural forms of one together. */
export interface StatusCounts {
  readonly total: number;
  readonly missing: number;
  readonly draft: number;
  readonly stale: number;
  readonly reviewed: number;
  /** Put aside: texts that the story no longer has. No part of the total. */
  readonly obsolete: number;
  /** Words of the source texts that are missing or stale. */
  readonly words: number;
}

export interface StatusRow extends StatusCounts {
  readonly story: string;
  readonly locale: string;
}

export interface TranslationStatus {
  readonly rows: readonly StatusRow[];
  /** All chosen stories together, by locale. */
  readonly locales: Readonly<Record<string, StatusCounts>>;
}

/** Whole per cent, rounded down: 100 means that nothing is left. A story without texts is done. */
export const percentOf = (part: number, { total }: StatusCounts): number =>
  total === 0 ? 100 : Math.floor((part * 100) / total);

/** Texts that have a translation, even one that is stale. */
export const translatedOf = ({ total, missing }: StatusCounts): number => total - missing;
