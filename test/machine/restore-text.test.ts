import { describe, expect, test } from 'vitest';
import { type Piece, prepareText } from '../../scripts/machine/prepare-text.ts';
import type { Markup } from '../../scripts/machine/provider.ts';
import { restoreText } from '../../scripts/machine/restore-text.ts';

const DEEPL: Markup = { element: 'x', attributes: '' };
const LIBRE: Markup = { element: 'span', attributes: ' translate="no"' };

/** Pieces where these stand in a text. */
const at = (text: string, ...held: readonly string[]): Piece[] =>
  held.map((value) => ({ start: text.indexOf(value), end: text.indexOf(value) + value.length, value }));

/** What becomes of an answer to that text. */
const restored = (text: string, pieces: readonly Piece[], answer: string, markup = DEEPL): string | undefined =>
  restoreText(answer, prepareText(text, pieces, markup), markup);

const RESOLUTION = 'Nghị quyết 15/NQ-BCH ngày 11/2/2022';
const CODE = at(RESOLUTION, '15/NQ-BCH');

test('a service sees markup it can read', () => {
  const text = 'Xem **{{name}} & bạn** ở _a_b@c.vn_ nếu 3 < 5';
  const pieces = at(text, '{{name}}', 'a_b@c.vn');
  expect(prepareText(text, pieces, DEEPL).markup).toBe(
    'Xem <b><x id="0">{{name}}</x> &amp; bạn</b> ở <i><x id="1">a&#95;b@c.vn</x></i> nếu 3 &lt; 5',
  );
  expect(prepareText(text, pieces, LIBRE).markup).toContain('<span translate="no" id="0">{{name}}</span>');
});

test('random texts come back as they went, whoever reads the entities', () => {
  let seed = 20_231_130;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const words = [
    'công đoàn',
    'Tỉnh',
    'a_b',
    '3 < 5',
    'A & B',
    '«x»',
    '{{count}}',
    '15/NQ-BCH',
    'أعضاء',
    '会员',
    '5 * 3',
  ];
  const marks = ['', '', '', '**', '_'];
  for (let round = 0; round < 2000; round++) {
    let text = '';
    const pieces: Piece[] = [];
    for (let left = 1 + random(8); left > 0; left--) {
      const [word, mark] = [words[random(words.length)]!, marks[random(marks.length)]!];
      const start = text.length + (text === '' ? 0 : 1) + mark.length;
      text += `${text === '' ? '' : ' '}${mark}${word}${mark}`;
      if (/^\{|^15/.test(word)) pieces.push({ start, end: start + word.length, value: word });
    }
    for (const markup of [DEEPL, LIBRE]) {
      const prepared = prepareText(text, pieces, markup);
      expect(restoreText(prepared.markup, prepared, markup)).toBe(text);
      const read = prepared.markup.replaceAll('&amp;', '&').replaceAll('&lt;', '<');
      expect(restoreText(read, prepared, markup)).toBe(text);
    }
  }
});

test('words move around what is held', () => {
  expect(restored(RESOLUTION, CODE, 'On 11/2/2022, resolution <x id="0">15/NQ-BCH</x>')).toBe(
    'On 11/2/2022, resolution 15/NQ-BCH',
  );
});

test('what a service makes of the inside of a piece counts for nothing', () => {
  const answer = 'Resolution <SPAN id=0 translate="no">15 / nq-bch</SPAN> of 11/2/2022';
  expect(restored(RESOLUTION, CODE, answer, LIBRE)).toBe('Resolution 15/NQ-BCH of 11/2/2022');
  expect(restored(RESOLUTION, CODE, "Resolution <span translate='no' id='0'/> of 2022", LIBRE)).toBe(
    'Resolution 15/NQ-BCH of 2022',
  );
});

test('spaces that a service moves or loses beside a piece', () => {
  const answers = [
    'Resolution<x id="0"> 15/NQ-BCH </x>of',
    'Resolution<x id="0">15</x>of',
    'Resolution <x id="0"/> of',
  ];
  for (const answer of answers) expect(restored(RESOLUTION, CODE, answer)).toBe('Resolution 15/NQ-BCH of');
  // Where a language writes no spaces, or joins endings, none is put in.
  expect(restored(RESOLUTION, CODE, '第<x id="0">15</x>号决议')).toBe('第15/NQ-BCH号决议');
});

test('a term is put in as the glossary has it, and begins a sentence with a capital', () => {
  const text = 'Công đoàn cơ sở họp';
  const pieces: Piece[] = [{ start: 0, end: 15, value: 'grassroots union', term: true }];
  expect(restored(text, pieces, '<x id="0">grassroots union</x> meets')).toBe('Grassroots union meets');
  expect(restored(text, pieces, 'A meeting of the <x id="0">x</x>')).toBe('A meeting of the grassroots union');
});

describe('marks', () => {
  test.each([
    ['<b>ba</b> đoàn', '**ba** đoàn'],
    ['<strong> ba </strong>đoàn', '**ba** đoàn'],
    ['<b><i>ba</i></b> đoàn', '**_ba_** đoàn'],
    ['<b></b> ba đoàn', 'ba đoàn'],
    ['<i>ba</i>s đoàn', 'bas đoàn'],
    ['<b>ba</b>s đoàn', '**ba**s đoàn'],
    ['ba đoàn', 'ba đoàn'],
  ])('%s', (answer, expected) => {
    expect(restored('**_ba_** đoàn', [], answer)).toBe(expected);
  });

  test.each(['<b>ba đoàn', 'ba</b> đoàn', '<b><i>ba</b></i>', '<b><x id="0">', '**ba** đoàn', 'ba\\_đoàn'])(
    '%s is refused',
    (answer) => {
      expect(restored('**ba** đoàn', [], answer)).toBeUndefined();
    },
  );
});

describe('an answer that is not whole is none', () => {
  test.each([
    ['lost', 'Resolution of 2022'],
    ['doubled', '<x id="0">15</x> and <x id="0">15</x>'],
    ['invented', '<x id="0">15</x> and <x id="1">16</x>'],
    ['without its name', 'Resolution <x>15/NQ-BCH</x>'],
    ['not closed', 'Resolution <x id="0">15/NQ-BCH'],
    ['not opened', '<x id="0">15</x> of</x>'],
    ['nested', '<x id="0"><b>15</b></x>'],
    ['a prototype', '<x id="__proto__">15</x>'],
    ['a script', '<x id="0">15</x><script>alert(1)</script>'],
    ['a picture', '<x id="0">15</x><img src=x onerror=alert(1)>'],
    ['a comment', '<x id="0">15</x><!-- note -->'],
    ['a script behind entities', '<x id="0">15</x> &lt;script&gt;alert(1)'],
    ['a script behind numbers', '<x id="0">15</x> &#60;script&#x3e;'],
    ['a turned direction', '<x id="0">15</x> \u202eabc'],
    ['a direction behind an entity', '<x id="0">15</x> &#x202e;abc'],
    ['a control behind entities', '<x id="0">15</x> a &#1;b&#x1; c'],
    ['far too long', `<x id="0">15</x> ${'a'.repeat(20_000)}`],
    ['a letter that was lost', '<x id="0">15</x> \ufffd'],
    ['a placeholder', '<x id="0">15</x> {{name}}'],
    ['strong signs', '<x id="0">15</x> **a**'],
    ['empty', ''],
  ])('%s', (_, answer) => {
    expect(restored(RESOLUTION, CODE, answer)).toBeUndefined();
  });

  test('nor one without end, whatever it is made of', () => {
    for (const part of ['<x id="0">', '<b>', '<x ', ' ', '&#60', '<', '_', '<x id="0"/>']) {
      for (const length of [19_990, 4_000_000]) {
        expect(restored(RESOLUTION, CODE, part.repeat(length / part.length))).toBeUndefined();
      }
    }
  });
});
