import { countShare, FRAMES } from './motion.ts';

/** A count to less than this is over before it is seen. */
const LEAST = 10;
/** Years and the like are names, not amounts: nobody counts up to 2015. */
const YEARS = { from: 1800, to: 2100 } as const;

const DIGIT = /\d/;

/** A figure as a picture shows it: its value, and the number in the reader's notation with the words around it. */
export interface Counted {
  readonly value: number;
  readonly before: string;
  readonly number: string;
  readonly after: string;
}

/** True for an amount large enough to be counted up to. */
export function isCounted({ value, before, number, after }: Counted): boolean {
  const size = Math.abs(value);
  const bare = before.trim() === '' && after.trim() === '';
  const isYear = bare && Number.isInteger(value) && size >= YEARS.from && size <= YEARS.to;
  return size >= LEAST && !isYear && /^[−-]?\d[\d.,\u00a0\u202f\u066b\u066c]*$/u.test(number);
}

/**
 * What a number shows on its way from 0, a step a frame, the number itself not included. Each step is written over the
 * number's own notation ("34.318" gives "12.870" and "858"), so that separators, decimals and sign are those that were
 * formatted for the reader, and no formatter is needed where this runs.
 */
export function countSteps({ value, number }: Counted): string[] {
  const digits = [...number].filter((character) => DIGIT.test(character)).join('');
  const decimals = Math.max(0, Math.round(Math.log10(Number(digits) / Math.abs(value))));
  return Array.from({ length: FRAMES.count }, (_, frame) => {
    const count = Math.floor(Number(digits) * countShare(frame));
    return over(number, String(count).padStart(digits.length, '0'), decimals);
  });
}

/** The pattern with its digits replaced, less the zeros and separators that lead it; before the decimals one zero stays. */
function over(pattern: string, digits: string, decimals: number): string {
  const written: string[] = [];
  let next = 0;
  let isLed = true;
  for (const character of pattern) {
    const digit = DIGIT.test(character);
    const shown = digit ? digits[next++]! : character;
    // A separator is dropped with the zeros before it, a sign stays.
    if (digit && (shown !== '0' || next >= digits.length - decimals)) isLed = false;
    if (!isLed || (!digit && next === 0)) written.push(shown);
  }
  return written.join('');
}
