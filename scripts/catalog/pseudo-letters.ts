/**
 * An accented letter for each plain one, as near to its look as can be. Noto Sans has them all in every weight and Be
 * Vietnam Pro has none, so that a picture is set in one face: Be Vietnam Pro could not accent b, f, h, j, k, m, p, q, v
 * and x. Noto Sans is narrower by 3 % in the regular weight (measured on the shipped Vietnamese texts), alike in the bold.
 */
const ACCENTED: ReadonlyMap<string, string> = new Map(
  ['aǎ bƀ cĉ dḋ eĕ fḟ gĝ hĥ iĭ jĵ kķ lļ mṁ nņ oŏ pṗ qɋ rŗ sŝ tț uŭ vṽ wẇ xẋ yẏ zẑ']
    .flatMap((letters) => letters.normalize('NFC').split(' '))
    .map(([plain, letter]) => [plain!, letter!]),
);

/** Cyrillic has few accented letters of its own; a mark over any is set well by Noto Sans. */
const PLAIN_CYRILLIC = /^\p{Script=Cyrillic}$/u;
const ACUTE = '\u0301';

const VOWEL = /^[aeiouyаеёиоуыэюяіїє]/iu;

/** The letter with an accent; one that has an accent already, as Vietnamese vowels do, or can have none, as it is. */
export function accented(letter: string): string {
  const small = letter.toLowerCase();
  const found = ACCENTED.get(small);
  if (found) return small === letter ? found : found.toUpperCase();
  const bare = letter.normalize('NFD');
  return PLAIN_CYRILLIC.test(bare) ? `${letter}${ACUTE}`.normalize('NFC') : letter;
}

export const isVowel = (letter: string): boolean => VOWEL.test(letter.normalize('NFD'));
