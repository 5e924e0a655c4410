/** What a piece of text ends with: the better the break, the less a caption that ends there tears apart. */
export type Break = 'sentence' | 'clause' | 'word';

/** Ends of sentences and of clauses in the scripts of the shipped locales, with the closing marks that follow. */
const SENTENCE_END = /[.!?…。！？؟។៕](?=\s|$)["'”’»）)」』]*|[。！？][”’」』）]*/u;
const CLAUSE_END = /[,;:،؛、，；：—–](?=\s|$)|[、，；：]/u;
/** Thai and Lao write spaces between clauses, not between words. */
const SPACED_CLAUSES = /[\u0e00-\u0eff]/u;

export interface Piece {
  readonly text: string;
  /** What ends it. */
  readonly end: Break;
}

/** Cuts a text after every sentence and clause; each piece keeps its trailing space. */
export function toPieces(text: string): Piece[] {
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
