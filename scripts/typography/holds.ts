import { compounds } from './compounds.ts';
import { dates } from './dates.ts';
import { addresses, type Span, telephones, units } from './protected.ts';
import { crosses } from './terms.ts';

/**
 * What a line that can hold it must not part: terms, dates, numbers with their units, telephone numbers, addresses, words
 * written in parts. Of two that cross each other the first of these kinds is held; one that lies in another is held by
 * itself where the outer is too long for a line.
 */
export function holds(text: string, language: string, terms: readonly Span[]): readonly Span[] {
  const held: Span[] = [];
  const wanted = [
    ...terms,
    ...dates(text, language),
    ...units(text),
    ...telephones(text),
    ...addresses(text),
    ...compounds(text, language),
  ];
  for (const span of wanted) if (!held.some((other) => crosses(span, other))) held.push(span);
  return held;
}
