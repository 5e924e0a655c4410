import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../compositions/model/locale.ts';
import { EMOJI, EMOJI_ADVANCE, emojiSvg } from '../../scripts/typography/emoji.ts';
import { createTextEngine, uncoveredCharacters } from '../../scripts/typography/index.ts';
import { contours, inkExtent } from './ink.ts';
import { linesOf, request, set } from './set.ts';

const require = createRequire(import.meta.url);
const spoken = LOCALES.filter((locale) => !('pseudo' in locale)).map(({ tag }) => tag);

/** A capital, a consonant, an ideograph: what an emoji stands beside. */
const LETTERS: Readonly<Record<string, string>> = {
  ru: 'Н',
  ar: 'ا',
  th: 'ก',
  lo: 'ກ',
  km: 'ក',
  zh: '国',
  ja: '国',
  ko: '한',
};
const letterOf = (tag: string): string => LETTERS[tag] ?? 'H';

/** Names of the pictures of a text from left to right. */
async function pictures(locale: string, value: string): Promise<string[]> {
  const { pictures: drawn = [] } = await set(locale, value);
  return [...drawn].sort((a, b) => a.x - b.x).map(({ svg }) => NAMES.get(svg) ?? 'unknown');
}

const NAMES = new Map(
  [
    'party-popper',
    'red-heart',
    'sun',
    'soccer-ball',
    'keycap-1',
    'keycap-2',
    'copyright',
    'flag-vietnam',
    'flag-france',
    'flag-england',
    'woman-factory-worker',
    'family-man-woman-girl-boy',
    'thumbs-up-medium-skin-tone',
  ].map((name) => [emojiSvg(name), name]),
);

describe('what is drawn as a picture', () => {
  it.each([
    ['what is in colour by itself, though a font has it', '🎉⚽', ['party-popper', 'soccer-ball']],
    ['what the writer wants in colour', '☀️©️', ['sun', 'copyright']],
    ['what no font has', '❤', ['red-heart']],
    ['a keycap', '1️⃣ 2️⃣', ['keycap-1', 'keycap-2']],
    ['a flag of two letters, and one of tags', '🇻🇳 🏴󠁧󠁢󠁥󠁮󠁧󠁿', ['flag-vietnam', 'flag-england']],
    ['a hand with its skin tone', '👍🏽', ['thumbs-up-medium-skin-tone']],
    ['a worker, a family', '👩‍🏭👨‍👩‍👧‍👦', ['woman-factory-worker', 'family-man-woman-girl-boy']],
  ])('%s', async (_, value, names) => {
    expect(await pictures('vi', `Chúc ${value} mừng`)).toEqual(names);
    // The outlines hold none of it, and the words all of it, for captions and alternative texts.
    expect((await set('vi', value)).path).toBe('');
    expect((await set('vi', `Chúc ${value} mừng`)).value).toBe(`Chúc ${value} mừng`);
  });

  it('is no digit, sign or arrow, and nothing that the writer wants as text', async () => {
    for (const value of ['1 # * 2', '© ® ™', '→ ↔ ☎', '☀\ufe0e', '⚽\ufe0e', '1\ufe0f', '→\ufe0f']) {
      const text = await set('vi', value);
      expect(text.pictures, value).toBeUndefined();
      expect(text.path, value).not.toBe('');
    }
  });

  it('is no sequence that has no picture of its own: its parts would say something else', async () => {
    expect((await set('vi', '👩‍🚗')).pictures).toBeUndefined();
    const [missing, ...others] = uncoveredCharacters('vi', 'Xe 👩‍🚗 và 🇽🇽, lại 👩‍🚗');
    expect(missing?.character).toBe('👩‍🚗');
    expect(missing?.fontsTried.at(-1)).toBe(EMOJI.name);
    expect(others.map(({ character }) => character)).toEqual(['🇽🇽']);
  });
});

describe.each(spoken)('an emoji on a line (%s)', (tag) => {
  const letter = letterOf(tag);

  it('is covered, and takes a little more than its square from the line', async () => {
    const words = `${letter}🎉${letter}`;
    expect(uncoveredCharacters(tag, `${words} 👩‍🏭👍🏽🇻🇳1️⃣❤️❤🫪`)).toEqual([]);
    const [alone, text] = await Promise.all([set(tag, letter), set(tag, words)]);
    expect(text.width).toBeCloseTo(2 * alone.width + EMOJI_ADVANCE * 100, 0);
  });

  it.each(['title', 'body', 'figure'] as const)(
    'stands beside the letters and as high as they do (%s)',
    async (role) => {
      const text = await set(tag, `${letter}🎉${letter}`, { role, weight: 800 });
      const [picture] = text.pictures!;
      const { x, y, size } = picture!;
      for (const { left, right } of contours(text.path)) expect(right < x || left > x + size).toBe(true);
      expect(contours(text.path).some(({ right }) => right < x)).toBe(true);
      expect(contours(text.path).some(({ left }) => left > x + size)).toBe(true);
      const ink = inkExtent(text.path);
      expect(Math.abs(y + size / 2 - (ink.top + ink.bottom) / 2)).toBeLessThan(12);
      expect(size).toBeGreaterThan(ink.bottom - ink.top);
    },
  );

  it('says how far it reaches, stays in its line and moves no other', async () => {
    for (const role of ['title', 'body'] as const) {
      const text = await set(tag, `${letter} 🎉\n${letter} 🎉`, { role });
      const plain = await set(tag, `${letter}\n${letter}`, { role });
      expect(text.lines.map(({ baseline }) => baseline)).toEqual(plain.lines.map(({ baseline }) => baseline));
      const [first, last] = text.pictures!;
      expect(first!.y).toBeGreaterThanOrEqual(0);
      expect(last!.y + last!.size).toBeLessThanOrEqual(text.height);
      const line = text.lines[0]!;
      expect(line.above).toBeCloseTo(line.baseline - first!.y, 1);
      expect(line.below).toBeGreaterThanOrEqual(first!.y + first!.size - line.baseline - 0.01);
    }
  });
});

describe('lines with emoji', () => {
  it('are set apart where letters above would touch it', async () => {
    const { lines, pictures: drawn } = await set('fr', 'Ģǵỵ\n🎉', { role: 'title' });
    expect(drawn![0]!.y - (lines[0]!.baseline + lines[0]!.below)).toBeGreaterThanOrEqual(5);
  });

  it('end before or after one, never inside', async () => {
    expect(linesOf(await set('vi', 'a👩‍🏭b👍🏽', { width: 1 }))).toEqual(['a', '👩‍🏭', 'b', '👍🏽']);
    expect(linesOf(await set('vi', 'Năm mới 🎉 vui', { width: 450 }))).toEqual(['Năm mới', '🎉 vui']);
    expect(linesOf(await set('vi', 'Năm mới 🎉 vui', { width: 600 }))).toEqual(['Năm mới 🎉', 'vui']);
  });

  it('are measured as they are set, without pictures', async () => {
    const engine = await createTextEngine('vi');
    const wish = request('Năm mới 🎉 vui', { width: 400 });
    const { path: _, pictures: drawn, ...text } = engine.typeset(wish);
    expect(drawn).toHaveLength(1);
    expect(engine.measure(wish)).toEqual({ ...text, path: '' });
  });

  it('run from right to left in Arabic, flags and keycaps like all others', async () => {
    expect(await pictures('ar', 'عام 🎉❤️ سعيد')).toEqual(['red-heart', 'party-popper']);
    expect(await pictures('ar', 'عام 🇻🇳🇫🇷 سعيد')).toEqual(['flag-france', 'flag-vietnam']);
    expect(await pictures('ar', 'أولا 1️⃣ ثانيا 2️⃣')).toEqual(['keycap-2', 'keycap-1']);
    expect(await pictures('ar', 'في Hà Nội 🇻🇳🇫🇷 Việt')).toEqual(['flag-vietnam', 'flag-france']);
  });
});

describe('the pictures', () => {
  it('are drawings and nothing else, each with ids of its own', () => {
    const names = new Set(Object.values(require(`${EMOJI.package}/chars.json`) as Record<string, string>));
    expect(names.size).toBeGreaterThan(3900);
    const faults = [...names].flatMap((name) => {
      const svg = emojiSvg(name);
      const elements = [...svg.matchAll(/<([a-zA-Z]+)/g)].map(([, element = '']) => element);
      const ids = [...svg.matchAll(/\bid="([^"]*)"/g)].map(([, id = '']) => id);
      const addresses = [...svg.matchAll(/(?:href="|url\()([^")]*)/g)].map(([, address = '']) => address);
      return [
        ...(SQUARE.test(svg) ? [] : [`${name} is not square`]),
        ...elements.filter((element) => !DRAWN.includes(element)).map((element) => `${name} holds ${element}`),
        ...ids.filter((id) => !id.startsWith(`${name}-`)).map((id) => `${name} shares ${id}`),
        ...addresses.filter((one) => !ids.includes(one.slice(1))).map((one) => `${name} refers to ${one}`),
      ];
    });
    expect(faults).toEqual([]);
  });

  it('come under the licence that the package names', () => {
    expect((require(`${EMOJI.package}/package.json`) as { license: string }).license).toBe(EMOJI.licence);
  });
});

const SQUARE = /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 -?[\d.]+ (\d+) \1">/;
const DRAWN = ['svg', 'path', 'circle', 'ellipse', 'g', 'defs', 'use', 'clipPath'];
