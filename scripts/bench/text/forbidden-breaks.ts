import { graphemeStarts } from '../../typography/characters.ts';
import type { Line } from '../../typography/lines.ts';
import type { Paragraph } from '../../typography/paragraph.ts';
import { addresses, documentNumbers, numbers, type Span } from '../../typography/protected.ts';
import { termFinder } from '../../typography/terms.ts';

/**
 * Breaks where no line may end: inside a character as readers see it or a number, whatever the slot, and inside a term
 * that a slot of `width` em can hold. The text of each, with `|` at the break.
 */
export function forbiddenBreaks(
  paragraph: Paragraph,
  lines: readonly Line[],
  width: number,
  terms: readonly string[],
): string[] {
  const { text } = paragraph;
  const starts = new Set(graphemeStarts(text));
  // What is a sign before a number elsewhere is a hyphen in an address.
  const inAddress = (at: number): boolean => addresses(text).some(({ start, end }) => start < at && at < end);
  const inside = ({ start, end }: Span): Span => ({ start: inAddress(start) ? start + 1 : start, end });
  const held = new Set(
    paragraph.stops.flatMap(({ at, heldFrom = Number.POSITIVE_INFINITY }) => (heldFrom <= width ? [at] : [])),
  );
  const spans = [...numbers(text).map(inside), ...documentNumbers(text)];
  const named = termFinder(terms)(text);
  const parts = (span: Span, at: number): boolean => span.start < at && at < span.end;
  return lines.slice(1).flatMap(({ start }) => {
    const isInsideNumber = spans.some((span) => parts(span, start));
    const isInsideTerm = held.has(start) && named.some((span) => parts(span, start));
    return starts.has(start) && !isInsideNumber && !isInsideTerm
      ? []
      : [`${text.slice(0, start)}|${text.slice(start)}`];
  });
}
