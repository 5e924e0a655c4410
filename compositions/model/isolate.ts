const LETTER = /\p{L}/u;
/** Letters that run from right to left. */
const LEFTWARD = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const RIGHTWARD = /(?![\p{Script=Arabic}\p{Script=Hebrew}])\p{L}/u;

/** Of UAX 9: what runs as its first letter does, what runs from right to left, and the end of either. */
const [FIRST_STRONG, RIGHT_TO_LEFT, POP] = ['\u2068', '\u2067', '\u2069'];

/**
 * Values that are to stand in one text, ready to be put there; `around` is what that text says itself. Where letters of both
 * directions meet, each value that has letters is isolated: behind a Latin publisher the day of an Arabic date would stand
 * apart from its month, and a bracket at the end of a name on the wrong side of it. Values of a text that runs in one
 * direction, nearly every one, get no marks.
 */
export function isolated(around: string, values: readonly string[]): readonly string[] {
  const all = [around, ...values].join(' ');
  if (!LEFTWARD.test(all) || !RIGHTWARD.test(all)) return values;
  return values.map((value) => {
    if (!LETTER.test(value)) return value;
    // An Arabic title may begin with a Latin name, and runs from right to left all the same.
    const isArabic = LEFTWARD.test(around) && LEFTWARD.test(value);
    return `${isArabic ? RIGHT_TO_LEFT : FIRST_STRONG}${value}${POP}`;
  });
}
