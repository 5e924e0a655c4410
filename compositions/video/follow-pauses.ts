import { countCharacters } from './reading.ts';
import type { Pause } from './soundtrack.ts';

/** Where one who speaks takes breath: after a sentence or a clause. */
const BREATH = /[.!?…,;:。！？、，；：؟،؛។៕—–]["'”’»）)」』]*\s*$/u;

/**
 * How far from where it is expected a pause is still the one after a text, seconds, and as a share of what is said since the
 * last one that was found. Our choice: people speak a sentence up to a quarter faster or more slowly than the next.
 */
const NEAR = { seconds: 0.4, share: 0.25 } as const;

/**
 * When each of the texts begins to be said, seconds, and when the last one ends: by its share of the characters, drawn to the
 * pauses that are heard after sentences and clauses. `seconds`: length of the whole.
 */
export function followPauses(texts: readonly string[], seconds: number, pauses: readonly Pause[]): number[] {
  const [first, last] = [pauses[0], pauses.at(-1)];
  const isAllPause = pauses.length === 1 && first!.from === 0 && first!.to >= seconds;
  const start = first && first.from === 0 && !isAllPause ? first.to : 0;
  const end = last && last.to >= seconds - 0.05 && !isAllPause ? last.from : seconds;
  const left = texts.map(countCharacters);
  const starts = [start];
  // Where the clock is sure, and the characters said since.
  let [anchor, said] = [start, 0];
  for (let index = 0; index < texts.length - 1; index += 1) {
    said += left[index]!;
    const rest = left.slice(index + 1).reduce((sum, count) => sum + count, 0);
    const expected = anchor + ((end - anchor) * said) / (said + rest);
    const near = NEAR.seconds + NEAR.share * (expected - anchor);
    const found = BREATH.test(texts[index]!)
      ? longest(pauses.filter(({ from, to }) => from > anchor && to < end && distance(expected, { from, to }) <= near))
      : undefined;
    starts.push(found?.to ?? expected);
    if (found) [anchor, said] = [found.to, 0];
  }
  return [...starts, end];
}

const distance = (seconds: number, { from, to }: Pause): number => Math.max(0, from - seconds, seconds - to);

const longest = (pauses: readonly Pause[]): Pause | undefined =>
  pauses.reduce<Pause | undefined>(
    (best, pause) => (best && best.to - best.from >= pause.to - pause.from ? best : pause),
    undefined,
  );
