import { describe, expect, it } from 'vitest';
import type { Message } from '../../compositions/model/story.ts';
import { stateFindings } from '../../scripts/catalog/state-findings.ts';
import { type EntryState, readStates, type States, statesText, updateStates } from '../../scripts/catalog/states.ts';
import { catalogOf, figure, message } from './a-story.ts';

const MESSAGES = [message('b', 'hai'), message('a', 'một', figure(1))];
const RUSSIAN = { b: 'два', a_one: 'один', a_few: 'x', a_many: 'x', a_other: 'x' };
const update = (previous: States, messages: readonly Message[], entries: Record<string, string> = RUSSIAN) =>
  updateStates(previous, messages, catalogOf('ru', entries));
const statesOf = (states: States) => Object.fromEntries([...states].map(([key, { state }]) => [key, state]));
const reviewed = (states: States): States =>
  new Map([...states].map(([key, one]) => [key, { ...one, state: 'reviewed', by: 'Lan' } satisfies EntryState]));
const reworded = [message('b', 'ba'), MESSAGES[1]!];

describe('updateStates', () => {
  const drafts = update(new Map(), MESSAGES);

  it('makes a new translation a draft, and a plural one only with all its forms', () => {
    expect(statesOf(drafts)).toEqual({ b: 'draft', a: 'draft' });
    const { a_few: _, ...rest } = RUSSIAN;
    expect(statesOf(update(new Map(), MESSAGES, rest))).toEqual({ b: 'draft' });
  });

  it('makes exactly the reworded message stale, draft or reviewed', () => {
    expect(statesOf(update(drafts, reworded))).toEqual({ b: 'stale', a: 'draft' });
    expect(statesOf(update(reviewed(drafts), reworded))).toEqual({ b: 'stale', a: 'reviewed' });
  });

  it('stays stale until somebody translates anew, and is then a draft', () => {
    const stale = update(drafts, reworded);
    expect(statesOf(update(stale, reworded))).toEqual({ b: 'stale', a: 'draft' });
    expect(statesOf(update(stale, reworded, { ...RUSSIAN, b: 'три' }))).toEqual({ b: 'draft', a: 'draft' });
  });

  it('is stale where somebody translates anew from a catalog that the story has left behind', () => {
    const onDisk = { b: 'hai' };
    const states = updateStates(drafts, reworded, catalogOf('ru', { ...RUSSIAN, b: 'двое' }), onDisk);
    expect(states.get('b')).toMatchObject({ state: 'stale', was: 'hai' });
  });

  it('gives a review back when the source goes back, and takes it away when the translation changes', () => {
    const stale = update(reviewed(drafts), reworded);
    expect(statesOf(update(stale, MESSAGES))).toEqual({ b: 'reviewed', a: 'reviewed' });
    expect(statesOf(update(reviewed(drafts), MESSAGES, { ...RUSSIAN, b: 'двое' }))).toEqual({
      b: 'draft',
      a: 'reviewed',
    });
  });

  it('does not care for order, nor for a figure that is data', () => {
    const moved = [message('a', 'một', figure(7)), MESSAGES[0]!];
    expect(statesText(update(reviewed(drafts), moved))).toBe(statesText(reviewed(drafts)));
  });
});

describe('the state file', () => {
  const drafts = update(new Map(), MESSAGES);

  it('is sorted, and reads back to the same bytes', () => {
    const text = statesText(reviewed(drafts));
    expect(Object.keys(JSON.parse(text))).toEqual(['a', 'b']);
    const read = readStates(text, 'f');
    expect(read.ok && statesText(read.value)).toBe(text);
  });

  it.each(['{', '[]', '{"a": {"state": "perfect", "source": ""}}', '<<<<<<< HEAD'])('is refused as %s', (text) => {
    const read = readStates(text, 'locales/.state/ru/s.json');
    expect(read.ok).toBe(false);
    expect(read.findings).toMatchObject([{ rule: 'invalid-catalog', at: { file: 'locales/.state/ru/s.json' } }]);
  });
});

describe('stateFindings', () => {
  it('points at stale translations and counts what nobody reviewed', () => {
    const catalog = catalogOf('ru', RUSSIAN);
    const stale = updateStates(updateStates(new Map(), MESSAGES, catalog), reworded, catalog);
    expect(stateFindings({ slug: 's', locale: 'vi', messages: reworded }, catalog, stale)).toMatchObject([
      { rule: 'stale-translation', key: 'b', at: { line: 2, column: 8 }, expected: 'ba', actual: 'два' },
      { rule: 'unreviewed-translation', values: { count: 2, total: 2 } },
    ]);
    const done = reviewed(updateStates(new Map(), MESSAGES, catalog));
    expect(stateFindings({ slug: 's', locale: 'vi', messages: MESSAGES }, catalog, done)).toEqual([]);
  });
});
