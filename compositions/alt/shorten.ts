import type { Teller } from './teller.ts';

/** Characters of a short description: more is hard to keep in mind by ear, and stands in the long one (judgement). */
export const SHORT_LENGTH = 150;

/** What a short description may say, from what it cannot do without. */
export interface ShortParts {
  readonly headline: string;
  /** What kind of picture. */
  readonly kind: string;
  /** The main figure or trend, in parts that may be left out from the end. */
  readonly finding: readonly string[];
  /** The organisation. */
  readonly who: string;
}

/**
 * One sentence with as much as `SHORT_LENGTH` takes: the finding before the kind of picture and the organisation. A
 * headline longer than that is left as it is, for nobody else can say it shorter.
 */
export function shorten({ headline, kind, finding, who }: ShortParts, teller: Teller): string {
  const { pair, list, sentence } = teller;
  const found = finding.filter((part) => part !== '');
  const write = (opening: string, parts: readonly string[], end: string): string =>
    sentence(list([pair(opening, headline), ...parts, end]));
  const cuts = found.map((_, left) => cut(found, found.length - left));
  const main = cuts.at(-1) ?? [];
  const candidates = [
    ...cuts.map((parts) => write(kind, parts, who)),
    ...cuts.map((parts) => write('', parts, who)),
    write(kind, main, ''),
    write('', main, ''),
    write(kind, [], who),
    write('', [], who),
  ];
  return candidates.find((text) => [...text].length <= SHORT_LENGTH) ?? write('', [], '');
}

/** The first parts; the last ends in dots where others are left out. */
function cut(parts: readonly string[], count: number): string[] {
  const kept = parts.slice(0, count);
  return count < parts.length ? kept.with(-1, `${kept.at(-1)!.replace(/[.。។]$/u, '')}…`) : kept;
}
