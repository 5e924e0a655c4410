import type { TextRole } from '../../compositions/layout/mark.ts';
import type { TextEngine } from '../../compositions/layout/text.ts';
import type { Format } from '../../compositions/model/format.ts';
import type { Locale } from '../../compositions/model/locale.ts';
import { type ContextInput, drawnPages } from './drawn-pages.ts';
import { type DrawnWords, type FoundMark, findMarks, firstByFormat } from './find-marks.ts';
import { lengthLimit, sampleWords, titleLimit } from './length-limit.ts';
import type { TextPlace } from './text-parts.ts';

/** A picture that a message stands in. */
export interface ContextPlace {
  readonly format: string;
  /** Id of the card or scene; `page` for a single picture. */
  readonly page: string;
  readonly role: TextRole;
  /** Lines that it takes there now; of a message said in captions, those of the first caption. */
  readonly lines: number;
}

/** What a translator should know of a message. */
export interface TextContext extends TextPlace {
  /** The figure that the message counts or measures, as it reads in the target language. */
  readonly figure?: string;
  /** The most characters (code points) that its tightest place holds; absent where every place grows with the words. */
  readonly limit?: number;
  /** The format of that place. */
  readonly tightest?: string;
  /** What a caption holds, where the videos say the message. */
  readonly captions?: { readonly characters: number; readonly lines: number };
  /** The first place in each format that draws it. */
  readonly places: readonly ContextPlace[];
}

/** The texts of a story as they are drawn in one language. */
export interface ContextTexts {
  readonly input: ContextInput;
  readonly words: readonly DrawnWords[];
  readonly parts: ReadonlyMap<string, TextPlace>;
  /** Figures in the target's notation, by the key of what they count. */
  readonly figures: ReadonlyMap<string, string>;
  /** Keys whose words are in the target language already. */
  readonly translated: ReadonlySet<string>;
  /** Other texts in the target language: what a text that is not translated is taken to be made of. */
  readonly sample: readonly string[];
}

export interface StoryContext {
  readonly texts: ReadonlyMap<string, TextContext>;
  /** By key, then by format: where the pictures are cut. */
  readonly marks: ReadonlyMap<string, ReadonlyMap<string, FoundMark>>;
}

/** Netflix Timed Text Style Guide: two lines at most. */
const CAPTION_LINES = 2;

/** Lays a story out in each format, and tells of every message where it stands and how long it may be. */
export function storyContext(texts: ContextTexts, formats: readonly Format[], engine: TextEngine): StoryContext {
  const { input, parts, figures } = texts;
  const pages = formats.flatMap((format) => drawnPages(input, format, engine));
  const found = findMarks(pages, texts.words, parts);
  const sampleOf = createSamples(texts);
  const contexts = new Map<string, TextContext>();
  const marks = new Map<string, ReadonlyMap<string, FoundMark>>();
  for (const [key, place] of parts) {
    const first = firstByFormat(found.get(key) ?? []);
    const ordered = formats.flatMap(({ id }) => first.get(id) ?? []);
    const figure = figures.get(key);
    contexts.set(key, {
      ...place,
      ...(figure !== undefined && { figure }),
      ...(key === input.document.title.key
        ? titleLimit(input, formats, sampleOf(key), engine)
        : tightestLimit(found.get(key) ?? [], sampleOf(key), engine)),
      ...captionLimits(ordered, input.locale),
      places: ordered.map(placeOf),
    });
    marks.set(key, new Map(ordered.map((found) => [found.drawn.format, found])));
  }
  return { texts: contexts, marks };
}

const placeOf = ({ drawn, mark }: FoundMark): ContextPlace => ({
  format: drawn.format,
  page: drawn.page.id,
  role: mark.role,
  lines: mark.text.lines.length,
});

/** A text's own words where it is translated; else those of the texts beside it. */
function createSamples({ input, words, translated, sample }: ContextTexts): (key: string) => readonly string[] {
  const language = input.locale.intl;
  const others = sampleWords(sample, language);
  const own = new Map(words.map((text) => [text.key, text.words]));
  return (key) => (translated.has(key) ? sampleWords([own.get(key) ?? ''], language) : others);
}

type Limit = Pick<TextContext, 'limit' | 'tightest'>;

const tightestLimit = (marks: readonly FoundMark[], sample: readonly string[], engine: TextEngine): Limit =>
  marks.reduce<Limit>((best, { drawn, mark }) => {
    const limit = lengthLimit(mark, sample, engine);
    const isTighter = limit !== undefined && limit < (best.limit ?? Number.POSITIVE_INFINITY);
    return isTighter ? { limit, tightest: drawn.format } : best;
  }, {});

const captionLimits = (marks: readonly FoundMark[], { captions }: Locale): Pick<TextContext, 'captions'> =>
  marks.some(({ mark }) => mark.role === 'caption')
    ? { captions: { characters: captions.charactersPerLine, lines: CAPTION_LINES } }
    : {};
