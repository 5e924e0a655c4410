import type { PreparedText, TextEngine, TextStyle } from '../layout/text.ts';
import type { CaptionLimits } from '../model/locale.ts';
import { countCharacters, readingSeconds } from './reading.ts';
import { MOST_CAPTION_SECONDS } from './timing.ts';

/** One caption before it is timed. */
export interface CaptionText {
  /** The message it comes from. */
  readonly key: string;
  /** One or two lines, in logical order. */
  readonly lines: readonly string[];
  readonly text: PreparedText;
  /** True where a line is longer than its language allows and no break could mend it. */
  readonly tooLong: boolean;
}

export interface CaptionSlot {
  readonly style: TextStyle;
  /** Widest line, px. */
  readonly width: number;
}

const MOST_LINES = 2;
/** What a caption costs against a break: fewer captions win unless words of one clause are torn apart. */
const CAPTION_COST = 1;
const BREAK_COST = { sentence: 0, clause: 0.5, word: 3 } as const;
type Break = keyof typeof BREAK_COST;

/** Ends of sentences and of clauses in the scripts of the shipped locales, with the closing marks that follow. */
const SENTENCE_END = /[.!?…。！？؟។៕](?=\s|$)["'”’»）)」』]*|[。！？][”’」』）]*/u;
const CLAUSE_END = /[,;:،؛、，；：—–](?=\s|$)|[、，；：]/u;
/** Thai and Lao write spaces between clauses, not between words. */
const SPACED_CLAUSES = /[\u0e00-\u0eff]/u;

interface Piece {
  readonly text: string;
  /** What ends it. */
  readonly end: Break;
}

/**
 * Splits one narrated message into captions of at most two lines, each within the characters a line of its
 * language and the slot on the picture, breaking at sentences first, then at clauses, then between words.
 */
export function splitCaptions(
  message: { readonly key: string; readonly value: string },
  limits: CaptionLimits,
  engine: TextEngine,
  slot: CaptionSlot,
): CaptionText[] {
  const setter = lineSetter(message.key, limits, engine, slot);
  const plain = setter.plain(message.value);
  if (plain === '') return [];
  const pieces = toPieces(plain).flatMap((piece) => (setter.fits(piece.text) ? [piece] : setter.cut(piece)));
  return joinPieces(pieces, setter.fits).map((text) => setter.set(text));
}

/** Cuts a text after every sentence and clause; each piece keeps its trailing space. */
function toPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let end = 0;
  while (end < text.length) {
    const rest = text.slice(end);
    const sentence = matchAtStart(SENTENCE_END, rest);
    const clause = matchAtStart(CLAUSE_END, rest);
    const spaced = /^\s/u.test(rest) && SPACED_CLAUSES.test(text[end - 1] ?? '') && SPACED_CLAUSES.test(rest[1] ?? '');
    const length = sentence ?? clause ?? (spaced ? 0 : undefined);
    if (length === undefined) {
      end += 1;
      continue;
    }
    end += length;
    while (/\s/u.test(text[end] ?? '')) end += 1;
    pieces.push({ text: text.slice(start, end), end: sentence === undefined ? 'clause' : 'sentence' });
    start = end;
  }
  if (start < text.length) pieces.push({ text: text.slice(start), end: 'sentence' });
  return pieces;
}

function matchAtStart(pattern: RegExp, text: string): number | undefined {
  const match = pattern.exec(text);
  return match?.index === 0 ? match[0].length : undefined;
}

/** The cheapest way to put neighbouring pieces together into captions that fit. */
function joinPieces(pieces: readonly Piece[], fits: (text: string) => boolean): string[] {
  interface Way {
    readonly cost: number;
    readonly texts: readonly string[];
  }
  const best: (Way | undefined)[] = [{ cost: 0, texts: [] }];
  const longest = Math.max(...pieces.map((piece) => piece.text.length));
  for (let end = 1; end <= pieces.length; end++) {
    for (let start = end - 1; start >= 0; start--) {
      const before = best[start];
      const text = pieces
        .slice(start, end)
        .map((piece) => piece.text)
        .join('')
        .trimEnd();
      // A piece that fits nowhere stands alone, and is reported by whoever set it.
      if (start < end - 1 && !fits(text)) break;
      if (before === undefined) continue;
      // Of two ways with as many captions and the same breaks, the more even one.
      const uneven = (1 - text.length / (2 * longest)) ** 2 / 10;
      const cost = before.cost + CAPTION_COST + BREAK_COST[pieces[end - 1]!.end] + uneven;
      if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY)) best[end] = { cost, texts: [...before.texts, text] };
    }
  }
  return [...(best[pieces.length]?.texts ?? [])];
}

interface LineSetter {
  /** The words without markup. */
  plain(value: string): string;
  fits(text: string): boolean;
  /** Even parts of a piece too long for one caption, broken where the language allows. */
  cut(piece: Piece): Piece[];
  set(text: string): CaptionText;
}

function lineSetter(key: string, limits: CaptionLimits, engine: TextEngine, slot: CaptionSlot): LineSetter {
  const request = (value: string, width: number) =>
    ({ key, value, style: slot.style, width, align: 'center' }) as const;
  const isWithin = (text: PreparedText): boolean =>
    text.excess === 0 && text.lines.every((line) => countCharacters(line.text.trim()) <= limits.charactersPerLine);

  /** The widest setting whose lines are short enough: a wide picture would otherwise allow longer lines. */
  const measure = (text: string): PreparedText => {
    let prepared = engine.measure(request(text, slot.width));
    for (let width = prepared.width; !isWithin(prepared) && width > slot.width / 4; width *= 0.94) {
      const narrower = engine.measure(request(text, Math.floor(width)));
      if (narrower.excess > 0) break;
      prepared = narrower;
    }
    return prepared;
  };
  const fits = (text: string): boolean => {
    const trimmed = text.trim();
    if (countCharacters(trimmed) > MOST_LINES * limits.charactersPerLine) return false;
    if (readingSeconds(trimmed, limits) > MOST_CAPTION_SECONDS) return false;
    const prepared = measure(trimmed);
    return prepared.lines.length <= MOST_LINES && isWithin(prepared);
  };

  const cut = (piece: Piece): Piece[] => {
    // In a slot without width every piece that may not be broken stands on a line of its own.
    const atoms = splitAtLines(piece.text, engine.measure(request(piece.text.trim(), 1)));
    const total = countCharacters(piece.text);
    for (let parts = 2; parts < atoms.length; parts++) {
      const texts = evenParts(atoms, total / parts);
      if (texts.every(fits)) return endWords(texts, piece.end);
    }
    return endWords(atoms, piece.end);
  };

  return {
    plain: (value) => engine.measure(request(value, slot.width)).value.trim(),
    fits,
    cut,
    set: (text) => {
      const measured = measure(text);
      const prepared = engine.typeset(request(text, measured.slot));
      return {
        key,
        lines: prepared.lines.map((line) => line.text.trim()),
        text: prepared,
        tooLong: prepared.lines.length > MOST_LINES || !isWithin(prepared),
      };
    },
  };
}

const endWords = (texts: readonly string[], end: Break): Piece[] =>
  texts.map((text, index) => ({ text, end: index === texts.length - 1 ? end : 'word' }));

/** The source text cut where the engine broke lines: its own spaces and invisible marks are kept. */
function splitAtLines(source: string, prepared: PreparedText): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const line of prepared.lines) {
    let wanted = [...line.text].filter((character) => !/[\s\u200b]/u.test(character)).length;
    let end = at;
    while (end < source.length && (wanted > 0 || /[\s\u200b]/u.test(source[end]!))) {
      const character = String.fromCodePoint(source.codePointAt(end)!);
      if (!/[\s\u200b]/u.test(character)) wanted -= 1;
      end += character.length;
    }
    parts.push(source.slice(at, end));
    at = end;
  }
  if (at < source.length) parts.push(source.slice(at));
  return parts.filter((part) => part !== '');
}

/** Puts pieces together into parts of about that many characters. */
function evenParts(atoms: readonly string[], target: number): string[] {
  const parts: string[] = [];
  let done = 0;
  let current = '';
  for (const atom of atoms) {
    const goal = target * (parts.length + 1);
    const length = countCharacters(current);
    // The break goes where it is nearest to the goal, before or after the piece that crosses it.
    if (current !== '' && done + length + countCharacters(atom) / 2 > goal) {
      parts.push(current);
      done += length;
      current = '';
    }
    current += atom;
  }
  return current === '' ? parts : [...parts, current];
}
