import type { Finding, Position } from '../../compositions/model/diagnostic.ts';
import type { ReturnedUnit } from './model.ts';

/** A message that stands in the file twice: the first counts. */
export const duplicateFinding = (key: string, at: Position, first: Position): Finding => ({
  rule: 'duplicate-key',
  id: 'duplicate-key.exchange',
  values: { key, firstLine: first.line, firstColumn: first.column },
  at,
  key,
});

/** Units without the mark of their export, as one finding for the file: a tool that drops comments or notes drops them all. */
export const lostMarkFindings = (units: readonly ReturnedUnit[]): readonly Finding[] => {
  const bare = units.filter(({ exported }) => !exported);
  const first = bare[0];
  if (!first) return [];
  const { key, at } = first;
  return [
    { rule: 'doubtful-exchange', id: 'doubtful-exchange.mark-lost', values: { count: bare.length, key }, at, key },
  ];
};
