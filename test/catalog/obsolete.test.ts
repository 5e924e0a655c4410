import { describe, expect, it } from 'vitest';
import type { Message } from '../../compositions/model/story.ts';
import { editCatalog } from '../../scripts/catalog/edit-catalog.ts';
import { settle } from '../../scripts/catalog/obsolete.ts';
import { type EntryState, readStates, rememberSources, type States, statesText } from '../../scripts/catalog/states.ts';
import { catalogOf, figure, message } from './a-story.ts';

const TITLE = message('title', 'Ba chuyến');
const LABEL = message('a.figure.1', 'đoàn viên', figure(3));
const TEXT = message('a.text.1', 'Một tỉnh.');
const ALL = [TITLE, LABEL, TEXT];
const RUSSIAN = {
  title: 'Три поездки',
  'a.figure.1_one': 'член',
  'a.figure.1_few': 'члена',
  'a.figure.1_many': 'членов',
  'a.figure.1_other': 'члена',
  'a.text.1': 'Область.',
};

/** A workspace's translation: what is on disk, and what a run of `extract` makes of it. */
const translation = (
  entries: Record<string, string>,
  states: States = new Map(),
  onDisk: Record<string, string> = {},
) => ({
  entries,
  states,
  run(messages: readonly Message[]) {
    const settled = settle(messages, catalogOf('ru', entries), states, onDisk);
    const kept = Object.entries(entries).filter(([key]) => !settled.removed.includes(key));
    // Through the file, as the next run sees it.
    const read = readStates(statesText(settled.states), 'f');
    if (!read.ok) throw new Error('unreadable');
    const now = Object.fromEntries(messages.map(({ key, source }) => [key, source]));
    return {
      settled,
      ...translation({ ...Object.fromEntries(kept), ...Object.fromEntries(settled.restored) }, read.value, now),
    };
  },
});
const reviewed = (states: States): States =>
  new Map(
    [...states].map(([key, one]) => [key, { ...one, state: 'reviewed', by: 'Lan', at: '2026-01-02' } as EntryState]),
  );
const obsolete = (states: States) => [...states].filter(([, { state }]) => state === 'obsolete');

describe('a translation whose text is gone', () => {
  const first = translation(RUSSIAN).run(ALL);
  const begun = translation(first.entries, reviewed(first.states), {
    title: TITLE.source,
    'a.figure.1': LABEL.source,
    'a.text.1': TEXT.source,
  });

  it('is put aside with all its forms, its source and who reviewed it', () => {
    const gone = begun.run([TITLE]);
    expect(gone.entries).toEqual({ title: 'Три поездки' });
    const { title: _, 'a.text.1': text, ...forms } = RUSSIAN;
    expect(obsolete(gone.states).map(([key, entry]) => [key.split('@')[0], entry])).toMatchObject([
      ['a.figure.1', { was: 'đoàn viên', values: forms, by: 'Lan', at: '2026-01-02' }],
      ['a.text.1', { was: 'Một tỉnh.', values: { 'a.text.1': text }, by: 'Lan' }],
    ]);
    expect(gone.run([TITLE]).settled).toMatchObject({ removed: [], restored: new Map(), states: gone.states });
  });

  it('comes back as it was when its text comes back', () => {
    const back = begun.run([TITLE]).run([TITLE]).run(ALL);
    expect(back.entries).toEqual(RUSSIAN);
    expect(statesText(back.states)).toBe(statesText(begun.states));
  });

  it('comes back as a draft where the same text has another key', () => {
    const moved = [message('b.figure.4', LABEL.source, figure(9)), message('b.item.1', TEXT.source)];
    const back = begun.run([TITLE]).run([TITLE, ...moved]);
    expect(back.entries).toMatchObject({ 'b.figure.4_many': 'членов', 'b.item.1': 'Область.' });
    expect(back.states.get('b.item.1')).toMatchObject({ state: 'draft' });
    expect(back.states.get('b.item.1')).not.toHaveProperty('by');
    expect(obsolete(back.states)).toEqual([]);
    // In one step too: nobody sees the translation gone.
    expect(begun.run([TITLE, ...moved]).entries).toEqual(back.entries);
  });

  it('is not given to another text that takes over its key', () => {
    const other = message('a.text.1', 'Chuyện khác hẳn.');
    const next = begun.run([TITLE, LABEL]).run([TITLE, LABEL, other]);
    expect(next.entries).not.toHaveProperty('a.text.1');
    const done = translation({ ...next.entries, 'a.text.1': 'Другое.' }, next.states, next.run([]).entries).run([
      TITLE,
      LABEL,
      other,
    ]);
    const twice = done.run([TITLE]);
    const kept = obsolete(twice.states).map(([, entry]) => Object.values('values' in entry ? entry.values : {}));
    expect(kept.flat()).toEqual(expect.arrayContaining(['Область.', 'Другое.']));
  });

  it('stays put aside while somebody has translated its text anew', () => {
    const gone = begun.run([TITLE, LABEL]);
    const anew = translation({ ...gone.entries, 'a.text.1': 'Край.' }, gone.states).run(ALL);
    expect(anew.entries['a.text.1']).toBe('Край.');
    expect(statesText(anew.states)).toContain('Область.');
  });

  it('loses its review if it was edited since', () => {
    const edited = translation({ ...RUSSIAN, 'a.text.1': 'Правка.' }, begun.states, { 'a.text.1': TEXT.source });
    const [[, entry]] = obsolete(edited.run([TITLE, LABEL]).states) as [[string, EntryState]];
    expect(entry).toMatchObject({ values: { 'a.text.1': 'Правка.' } });
    expect(entry.by).toBeUndefined();
  });

  it('comes back stale if it was stale, with the text it was made from', () => {
    const other = message('a.text.1', 'Một tỉnh miền núi.');
    const stale = begun.run([TITLE, LABEL, other]);
    expect(stale.states.get('a.text.1')).toMatchObject({ state: 'stale', was: 'Một tỉnh.' });
    const back = stale.run([TITLE, LABEL]).run([TITLE, LABEL, other]);
    expect(back.states.get('a.text.1')).toMatchObject({ state: 'stale', was: 'Một tỉnh.', by: 'Lan' });
    const first = stale.run([TITLE, LABEL]).run(ALL);
    expect(first.states.get('a.text.1')).toMatchObject({ state: 'reviewed', by: 'Lan' });
  });

  it('is in both places after a run cut short, and comes to the same in the next', () => {
    const gone = begun.run([TITLE]);
    const again = translation(RUSSIAN, gone.settled.interim, {
      'a.figure.1': LABEL.source,
      'a.text.1': TEXT.source,
    }).run([TITLE]);
    expect(statesText(again.states)).toBe(statesText(gone.states));
    const back = gone.run(ALL);
    expect(statesText(back.settled.interim)).toContain('Область.');
  });
});

it('what never stood in the story is kept aside too, and found when the story has it', () => {
  const typed = translation({ ...RUSSIAN, 'a.text.9': 'Заранее.' }).run(ALL);
  expect(typed.entries).toEqual(RUSSIAN);
  const later = typed.run([...ALL, message('a.text.9', 'Sau này.')]);
  expect(later.entries['a.text.9']).toBe('Заранее.');
  expect(later.states.get('a.text.9')).toMatchObject({ state: 'draft' });
});

it('several rewordings keep the text that was translated, also while the catalog cannot be read', () => {
  const [second, third] = [message('title', 'Bốn chuyến'), message('title', 'Năm chuyến')];
  const first = translation({ title: 'Три' }).run([TITLE]);
  const twice = first.run([second]).run([third]);
  expect(twice.states.get('title')).toMatchObject({ state: 'stale', was: 'Ba chuyến' });
  const unread = rememberSources(first.states, [second], { title: TITLE.source });
  const mended = translation({ title: 'Три' }, unread, { title: second.source }).run([second]);
  expect(mended.states.get('title')).toMatchObject({ state: 'stale', was: 'Ba chuyến' });
});

it('a translation that was never seen was made from the source on disk', () => {
  const next = translation({ title: 'Три' }, new Map(), { title: 'Hai chuyến' }).run([TITLE]);
  expect(next.states.get('title')).toMatchObject({ state: 'stale', was: 'Hai chuyến' });
});

it('a catalog is edited around what its translator wrote', () => {
  const text = '{\r\n    "a": "\\u0041",\n  "gone": "x",   "c" : "  C "\n}';
  const added = new Map([
    ['b', 'B'],
    ['d', 'D'],
  ]);
  const edited = editCatalog(text, ['gone'], added, ['a', 'b', 'c', 'd']);
  expect(Object.keys(JSON.parse(edited))).toEqual(['a', 'b', 'c', 'd']);
  for (const part of ['"a": "\\u0041"', '"  C "']) expect(edited).toContain(part);
  expect(editCatalog(text, ['gone'], new Map(), [])).toContain('"c" : "  C "\n}');
  expect(JSON.parse(editCatalog('{}', [], added, ['b', 'd']))).toEqual({ b: 'B', d: 'D' });
});
