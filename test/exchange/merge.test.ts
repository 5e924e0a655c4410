import { expect, test } from 'vitest';
import { mergeUnit } from '../../scripts/exchange/merge.ts';
import {
  exportMark,
  formHash,
  type ReturnedUnit,
  readExportMark,
  type UnitState,
} from '../../scripts/exchange/model.ts';

const at = { file: 'ru.po', line: 3, column: 1 };

/** A unit that went out as `out` and came back as `back`; the workspace has `now`. */
const merge = (
  [out, now, back]: readonly [string, string, string],
  states: readonly [out: UnitState, now: UnitState, back: UnitState] = ['draft', 'draft', 'draft'],
  theirs = false,
) => {
  const exported = { state: states[0], hashes: [formHash(out)] };
  const returned: ReturnedUnit = {
    key: 'title',
    source: 'Ba chuyến đi',
    at,
    state: states[2],
    exported,
    forms: [{ target: back, at }],
  };
  const { taken, conflicts, verdict, reviewed } = mergeUnit(
    { state: states[1], forms: [{ target: now }] },
    returned,
    theirs,
  );
  return {
    taken: taken.map(({ target }) => target),
    conflicts: conflicts.map(({ theirs }) => theirs),
    verdict,
    reviewed,
  };
};

const NOTHING = { taken: [], conflicts: [], verdict: undefined, reviewed: false };

test('only what the file alone has changed is taken', () => {
  expect(merge(['a', 'a', 'b'])).toEqual({ ...NOTHING, taken: ['b'] });
  expect(merge(['', '', 'b'], ['missing', 'missing', 'draft'])).toEqual({ ...NOTHING, taken: ['b'] });
  // Somebody has put it aside or taken it out since: nothing is there to be lost.
  expect(merge(['a', '', 'b'], ['draft', 'missing', 'draft'])).toEqual({ ...NOTHING, taken: ['b'] });
});

test('what was changed here alone, or the same way on both sides, stays', () => {
  expect(merge(['a', 'b', 'a'])).toEqual(NOTHING);
  expect(merge(['a', 'b', 'b'])).toEqual(NOTHING);
  expect(merge(['a', 'a', 'a'])).toEqual(NOTHING);
});

test('what both sides have changed is a conflict and stays, unless a person asks for theirs', () => {
  expect(merge(['a', 'b', 'c'])).toEqual({ ...NOTHING, conflicts: ['c'] });
  expect(merge(['', 'b', 'c'], ['missing', 'draft', 'draft'])).toEqual({ ...NOTHING, conflicts: ['c'] });
  expect(merge(['a', 'b', 'c'], ['draft', 'draft', 'draft'], true)).toEqual({ ...NOTHING, taken: ['c'] });
});

test('an emptied text takes no translation away', () => {
  expect(merge(['a', 'a', ''], ['draft', 'draft', 'missing'])).toEqual(NOTHING);
});

test('without the mark of the export, a different text is a conflict where there is one, and taken where there is none', () => {
  const returned: ReturnedUnit = { key: 'title', source: 's', at, state: 'draft', forms: [{ target: 'b', at }] };
  const present = (target: string) => ({ state: 'draft' as const, forms: [{ target }] });
  expect(mergeUnit(present('a'), returned, false).conflicts).toHaveLength(1);
  expect(mergeUnit(present(''), returned, false).taken).toHaveLength(1);
  expect(mergeUnit(present('b'), returned, false)).toMatchObject({ taken: [], conflicts: [] });
});

test('a stale text whose mark somebody took off still holds, unless it has changed here since', () => {
  expect(merge(['a', 'a', 'a'], ['stale', 'stale', 'draft'])).toEqual({ ...NOTHING, verdict: 'holds' });
  expect(merge(['a', 'a', 'a'], ['stale', 'stale', 'stale'])).toEqual(NOTHING);
  expect(merge(['a', 'b', 'a'], ['stale', 'draft', 'draft'])).toEqual(NOTHING);
});

test('a reviewed text that comes back as a draft is doubted; a draft that comes back reviewed says so', () => {
  expect(merge(['a', 'a', 'a'], ['reviewed', 'reviewed', 'stale'])).toEqual({ ...NOTHING, verdict: 'doubted' });
  expect(merge(['a', 'a', 'a'], ['draft', 'draft', 'reviewed'])).toEqual({ ...NOTHING, reviewed: true });
  // Its translator changed the words and left the old word in the state column.
  expect(merge(['a', 'a', 'b'], ['reviewed', 'reviewed', 'reviewed'])).toEqual({ ...NOTHING, taken: ['b'] });
});

test('forms are merged each for itself, whatever order and number a tool gives back', () => {
  const forms = (one: string, few: string, other: string) => [
    { category: 'one' as const, target: one },
    { category: 'few' as const, target: few },
    { category: 'other' as const, target: other },
  ];
  const out = forms('a', 'b', 'c');
  const exported = readExportMark(exportMark({ state: 'draft', forms: out }))!;
  const back = [
    { category: 'other' as const, target: 'C', at },
    { category: 'one' as const, target: 'a', at },
  ];
  const returned: ReturnedUnit = { key: 'k.figure.1', source: 's', at, state: 'draft', exported, forms: back };
  const merged = mergeUnit({ state: 'draft', forms: forms('A', 'b', 'c') }, returned, false);
  expect(merged.taken).toMatchObject([{ category: 'other', before: 'c', target: 'C' }]);
  expect(merged.conflicts).toEqual([]);
});

test('a mark is read as it was written, and nothing else is', () => {
  const unit = { state: 'stale' as const, forms: [{ target: '' }, { target: 'Ба' }] };
  expect(readExportMark(` ${exportMark(unit)} `)).toEqual({ state: 'stale', hashes: ['-', formHash('Ба')] });
  for (const text of ['', 'stale', 'gone 1a2b3c4d', 'draft xyz', 'draft 1a2b3c4d5']) {
    expect(readExportMark(text), text).toBeUndefined();
  }
});
