import type { PreparedText, TextEngine, TextStyle } from '../layout/text.ts';
import type { CaptionLimits } from '../model/locale.ts';
import { type Break, type Piece, toPieces } from './clauses.ts';
import { countCharacters, readingSeconds } from './reading.ts';
import { MOST_CAPTION_SECONDS } from './timing.ts';

/** One caption before it is timed. */
export interface CaptionText {
  /** The message it comes from. */
  readonly key: string;
  /** The words on one line, by which it is timed. */
  readonly words: string;
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
const BREAK_COST = { sentence: 0, clause: 0.5, word: 3 } as const satisfies Record<Break, number>;
/** The end of one sentence with the beginning of the next, which goes on in another caption. */
const MIXED_COST = 0.8;
/** A second line shorter than this part of the first (or the other way round) looks like a slip. */
const LEAST_BALANCE = 0.4;

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
      const mixed = pieces[end - 1]!.end !== 'sentence' && pieces.slice(start, end).some((p) => p.end === 'sentence');
      const own = CAPTION_COST + BREAK_COST[pieces[end - 1]!.end] + (mixed ? MIXED_COST : 0) + uneven;
      const cost = before.cost + own;
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
  const fullWidth = (text: string): PreparedText => engine.measure(request(text, slot.width));
  const isWithin = (text: PreparedText): boolean =>
    text.excess === 0 && text.lines.every((line) => countCharacters(line.text.trim()) <= limits.charactersPerLine);
  const isCaption = (text: PreparedText): boolean => text.lines.length <= MOST_LINES && isWithin(text);

  /** The widest setting whose lines are short enough: a wide picture would otherwise allow longer lines. */
  const measure = (text: string): PreparedText => {
    let prepared = fullWidth(text);
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
    return isCaption(measure(trimmed));
  };

  // In a slot without width every piece that can be parted in any way stands on a line of its own.
  const smallest = (part: string): string[] =>
    splitAfter(
      part,
      engine.measure(request(part.trim(), 1)).lines.map((line) => line.text),
    );
  const cut = (piece: Piece): Piece[] => {
    const parts = splitAfter(piece.text, engine.parts(request(piece.text, slot.width)));
    const atoms = parts.flatMap((part) => (fits(part) ? [part] : smallest(part)));
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
    set: (words) => {
      const whole = measure(words);
      const clauses = whole.lines.length === 1 ? undefined : breakAtClause(words, (text) => isCaption(fullWidth(text)));
      const value = clauses ?? words;
      const prepared = engine.typeset(request(value, measure(value).slot));
      return {
        key,
        words,
        lines: prepared.lines.map((line) => line.text.trim()),
        text: prepared,
        tooLong: !isCaption(prepared),
      };
    },
  };
}

/** The words on two lines that end with a clause, as even as can be; undefined where no clause ends well. */
function breakAtClause(words: string, isCaption: (text: string) => boolean): string | undefined {
  const pieces = toPieces(words).map((piece) => piece.text);
  const ways = pieces.slice(1).map((_, index) => {
    const first = pieces
      .slice(0, index + 1)
      .join('')
      .trimEnd();
    const second = pieces
      .slice(index + 1)
      .join('')
      .trimEnd();
    const [a, b] = [countCharacters(first), countCharacters(second)];
    return { text: `${first}\n${second}`, balance: Math.min(a, b) / Math.max(a, b) };
  });
  const best = ways.sort((a, b) => b.balance - a.balance).find(({ text }) => isCaption(text));
  return best !== undefined && best.balance >= LEAST_BALANCE ? best.text : undefined;
}

const endWords = (texts: readonly string[], end: Break): Piece[] =>
  texts.map((text, index) => ({ text, end: index === texts.length - 1 ? end : 'word' }));

/** The source text cut after each of the engine's pieces of it: its own spaces and invisible marks are kept. */
function splitAfter(source: string, pieces: readonly string[]): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const piece of pieces) {
    let wanted = [...piece].filter((character) => !/[\s\u200b]/u.test(character)).length;
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
