import { type Answer, answered, type Fault, type FaultKind, failed } from './answer.ts';
import { batchesOf } from './batches.ts';
import { type Piece, type PreparedText, prepareText } from './prepare-text.ts';
import type { Pair, Provider } from './provider.ts';
import { restoreText } from './restore-text.ts';

/** A text to be translated: a catalog's value, NFC. */
export interface SourceText {
  readonly text: string;
  /** What must come back as it says, in order and without overlaps. */
  readonly pieces: readonly Piece[];
  /** False for a translation that no catalog may hold. */
  readonly accepts: (translation: string) => boolean;
}

export interface Languages {
  /** Tags of locales. */
  readonly source: string;
  readonly target: string;
}

export interface Translated {
  /** One for each text; undefined where no answer could be used. */
  readonly texts: readonly (string | undefined)[];
  /** Places of texts whose answer had lost something, or held what no catalog may; the others without one had no answer. */
  readonly useless: readonly number[];
  /** What went wrong with whole requests, each kind once. */
  readonly faults: readonly Fault[];
  /** True where the service does not translate between these languages. */
  readonly unspoken: boolean;
}

/** Translates by one service through a whole run. */
export interface Translator {
  readonly provider: Provider;
  translate(texts: readonly SourceText[], languages: Languages): Promise<Translated>;
}

/** Faults of one request. Any other is the service's own, and would be the same for every request of the run. */
const PASSING: ReadonlySet<FaultKind> = new Set(['refused', 'server-error', 'too-large', 'wrong-answer']);
/** So many requests in a row that fail are no accident. */
const MOST_FAILURES = 2;

const LETTER = /\p{L}/u;

const withoutTerms = ({ pieces }: SourceText): readonly Piece[] => pieces.filter(({ term }) => !term);

/** The text where nothing but numbers, addresses and the like stands: a service has nothing to add. */
const ready = ({ text, pieces }: SourceText): string | undefined => {
  const rest = pieces.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return LETTER.test(rest) || pieces.some(({ value, start, end }) => value !== text.slice(start, end))
    ? undefined
    : text;
};

/**
 * A translator remembers what it has learned of its service: the pairs of languages, and that it has given up, so that a
 * server that is down costs one round of tries and not one for each language.
 */
export const createTranslator = (provider: Provider): Translator => {
  const pairs = new Map<string, Pair | undefined>();
  let failures = 0;
  let lost = false;

  const note = <T>(answer: Answer<T>): Answer<T> => {
    failures = answer.ok ? 0 : failures + 1;
    lost ||= !answer.ok && (!PASSING.has(answer.fault.kind) || failures >= MOST_FAILURES);
    return answer;
  };

  const pairOf = async ({ source, target }: Languages): Promise<Answer<Pair | undefined>> => {
    const name = `${source} ${target}`;
    if (pairs.has(name)) return answered(pairs.get(name));
    const answer = note(await provider.pair(source, target));
    if (answer.ok) pairs.set(name, answer.value);
    return answer;
  };

  /** Answers by the markup that was sent; a text that stands several times is sent once. */
  const ask = async (prepared: readonly PreparedText[], pair: Pair, faults: Fault[]): Promise<Map<string, string>> => {
    const answers = new Map<string, string>();
    const texts = [...new Set(prepared.map(({ markup }) => markup))];
    for (const batch of batchesOf(texts, provider.limits)) {
      if (lost) break;
      const got = await provider.translate(batch, pair);
      const answer = note(got.ok && got.value.length !== batch.length ? failed('wrong-answer') : got);
      if (answer.ok) batch.forEach((text, index) => void answers.set(text, answer.value[index]!));
      else faults.push(answer.fault);
    }
    return answers;
  };

  return {
    provider,
    async translate(texts, languages) {
      const found: (string | undefined)[] = texts.map(ready);
      const faults: Fault[] = [];
      const result = (unspoken: boolean, useless: readonly number[] = []): Translated => ({
        texts: found,
        useless: useless.filter((at) => found[at] === undefined),
        faults: eachOnce(faults),
        unspoken,
      });
      if (lost || !found.includes(undefined)) return result(false);
      const pair = await pairOf(languages);
      if (!pair.ok) faults.push(pair.fault);
      if (!pair.ok || !pair.value) return result(pair.ok);

      /** Fills what it can of these places, with the pieces that `piecesOf` leaves; gives those whose answer was no use. */
      const fill = async (
        places: readonly number[],
        piecesOf: (text: SourceText) => readonly Piece[],
      ): Promise<readonly number[]> => {
        const prepared = places.map((at) => prepareText(texts[at]!.text, piecesOf(texts[at]!), provider.markup));
        const answers = await ask(prepared, pair.value!, faults);
        return places.filter((at, index) => {
          const answer = answers.get(prepared[index]!.markup);
          if (answer === undefined) return false;
          const text = restoreText(answer, prepared[index]!, provider.markup);
          if (text !== undefined && texts[at]!.accepts(text)) found[at] = text;
          return found[at] === undefined;
        });
      };
      const missing = texts.flatMap((_, at) => (found[at] === undefined ? [at] : []));
      const useless = await fill(missing, ({ pieces }) => pieces);
      // A sentence may have no room for a term as it is; the machine's own word is better than none.
      const again = useless.filter((at) => texts[at]!.pieces.some(({ term }) => term));
      await fill(again, withoutTerms);
      return result(false, useless);
    },
  };
};

const eachOnce = (faults: readonly Fault[]): readonly Fault[] => [
  ...new Map(faults.map((fault) => [`${fault.kind} ${fault.status}`, fault])).values(),
];
