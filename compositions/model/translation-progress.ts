/** How far translations are. Counts are messages: all plural forms of one together. */
export interface TranslationProgress {
  readonly total: number;
  readonly missing: number;
  readonly draft: number;
  readonly stale: number;
  readonly reviewed: number;
  /** Put aside: texts that the story no longer has. No part of the total. */
  readonly obsolete: number;
  /** Words of the source texts that are missing or stale, as the source's language counts words. */
  readonly words: number;
}
