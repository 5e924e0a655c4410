import type { CaptionLimits } from '../model/locale.ts';

/** Marks that sit on a letter (Thai and Lao vowels, Arabic points) and characters without width. */
const UNCOUNTED = /[\p{Mn}\p{Cf}]/gu;
/** A half-width letter among full-width ones. */
const HALF_WIDTH = /[\u0020-\u007e\u00a1-\u024f\uff61-\uff9f]/u;
const FULL_WIDTH = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u;

/**
 * The length of a text as reading speeds count it: spaces and punctuation count, half-width characters count a
 * half where the text is Chinese, Japanese or Korean. Source: Netflix, "How is reading speed measured".
 */
export function countCharacters(text: string): number {
  const characters = [...text.replace(UNCOUNTED, '')];
  if (!FULL_WIDTH.test(text)) return characters.length;
  return characters.reduce((sum, character) => sum + (HALF_WIDTH.test(character) ? 0.5 : 1), 0);
}

/** Seconds a reader of that language needs for a caption. */
export const readingSeconds = (text: string, limits: CaptionLimits): number =>
  countCharacters(text) / limits.charactersPerSecond;
