import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../compositions/model/locale.ts';
import { loadFont } from '../../scripts/typography/face.ts';
import {
  FAMILIES,
  type FamilyId,
  fontPath,
  fontStack,
  fontsFingerprint,
  uncoveredCharacters,
} from '../../scripts/typography/index.ts';
import { itemise } from '../../scripts/typography/itemise.ts';
import exemplars from './exemplars.json' with { type: 'json' };
import { set } from './set.ts';

const IDS = Object.keys(FAMILIES) as FamilyId[];
const require = createRequire(import.meta.url);

/** Signs that the product itself sets or officers often type, besides the punctuation of their language. */
const SIGNS = '0123456789 .,:;!?…·•–—-−‐‑/()[]«»“”‘’\'"%‰°€$£¥₫+±×÷=<>≤≥≈~&@#*©®™№§→←↑↓²³½¼¾ªº†‡';

const HANGUL = Array.from({ length: 0xd7a3 - 0xac00 + 1 }, (_, index) => String.fromCodePoint(0xac00 + index)).join('');

/** Characters that none of the families has; direction marks and spaces need no glyph. */
const lacking = (characters: string, families: readonly FamilyId[], weight: 400 | 600 | 800): string =>
  [...characters]
    .filter((character) => !/[\s\u061c\u200e]/.test(character))
    .filter((character) => !families.some((id) => loadFont(id, weight).codePoints.has(character.codePointAt(0)!)))
    .join('');

/** usWeightClass of the OS/2 table (OpenType 1.9). */
function weightOf(font: Buffer): number {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'OS/2')!;
  return font.readUInt16BE(font.readUInt32BE(entry + 8) + 4);
}

describe('font registry', () => {
  it('has letters of every language to look for', () => {
    const spoken = LOCALES.filter((locale) => !('pseudo' in locale)).map(({ tag }) => tag);
    expect(Object.keys(exemplars.locales).sort()).toEqual([...spoken].sort());
  });

  it.each(IDS)('names a file of every weight it says (%s)', (id) => {
    expect(FAMILIES[id].weights).toEqual([400, 600, 800]);
    for (const weight of FAMILIES[id].weights) expect(weightOf(readFileSync(fontPath(id, weight)))).toBe(weight);
  });

  it.each(IDS)('names the licence that the package names, and ships with (%s)', (id) => {
    const { licence, package: name } = FAMILIES[id];
    const folder = path.dirname(require.resolve(`${name}/package.json`));
    expect((require(`${name}/package.json`) as { license: string }).license.split(' AND ')).toContain(licence);
    const text = readFileSync(path.join(folder, 'LICENSE_FONT'), 'utf8');
    expect(text).toContain('SIL Open Font License, Version 1.1');
  });

  it('gives every script a stack in which mixed text finds Latin and all other scripts', () => {
    for (const locale of LOCALES) expect(fontStack(locale.script, 'body')).toContain('sans');
  });

  it('gives Chinese, Japanese and Korean their own forms of one ideograph', async () => {
    for (const ideograph of '直骨角海') {
      const forms = await Promise.all(['zh', 'ja'].map(async (tag) => (await set(tag, ideograph)).path));
      expect(forms[0]).not.toBe('');
      expect(new Set(forms).size, ideograph).toBe(2);
    }
    expect((await set('ko', '直')).path).not.toBe((await set('zh', '直')).path);
  });

  it('names packages, versions and files in the fingerprint, and differs by the script', () => {
    expect(fontsFingerprint('km', false)).toContain('noto-sans-khmer@0.4.3/400Regular/NotoSansKhmer_400Regular.ttf');
    expect(fontsFingerprint('zh', false)).not.toBe(fontsFingerprint('ja', false));
  });

  it('names the pictures of emoji only where it is told that the words hold one', () => {
    expect(fontsFingerprint('vi', false)).not.toContain('twemoji');
    expect(fontsFingerprint('vi', true)).toContain('@iconify-json/twemoji@1.2.5');
  });
});

const letterTests = Object.entries(exemplars.locales).map(([tag, { letters, signs }]) => {
  const { script } = LOCALES.find((locale) => locale.tag === tag)!;
  return { tag, script, letters: letters || HANGUL, signs };
});

describe.each(letterTests)('letters of $tag', ({ script, letters, signs }) => {
  const ofEveryStack = (check: (stack: readonly FamilyId[], weight: 400 | 600 | 800) => void): void => {
    for (const role of ['title', 'body', 'figure'] as const) {
      const stack = fontStack(script, role);
      for (const weight of FAMILIES[stack[0]!].weights) check(stack, weight);
    }
  };

  it('are all in the family of their script, which the registry says is for it, in every weight', () => {
    ofEveryStack((stack, weight) => {
      expect(FAMILIES[stack[0]!].scripts).toContain(script);
      expect(lacking(letters, [stack[0]!], weight), `${stack[0]} ${weight}`).toBe('');
    });
  });

  it('find their numbers, punctuation and the signs of pictures in the stack, in every weight', () => {
    ofEveryStack((stack, weight) => expect(lacking(signs + SIGNS, stack, weight), `${weight}`).toBe(''));
  });
});

describe('coverage', () => {
  it.each(LOCALES.map((locale) => locale.tag))('finds nothing missing in the words of all languages (%s)', (tag) => {
    const everyone =
      'Tổng Liên đoàn Ổ, ёж, 高平省, カオバン, 까오방, شركة, สหภาพ, ສະຫະພັນ, សហជីព — 12 % “a” «b» 1 000 −5 … → ✓'.replace(
        ' ✓',
        '',
      );
    expect(uncoveredCharacters(tag, everyone)).toEqual([]);
  });

  it('names a character that no font has, and the fonts tried', () => {
    const [missing, ...others] = uncoveredCharacters('vi', 'Xin chào தமிழ் năm mới த');
    expect(others.map((one) => one.character)).toEqual(['ம', 'ி', 'ழ', '்']);
    expect(missing?.character).toBe('த');
    expect(missing?.fontsTried[0]).toBe('Be Vietnam Pro');
    expect(missing?.fontsTried).toContain('Noto Sans');
  });

  it('draws the tilde of Korean Windows as the tilde it means', async () => {
    expect(uncoveredCharacters('ko', '6∼8세')).toEqual([]);
    expect((await set('ko', '6∼8세')).path).toBe((await set('ko', '6~8세')).path);
  });

  it('names a mark that cannot stand on its base', () => {
    expect(uncoveredCharacters('vi', 'a\u0f71').map((one) => one.character)).toEqual(['\u0f71']);
  });

  it('asks no glyph of joiners, direction marks and spaces', () => {
    expect(uncoveredCharacters('ar', 'ا\u200c\u200dب \u200e\u200f\u200b\u202f\u00a0\ufe0f')).toEqual([]);
  });

  it('draws nothing for a missing character, not a box', async () => {
    expect((await set('vi', 'த')).path).toBe('');
  });

  it('sets a Vietnamese name in a Thai sentence in one font', () => {
    const text = 'จังหวัด Cao Bằng';
    const items = itemise(text, new Uint8Array(text.length), {
      stack: fontStack('Thai', 'title'),
      weight: 800,
      direction: 'ltr',
    });
    const name = items.filter((item) => item.script === 'Latn' && /\p{L}/u.test(text.slice(item.start, item.end)));
    expect(new Set(name.map((item) => item.font.family))).toEqual(new Set(['sans']));
  });
});
