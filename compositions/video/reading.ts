import type { Page, TextRole } from '../layout/mark.ts';
import type { CaptionLimits } from '../model/locale.ts';

/** Marks that sit on a letter (Thai and Lao vowels, Arabic points) and characters without width. */
const UNCOUNTED = /^[\p{Mn}\p{Cf}]$/u;
/** A half-width letter among full-width ones. */
const HALF_WIDTH = /^[\u0020-\u007e\u00a1-\u024f\uff61-\uff9f]$/u;
const FULL_WIDTH = /^[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]$/u;

/**
 * The length of a text as reading speeds count it: spaces and punctuation count, half-width characters count a
 * half where the text is Chinese, Japanese or Korean. Source: Netflix, "How is reading speed measured".
 */
export const countCharacters = (text: string): number => characterCounter(text)(0, text.length);

/** The same of any part of a text, from one UTF-16 offset to another. */
export function characterCounter(text: string): (start: number, end: number) => number {
  // How many of each kind stand before every offset.
  const [counted, half, full] = [0, 1, 2].map(() => new Uint32Array(text.length + 1)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const counts = !UNCOUNTED.test(character);
    counted[end] = counted[at]! + (counts ? 1 : 0);
    half[end] = half[at]! + (counts && HALF_WIDTH.test(character) ? 1 : 0);
    full[end] = full[at]! + (FULL_WIDTH.test(character) ? 1 : 0);
    at = end;
  }
  return (start, end) => {
    const all = counted[end]! - counted[start]!;
    return full[end]! === full[start]! ? all : all - (half[end]! - half[start]!) / 2;
  };
}

/** Seconds a reader of that language needs for a caption. */
export const readingSeconds = (text: string, limits: CaptionLimits): number =>
  countCharacters(text) / limits.charactersPerSecond;

/** A scene without words on it is still a picture to take in: our choice. */
export const LEAST_SCENE_SECONDS = 3;

/**
 * Text on a page is read at 12 characters a second after one second of finding it (Latin script; graphics desks' holds), in
 * scripts whose captions are read more slowly at their captions' speed.
 */
const PAGE_CHARACTERS_PER_SECOND = 12;

/** What the reader of a section takes in; a source line or an axis label is looked up, not read. */
const READ_ROLES: readonly TextRole[] = ['title', 'heading', 'hero', 'figure', 'label', 'body'];

/** How long a page must stand for its own words to be read, seconds. */
export function holdSeconds(
  { marks }: Pick<Page, 'marks'>,
  limits: CaptionLimits,
  roles: readonly TextRole[] = READ_ROLES,
): number {
  const characters = marks.reduce(
    (sum, mark) => (mark.kind === 'text' && roles.includes(mark.role) ? sum + countCharacters(mark.text.value) : sum),
    0,
  );
  if (characters === 0) return LEAST_SCENE_SECONDS;
  const speed = Math.min(PAGE_CHARACTERS_PER_SECOND, limits.charactersPerSecond);
  return Math.max(LEAST_SCENE_SECONDS, 1 + characters / speed);
}
