import { graphemeStarts } from '../../typography/characters.ts';
import type { Line } from '../../typography/lines.ts';
import { addresses, documentNumbers, numbers, type Span } from '../../typography/protected.ts';

/** Breaks where no line may end whatever the slot: inside a character as readers see it, or a number. */
export function forbiddenBreaks(text: string, lines: readonly Line[]): string[] {
  const starts = new Set(graphemeStarts(text));
  // What is a sign before a number elsewhere is a hyphen in an address.
  const inAddress = (at: number): boolean => addresses(text).some(({ start, end }) => start < at && at < end);
  const inside = ({ start, end }: Span): Span => ({ start: inAddress(start) ? start + 1 : start, end });
  const spans = [...numbers(text).map(inside), ...documentNumbers(text)];
  return lines.slice(1).flatMap(({ start }) => {
    const insideNumber = spans.some((span) => span.start < start && start < span.end);
    return starts.has(start) && !insideNumber ? [] : [`${text.slice(0, start)}|${text.slice(start)}`];
  });
}
