import { createHash } from 'node:crypto';
import type { Box, Mark, Page } from '../../compositions/layout/mark.ts';

/**
 * A page's marks as lines of text, in painting order: kind, place in whole px at full size, and what it looks like. Small
 * pictures hide what these tell: a text that moved by a few px of an A4 page, a colour a little off.
 */
export const describePage = ({ background, marks }: Page): readonly string[] => [
  `page ${background}`,
  ...marks.map(describeMark),
];

function describeMark(mark: Mark): string {
  const { box } = mark;
  switch (mark.kind) {
    case 'rect':
      return line('rect', box, [mark.fill, mark.radius ?? 0, mark.opacity ?? 1]);
    case 'text': {
      const { value, size, path } = mark.text;
      return line('text', box, [mark.fill, Math.round(size), start(path), short(value)]);
    }
    case 'path':
      return line('path', box, [mark.fill ?? '-', mark.stroke ?? '-', mark.strokeWidth ?? 0, short(whole(mark.d))]);
    case 'image':
      return line(
        'image',
        box,
        [mark.crop, mark.radius ?? 0].map((one) => (typeof one === 'number' ? one : place(one))),
      );
  }
}

const line = (kind: string, box: Box, looks: readonly (string | number)[]): string =>
  [kind, place(box), ...looks].join(' ');
const place = ({ x, y, width, height }: Box): string => [x, y, width, height].map(Math.round).join(',');
const whole = (d: string): string => d.replace(/-?\d+(?:\.\d+)?/g, (number) => String(Math.round(Number(number))));
/** Where the first letter begins within the text's box. */
const start = (path: string): string =>
  (whole(path.slice(0, 40)).match(/-?\d+[ ,]-?\d+/)?.[0] ?? '-').replace(' ', ',');
const short = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 6);

/** Px at full size by which a place may differ: rounding, no more. */
const TOLERANCE = 1;

/** What differs, a sentence each; none where the marks are alike. */
export function geometryDifferences(before: readonly string[], after: readonly string[]): readonly string[] {
  if (before.length !== after.length) {
    const gone = before.filter((one) => !after.includes(one));
    const come = after.filter((one) => !before.includes(one));
    const count = `${before.length} marks before, ${after.length} now`;
    return [count, ...gone.map((one) => `gone: ${one}`), ...come.map((one) => `new: ${one}`)];
  }
  return before.flatMap((one, index) => (alike(one, after[index]!) ? [] : [`${one} → ${after[index]!}`]));
}

function alike(before: string, after: string): boolean {
  if (before === after) return true;
  const [one, other] = [before, after].map((text) => text.split(/[ ,]/));
  if (one!.length !== other!.length) return false;
  return one!.every((part, index) => part === other![index] || near(part, other![index]!));
}

const near = (one: string, other: string): boolean =>
  /^-?\d+$/.test(one) && /^-?\d+$/.test(other) && Math.abs(Number(one) - Number(other)) <= TOLERANCE;
