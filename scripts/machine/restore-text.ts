import { type PreparedText, signsIn } from './prepare-text.ts';
import type { Markup } from './provider.ts';
import { type Mark, readAnswer, type Token } from './read-answer.ts';

/** Stands for the sign of an emphasis until its neighbours are known; tokens hold no such character. */
const EMPHASIS = '\u0001';
const SIGNS: Readonly<Record<Mark, string>> = { strong: '**', emphasis: EMPHASIS };

/** Ends of words between which a service may have lost the space; other scripts write none, or join endings. */
const SPACED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}{}]/u;
const WORD = /[\p{Script=Latin}\p{N}]/u;

const mustPart = (before: string, after: string): boolean =>
  SPACED.test(before.at(-1) ?? '') && SPACED.test(after[0] ?? '');

/** Signs close around the words; spaces beside them stay outside. */
const signed = (words: string, sign: string): string => {
  const inside = words.trim();
  const at = words.indexOf(inside);
  return inside === '' ? words : `${words.slice(0, at)}${sign}${inside}${sign}${words.slice(at + inside.length)}`;
};

/** Inside a Latin word an underscore would be a character: there the emphasis is let go. */
const withEmphasis = (text: string): string =>
  text.replace(new RegExp(`${EMPHASIS}([^${EMPHASIS}]*)${EMPHASIS}`, 'g'), (whole, inside: string, at: number) => {
    const joined = (one = '', other = ''): boolean => WORD.test(one) && WORD.test(other);
    const part = joined(text[at - 1], inside[0]) || joined(inside.at(-1), text[at + whole.length]);
    return part ? inside : `_${inside}_`;
  });

/** The tokens as one text; undefined where a piece is lost, doubled or invented, or marks are not well paired. */
const join = (tokens: readonly Token[], { pieces, signs }: PreparedText): string | undefined => {
  const found = new Set<number>();
  const open: { readonly mark: Mark; readonly before: string }[] = [];
  let [text, words, behindPiece] = ['', '', false];
  for (const token of tokens) {
    if (token.kind === 'text') {
      text += behindPiece && mustPart(text, token.text) ? ` ${token.text}` : token.text;
      words += token.text;
      behindPiece = false;
    } else if (token.kind === 'piece') {
      const piece = pieces[token.id];
      if (!piece || found.has(token.id)) return undefined;
      found.add(token.id);
      // Some services move the space beside a piece into it.
      text += token.inside.startsWith(' ') || mustPart(text, piece.value) ? ` ${piece.value}` : piece.value;
      if (token.inside.endsWith(' ')) text += ' ';
      behindPiece = true;
    } else if (token.kind === 'open') {
      open.push({ mark: token.mark, before: text });
      text = '';
    } else {
      const last = open.pop();
      if (last?.mark !== token.mark) return undefined;
      text = last.before + signed(text, SIGNS[token.mark]);
    }
  }
  const whole = open.length === 0 && found.size === pieces.length && signsIn(words) === signs;
  return whole ? text : undefined;
};

/** A term that has come to stand first is written as the text begins. */
const withCapital = (text: string, first: Token | undefined, { capital, pieces }: PreparedText): string => {
  const begins = capital && first?.kind === 'piece' && pieces[first.id]?.term;
  return begins ? text.replace(/^\P{L}*\p{Ll}/u, (letters) => letters.toUpperCase()) : text;
};

/**
 * The translation of a text from a service's answer: every piece in its place, marks as a catalog writes them, single
 * spaces, NFC. Undefined where anything was lost or came in from outside. What stands inside a piece counts for nothing,
 * since not every service leaves it alone.
 */
export const restoreText = (answer: string, prepared: PreparedText, { element }: Markup): string | undefined => {
  const tokens = readAnswer(answer, element);
  const text = tokens && join(tokens, prepared);
  if (text === undefined) return undefined;
  const tidy = withEmphasis(text)
    .replace(/[ \t\n\r]+/g, ' ')
    .trim()
    .normalize('NFC');
  return tidy === '' ? undefined : withCapital(tidy, tokens?.[0], prepared);
};
