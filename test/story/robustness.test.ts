import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, parseBody } from './parse.ts';

const STORY = `${readFileSync('content/cao-bang/story.md', 'utf8')}
:::fact{claim="Tin" source=Báo}
Sự **thật** và [liên kết](https://example.org)
:::

:::compare
**Trước**

- một

**Sau**

- hai
:::

> Câu nói
> — Lan, chủ tịch

![Ảnh](a.jpg)
_Chú thích (Ảnh: Lan)_
`;

/** Mulberry32: the same numbers every run. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const PIECES = [
  '---\n',
  ':::',
  '{',
  '}',
  '**',
  '_',
  '|',
  '\n',
  '\n\n',
  '- ',
  '1. ',
  '> ',
  '# ',
  '`',
  '[',
  '](',
  '<',
  '&#0;',
  '\t',
  '"',
  ': ',
  '\u202e',
  '\ud800',
  '{{',
  '![',
  '-1',
  '999999999999999999',
  '__proto__: ',
  '&a ',
  '*a',
  '  ',
];

const mutate = (text: string, next: () => number): string => {
  let mutated = text;
  for (let step = 0; step < 1 + next() * 8; step++) {
    const from = Math.floor(next() * mutated.length);
    const to = Math.min(mutated.length, from + Math.floor(next() * 60));
    const kind = next();
    if (kind < 0.3) mutated = mutated.slice(0, from) + mutated.slice(to);
    else if (kind < 0.5) mutated = mutated.slice(0, to) + mutated.slice(from, to) + mutated.slice(to);
    else mutated = mutated.slice(0, from) + PIECES[Math.floor(next() * PIECES.length)] + mutated.slice(from);
  }
  return mutated;
};

test('a broken story is findings with a place, or a whole story, never a throw', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const text = mutate(STORY, random(seed));
    const story = parse(text);
    const lines = text.split('\n').length;
    for (const { at, id } of story.findings) {
      expect(id).toMatch(/^[a-z-]+\.[a-z-]+$/);
      expect(at?.line).toBeGreaterThanOrEqual(1);
      expect(at?.line).toBeLessThanOrEqual(lines + 1);
    }
    if (!story.ok) expect(story.findings.length).toBeGreaterThan(0);
    else {
      const keys = story.value.messages.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.every((key) => /^[a-z0-9.-]+$/.test(key))).toBe(true);
    }
  }
});

describe('what costs the parser dear is bounded', () => {
  test.each(['a**b', '[', '![', '_a *b ', '[a](', '<a ', ':a[', ':a{', '*a_b', '| a '])('%j over and over', (piece) => {
    const block = piece.repeat(7900 / piece.length);
    expect(parseBody(`## A\n\n${`${block}\n\n`.repeat(3)}`).ok).toBe(false);
    // One block of this size takes the parser minutes, a story of many tens of seconds: neither is begun.
    for (const text of [block.repeat(20), `${block}\n\n`.repeat(130)]) {
      expect(parseBody(`## A\n\n${text}`).findings.map(({ id }) => id)).toEqual([
        text.includes('\n') ? 'invalid-markdown.story-too-long' : 'invalid-markdown.block-too-long',
      ]);
    }
  });
});
