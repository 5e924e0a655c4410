import { expect, test } from 'vitest';
import { random } from '../../scripts/bench/text/random.ts';
import { createIndex } from '../../scripts/memory/candidates.ts';
import { createMemory } from '../../scripts/memory/memory.ts';
import type { Segment } from '../../scripts/memory/segment.ts';
import { prepareText, similarity } from '../../scripts/memory/similarity.ts';
import { createTokeniser } from '../../scripts/memory/tokens.ts';

const segment = (story: string, key: string, source: string, target: string, more: Partial<Segment> = {}): Segment => ({
  ...{ story, key, source, plural: false, forms: new Map([['' as const, target]]) },
  ...more,
});
const where = (matches: readonly { readonly story: string; readonly key: string }[]): string[] =>
  matches.map(({ story, key }) => `${story}/${key}`);

test('matches come best first; equal ones by story, then key, the same translation once', () => {
  const memory = createMemory(
    [
      segment('c', 'plan.heading', 'Ba việc cần làm ngay', 'Three things to do now'),
      segment('b', 'text.1', 'Ba việc cần làm', 'Three things to do'),
      segment('a', 'text.9', 'Ba việc cần làm', 'Three tasks'),
      segment('a', 'text.2', 'Ba việc cần làm', 'Three jobs'),
      segment('d', 'text.1', 'Ba việc cần làm', 'Three jobs'),
      segment('a', 'title', 'Trời mưa to', 'It rains'),
    ],
    'vi',
  );
  const query = { source: 'Ba việc cần làm', plural: false };
  const found = memory.find(query);
  expect(where(found)).toEqual(['a/text.2', 'a/text.9', 'b/text.1', 'c/plan.heading']);
  expect(found.map(({ score }) => score)).toEqual([100, 100, 100, 80]);
  expect(where(memory.find({ ...query, story: 'b', key: 'x' }))[0]).toBe('b/text.1');
  expect(where(memory.find({ ...query, story: 'z', key: 'text.9' }))[0]).toBe('a/text.9');
  expect(where(memory.find(query, { least: 81, most: 2 }))).toEqual(['a/text.2', 'a/text.9']);
});

test("a text's own translation is no match for it; what its key stood for before is", () => {
  const forms = { plural: false, source: 'Ba việc', story: 'a', key: 'text.1' };
  const own = createMemory([segment('a', 'text.1', 'Ba việc', 'Three things')], 'vi');
  expect(own.find(forms)).toEqual([]);
  expect(own.find({ ...forms, key: 'text.2' })).toHaveLength(1);
  const aside = createMemory([segment('a', 'text.1', 'Ba việc', 'Three things', { aside: true })], 'vi');
  expect(aside.find(forms)).toMatchObject([{ score: 100, key: 'text.1' }]);
});

test('a text with plural forms is no more than a suggestion for one without, and the other way round', () => {
  const forms = new Map([
    ['one' as const, 'member'],
    ['other' as const, 'members'],
  ]);
  const memory = createMemory([segment('a', 'figure.1', 'đoàn viên', '', { plural: true, forms })], 'vi');
  expect(memory.find({ source: 'đoàn viên', plural: true })).toMatchObject([{ score: 100, forms }]);
  expect(memory.find({ source: 'đoàn viên', plural: false })).toMatchObject([{ score: 95, plural: true }]);
  expect(memory.find({ source: 'đoàn viên', plural: false }, { least: 96 })).toEqual([]);
});

test('a text without any word is found only as it is', () => {
  const memory = createMemory([segment('a', 'x', '…', '...'), segment('a', 'y', '!', '!')], 'vi');
  expect(where(memory.find({ source: '…', plural: false }))).toEqual(['a/x']);
  expect(memory.find({ source: '', plural: false })).toEqual([]);
});

const SYLLABLES = Array.from(
  { length: 400 },
  (_, at) => `từ${String.fromCodePoint(97 + (at % 26), 97 + ((at / 26) | 0))}`,
);
const ENGLISH = Array.from(
  { length: 80 },
  (_, at) => ['work', 'works', 'worker', 'workers'][at % 4]! + 'abcdefghijklmnopqrst'[(at / 4) | 0],
);

test.each([
  ['vi', SYLLABLES],
  ['en', ENGLISH],
] as const)('%s: the index leaves no match out, and most other texts unread', (locale, vocabulary) => {
  const { whole, next } = random(5);
  const tokenise = createTokeniser(locale);
  // Few words are frequent, most are rare, as in any language.
  const word = (): string => vocabulary[Math.floor(next() ** 2 * vocabulary.length)]!;
  const text = (): string =>
    Array.from({ length: whole(1, 12) }, () => [word(), word(), 'của', ',', '2015', 'the'][whole(0, 5)]!).join(' ');
  const all = Array.from({ length: 800 }, () => prepareText(text(), tokenise));
  const index = createIndex(all);
  let read = 0;
  const asked = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? prepareText(text(), tokenise) : all[at]!));
  for (const one of asked) {
    const scores = all.map((other) => similarity(one, other).score);
    for (const least of [0.5, 0.7, 0.95]) {
      const candidates = index.candidates(one, least);
      if (least === 0.7) read += candidates.length;
      const matches = all.filter((_, at) => scores[at]! >= least * 100);
      expect(matches.filter((match) => !candidates.includes(match))).toEqual([]);
    }
  }
  expect(read / asked.length).toBeLessThan(all.length / 5);
});
