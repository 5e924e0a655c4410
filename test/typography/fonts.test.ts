import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../compositions/model/locale.ts';
import {
  FAMILIES,
  type FamilyId,
  fontPath,
  fontStack,
  fontsFingerprint,
  uncoveredCharacters,
} from '../../scripts/typography/index.ts';
import { itemise } from '../../scripts/typography/itemise.ts';
import { set } from './set.ts';

describe('font registry', () => {
  it('names files that are there, in every weight', () => {
    for (const id of Object.keys(FAMILIES) as FamilyId[]) {
      for (const weight of [400, 600, 800] as const) expect(existsSync(fontPath(id, weight))).toBe(true);
    }
  });

  it('gives every script a stack in which mixed text finds Latin and all other scripts', () => {
    for (const locale of LOCALES) expect(fontStack(locale.script, 'body')).toContain('sans');
  });

  it('names packages, versions, files and HarfBuzz in the fingerprint, and differs by what is drawn', () => {
    const words = { title: 'Tổng Liên đoàn' };
    expect(fontsFingerprint('km', words)).toMatch(/^harfbuzz@\d+\.\d+\.\d+\n/);
    expect(fontsFingerprint('km', words)).toContain('noto-sans-khmer@0.4.3/400Regular/NotoSansKhmer_400Regular.ttf');
    expect(fontsFingerprint('zh', words)).not.toBe(fontsFingerprint('ja', words));
  });

  it('names the pictures of emoji only where the words hold one', () => {
    expect(fontsFingerprint('vi', { title: 'Tổng Liên đoàn' })).not.toContain('twemoji');
    expect(fontsFingerprint('vi', { items: [{ value: 'Năm mới 🎉' }] })).toContain('@iconify-json/twemoji@1.2.5');
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
