import type { Page, TextMark } from '../../compositions/layout/mark.ts';
import { filledShare, heightOver, linesWithin } from './capacity.ts';
import type { Fault, Rule } from './rule.ts';

/** Rounding of advances and line heights, px. */
const TOLERANCE = 2;

/** Texts that are wider than their slot, higher or of more lines than their room allows, or under the foot of the safe area. */
export const textOverflow: Rule = ({ page, format, texts }) =>
  texts.flatMap(({ mark }) => [...tooWide(mark), ...tooHigh(mark, page, format.safe.bottom)]);

function tooWide(mark: TextMark): Fault[] {
  const { excess, slot, lines } = mark.text;
  if (excess <= TOLERANCE) return [];
  const widest = lines.reduce((best, line) => (line.width > best.width ? line : best), lines[0]!);
  const over = excess / (mark.room?.width ?? slot);
  return [overflowFault('text-overflow.wide', mark, over, charactersOver(widest.text, over))];
}

function tooHigh(mark: TextMark, page: Page, margin: number): Fault[] {
  const { box, text, room } = mark;
  const below = box.y + (text.lines.at(-1)?.baseline ?? 0) - (page.height - margin);
  const over = Math.max(below, room ? heightOver(text, room) : 0);
  if (over <= TOLERANCE) return [];
  // Of what it may take: a text of 120 px in a room of 100 is 20 % too high.
  const share = over / Math.max(text.height - over, text.height / text.lines.length);
  const full = filledShare(text, linesWithin(text, text.height - over));
  // Its words did not go into fewer lines: about half of the last one is the least that has to go.
  const least = Math.ceil((text.lines.at(-1)?.text.length ?? 0) / 2);
  const characters = Math.max(least, charactersOver(text.value, full - 1));
  return [overflowFault('text-overflow.high', mark, share, characters)];
}

/** What a text is called: by its key; a year under a chart, which has none, by itself. */
export const nameOf = ({ text: { key, value } }: TextMark): string => key || value;

/** About how many characters of a text are too many if it is that much larger than its place; at least one. */
export function charactersOver(value: string, over: number): number {
  return Math.max(1, Math.ceil([...value].length * (over / (1 + over))));
}

/** `over`: what is too much, as a share of what there is room for. */
export function overflowFault(
  id: string,
  mark: TextMark,
  over: number,
  characters = charactersOver(mark.text.value, over),
  other = '',
): Fault {
  const { text } = mark;
  const values = {
    key: nameOf(mark),
    percent: Math.max(1, Math.round(over * 100)),
    characters,
    ...(other !== '' && { other }),
  };
  return { rule: 'text-overflow', id, key: text.key, text: mark, amount: over, values, actual: text.value };
}
