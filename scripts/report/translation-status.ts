import type { TranslationProgress } from '../../compositions/model/translation-progress.ts';

export interface StatusRow extends TranslationProgress {
  readonly story: string;
  readonly locale: string;
}

export interface TranslationStatus {
  readonly rows: readonly StatusRow[];
  /** All chosen stories together, by locale. */
  readonly locales: Readonly<Record<string, TranslationProgress>>;
}

/** Whole per cent, rounded down: 100 means that nothing is left. A story without texts is done. */
export const percentOf = (part: number, { total }: TranslationProgress): number =>
  total === 0 ? 100 : Math.floor((part * 100) / total);

/** Texts that have a translation, even one that is stale. */
export const translatedOf = ({ total, missing }: TranslationProgress): number => total - missing;
