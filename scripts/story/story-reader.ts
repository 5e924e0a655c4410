import type { Finding, Position, RuleName } from '../../compositions/model/diagnostic.ts';
import type { MessageBook } from './message-book.ts';
import type { Notation } from './notation.ts';

/** What every part of reading one story shares. */
export interface StoryReader {
  /** The Markdown, for what must be taken as it was typed. */
  readonly body: string;
  readonly notation: Notation;
  readonly book: MessageBook;
  readonly positionOf: (place: Place) => Position;
  /** Notes a fault; `detail` makes the id: `invalid-markdown.<detail>`, or `<rule>.<detail>`. */
  readonly report: (place: Place, detail: string, more?: Partial<Finding> & { readonly rule?: RuleName }) => void;
}

/** A node, or a point within one. */
export interface Place {
  readonly position?: { readonly start: { readonly line: number; readonly column: number } } | undefined;
}

export const createStoryReader = (
  file: string,
  body: string,
  notation: Notation,
  book: MessageBook,
  findings: Finding[],
): StoryReader => {
  const positionOf = ({ position }: Place): Position => ({
    file,
    line: position?.start.line ?? 1,
    column: position?.start.column ?? 1,
  });
  return {
    body,
    notation,
    book,
    positionOf,
    report: (place, detail, { rule = 'invalid-markdown', ...more } = {}) => {
      findings.push({ rule, id: `${rule}.${detail}`, at: positionOf(place), ...more });
    },
  };
};
