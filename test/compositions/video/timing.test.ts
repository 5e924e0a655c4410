import { describe, expect, it } from 'vitest';
import type { Page, TextRole } from '../../../compositions/layout/mark.ts';
import { findLocale } from '../../../compositions/model/locale.ts';
import { countCharacters } from '../../../compositions/video/reading.ts';
import { timeScene, toFrames } from '../../../compositions/video/timing.ts';

const vi = findLocale('vi')!.captions;
const ja = findLocale('ja')!.captions;

function page(id: string, texts: readonly [TextRole, string][] = []): Page {
  const marks = texts.map(([role, value]) => ({
    kind: 'text' as const,
    role,
    fill: '#000000',
    weight: 400 as const,
    sizes: { best: 1, least: 1 },
    box: { x: 0, y: 0, width: 1, height: 1 },
    text: { key: '', value, size: 1, lines: [], slot: 1, width: 1, height: 1, path: '', excess: 0 },
  }));
  return { id, width: 100, height: 100, background: '#ffffff', marks };
}

describe('a scene', () => {
  it('without words stands three seconds', () => {
    expect(timeScene(page('anh'), [], vi)).toEqual({ durationInFrames: 90, captions: [] });
  });

  it('gives each caption the time its readers need, two frames apart, inside the scene', () => {
    const texts = ['Mỗi đoàn có một cán bộ của tỉnh tham gia.', 'Láng giềng ở ngay bên kia biên giới.'];
    const { captions, durationInFrames } = timeScene(page('doan'), texts, vi);
    captions.forEach(({ durationInFrames: frames }, index) => {
      expect(frames / 30).toBeGreaterThanOrEqual(texts[index]!.length / 17 - 1 / 30);
    });
    expect(captions[1]!.from - (captions[0]!.from + captions[0]!.durationInFrames)).toBe(2);
    expect(captions[1]!.from + captions[1]!.durationInFrames).toBeLessThan(durationInFrames);
  });

  it('shows no caption for less than 5/6 s or more than 7 s', () => {
    expect(timeScene(page('a'), ['Có.'], vi).captions[0]!.durationInFrames).toBeGreaterThanOrEqual(25);
    const long = page('b', [['body', 'x'.repeat(400)]]);
    expect(timeScene(long, ['Có.'], vi).captions[0]!.durationInFrames).toBe(210);
  });

  it('lasts longer in a language that is read more slowly', () => {
    const text = '省の組合役員が1人ずつ加わりました。';
    expect(timeScene(page('a'), [text], ja).durationInFrames).toBeGreaterThan(
      timeScene(page('a'), [text], vi).durationInFrames,
    );
  });

  it('stands long enough for the words on its page, the source line aside', () => {
    const words = 'x'.repeat(60);
    expect(timeScene(page('a', [['body', words]]), [], vi).durationInFrames).toBe(toFrames(1 + 60 / 12));
    expect(timeScene(page('a', [['source', words]]), [], vi).durationInFrames).toBe(90);
  });
});

it('counts letters as readers do', () => {
  expect(countCharacters('Có ba đoàn.')).toBe(11);
  // Vowels above and below do not count in Thai; half-width characters count a half in Chinese.
  expect(countCharacters('ที่')).toBe(1);
  expect(countCharacters('有1人')).toBe(2.5);
});
