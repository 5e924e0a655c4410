import type { Finding } from '../../compositions/model/diagnostic.ts';
import { nearest } from '../files/nearest.ts';

/** A word of the command line that names nothing: the known ones, and the one most likely meant. */
export function unknownName(
  what:
    | 'story'
    | 'locale'
    | 'format'
    | 'kind'
    | 'encoding'
    | 'captions'
    | 'renderer'
    | 'profile'
    | 'language'
    | 'command'
    | 'option'
    | 'key'
    | 'prefill'
    | 'to',
  given: string,
  known: readonly string[],
): Finding {
  const guess = nearest(given, known);
  return {
    rule: 'wrong-usage',
    id: guess === undefined ? `wrong-usage.${what}` : `wrong-usage.${what}-near`,
    values: { given, ...(guess !== undefined && { nearest: guess }) },
    expected: known.join(', '),
    actual: given,
  };
}

/** A finding for each name that is not known. */
export const unknownNames = (
  what: Parameters<typeof unknownName>[0],
  given: readonly string[] | undefined,
  known: readonly string[],
): Finding[] => (given ?? []).filter((name) => !known.includes(name)).map((name) => unknownName(what, name, known));
