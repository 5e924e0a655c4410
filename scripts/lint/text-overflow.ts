import type { Page, TextMark } from '../../compositions/layout/mark.ts';
import type { Fault, Rule } from './rule.ts';

/** Rounding of advances and line heights, px. */
const TOLERANCE = 2;

/** Texts that are wider than their slot, or higher than their room or the foot of the safe area leaves them. */
export const textOverflow: Rule = ({ page, format, texts }) =>
  texts.flatMap(({ mark }) => [...tooWide(mark), ...tooHigh(mark, page, format.safe.bottom)]);

function tooWide(mark: TextMark): Fault[] {
  const { excess, slot, lines } = mark.text;
  if (excess <= TOLERANCE) return [];
  const widest = lines.reduce((best, line) => (line.width > best.width ? line : best), lines[0]!);
  return [overflowFault('text-overflow.wide', mark, excess / (mark.room?.width ?? slot), widest.text)];
}

function tooHigh(mark: TextMark, page: Page, margin: number): Fault[] {
  const { box, text, room } = mark;
  const below = box.y + (text.lines.at(-1)?.baseline ?? 0) - (page.height - margin);
  const over = Math.max(below, text.height - (room?.height ?? text.height));
  if (over <= TOLERANCE) return [];
  // Of what it may take: a text of 120 px in a room of 100 is 20 % too high.
  const share = over / Math.max(text.height - over, text.height / text.lines.length);
  return [overflowFault('text-overflow.high', mark, share, text.value)];
}

/** `over`: what is too much, as a share of what there is room for; `value`: the characters it is too much of. */
export function overflowFault(id: string, mark: TextMark, over: number, value: string, other = ''): Fault {
  const { text } = mark;
  const values = {
    key: text.key,
    percent: Math.max(1, Math.round(over * 100)),
    characters: Math.max(1, Math.ceil([...value].length * (over / (1 + over)))),
    ...(other !== '' && { other }),
  };
  return { rule: 'text-overflow', id, key: text.key, text: mark, amount: over, values, actual: text.value };
}
