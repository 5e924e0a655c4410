import { describe, expect, it } from 'vitest';
import { contours, inkExtent } from './ink.ts';
import { set } from './set.ts';

describe('marks stand where their script wants them', () => {
  it('keeps the dots of شركة close over their letters, as HarfBuzz places them', async () => {
    const text = await set('ar', 'شركة');
    const baseline = text.lines[0]?.baseline ?? 0;
    const dots = contours(text.path).filter((one) => one.right - one.left < 15 && one.bottom - one.top < 15);
    // Two over ة, then three over ش; offsets with the wrong sign gave -50 and -70.
    const lowest = dots.map((dot) => dot.bottom - baseline);
    for (const [dot, place] of [-63.1, -63.1, -54.5, -43.5, -43.5].entries()) expect(lowest[dot]).toBeCloseTo(place, 0);
  });

  it('keeps the dots of بيت below its letters', async () => {
    const text = await set('ar', 'بيـ');
    const baseline = text.lines[0]?.baseline ?? 0;
    const dots = contours(text.path).filter((one) => one.right - one.left < 15 && one.bottom - one.top < 15);
    expect(dots.length).toBeGreaterThanOrEqual(2);
    for (const dot of dots) expect(dot.top).toBeGreaterThan(baseline);
  });

  it('sets the subscripts of ឈ្នួល one under the other, below the line', async () => {
    const text = await set('km', 'ឈ្នួល');
    const baseline = text.lines[0]?.baseline ?? 0;
    const letter = await set('km', 'ល');
    expect(inkExtent(letter.path).bottom).toBeLessThan(baseline + 5);
    expect(inkExtent(text.path).bottom).toBeGreaterThan(baseline + 40);
    expect(inkExtent(text.path).top).toBeGreaterThan(baseline - 100);
  });

  it('gives the Korean middle dot half an em between words', async () => {
    const [dotted, plain] = await Promise.all([set('ko', '한국·베트남'), set('ko', '한국베트남')]);
    expect(dotted.width - plain.width).toBeGreaterThan(45);
  });

  it('draws decomposed Vietnamese as composed', async () => {
    const composed = await set('vi', 'Tổng Liên đoàn'.normalize('NFC'));
    const decomposed = await set('vi', 'Tổng Liên đoàn'.normalize('NFD'));
    expect(decomposed).toEqual(composed);
  });

  it.each([
    ['vi', 'ộ\u0301', 'ộ'],
    ['vi', 'Q\u0323\u0302', 'Q\u0323'],
    ['fr', 'Z\u0302\u0323', 'Z\u0323'],
    ['ru', 'А\u0301', 'А'],
  ])('stacks a mark that no composed letter has on what is under it (%s %s)', async (locale, stacked, under) => {
    const [text, plain] = await Promise.all([set(locale, stacked), set(locale, under)]);
    const highest = contours(text.path).reduce((best, one) => (one.top < best.top ? one : best));
    // Offsets with the wrong sign put it through the letter. An accent may nestle into a circumflex by a few px.
    expect(highest.bottom).toBeLessThan(inkExtent(plain.path).top + 5);
    expect(Math.abs(text.lines[0]!.baseline - text.lines[0]!.above - highest.top)).toBeLessThan(3);
    expect(text.width).toBeCloseTo(plain.width, 1);
  });

  it('sets the short vowels of شَرِكَة above and below its letters, clear of their dots', async () => {
    const text = await set('ar', 'شَرِكَة');
    const baseline = text.lines[0]?.baseline ?? 0;
    const heights = contours(text.path).map(({ top, bottom }) => [baseline - bottom, baseline - top] as const);
    expect(heights.filter(([from]) => from > 74)).toHaveLength(2);
    expect(heights.filter(([, to]) => to < -25)).toHaveLength(1);
  });

  it('places Thai tone marks higher over an upper vowel', async () => {
    const low = await set('th', 'ม่');
    const high = await set('th', 'มี่');
    expect(inkExtent(high.path).top).toBeLessThan(inkExtent(low.path).top - 5);
  });
});

describe('weights and figures', () => {
  it('draws strong and emphasised words heavier, and their marks not at all', async () => {
    const [plain, strong, emphasis] = await Promise.all([
      set('vi', 'ba đoàn'),
      set('vi', '**ba đoàn**'),
      set('vi', '_ba đoàn_'),
    ]);
    expect(strong.value).toBe('ba đoàn');
    expect(strong.width).toBeGreaterThan(plain.width);
    expect(emphasis.path).toBe(strong.path);
    expect((await set('vi', 'ba đoàn', { weight: 600 })).path).toBe(strong.path);
  });

  it('takes escaped marks and underscores inside words as written', async () => {
    expect((await set('en', String.raw`2 \* 3 \_x\_`)).value).toBe('2 * 3 _x_');
    expect((await set('en', 'annual_report_2023 and 5 * 3')).value).toBe('annual_report_2023 and 5 * 3');
  });

  it.each(['vi', 'ru', 'ar', 'th', 'lo', 'km', 'zh', 'ja', 'ko'])(
    'gives digits one width in figures (%s)',
    async (locale) => {
      const widths = await Promise.all(
        [...'0123456789'].map(
          async (digit) => (await set(locale, digit.repeat(4), { role: 'figure', weight: 800 })).width,
        ),
      );
      expect(new Set(widths).size).toBe(1);
    },
  );

  it('sets lines as close as their ink allows, and never lets it touch, in every weight and role', async () => {
    for (const role of ['title', 'body'] as const) {
      for (const weight of [400, 600, 800] as const) {
        // Deep marks over tall ones: the worst pair Vietnamese has.
        const [first, second] = (await set('vi', 'ỘẬg\nỔẤỄ', { role, weight })).lines;
        const pitch = second!.baseline - first!.baseline;
        const single = await set('vi', 'ỘẬg', { role, weight });
        const deep = inkExtent(single.path).bottom - single.lines[0]!.baseline;
        const above = await set('vi', 'ỔẤỄ', { role, weight });
        const tall = above.lines[0]!.baseline - inkExtent(above.path).top;
        expect(pitch).toBeGreaterThan(deep + tall);
        const flat = (await set('vi', 'xin\nxem', { role, weight })).lines;
        const usual = flat[1]!.baseline - flat[0]!.baseline;
        // Running text has room for them in every line; a headline makes it where they meet.
        if (role === 'title') expect(usual).toBeLessThan(pitch);
        else expect(usual).toBe(pitch);
      }
    }
  });

  it.each([
    ['vi', 'năm năm\nlàm việc', 1.6],
    ['th', 'สหภาพแรงงาน\nจังหวัด', 1.58],
    ['lo', 'ກຳມະບານ\nແຂວງ', 1.58],
    ['km', 'សហជីព\nខេត្ត', 1.68],
    ['ja', '労働組合\n交流', 1.5],
    ['ar', 'نقابات\nعمل', 1.5],
    ['en', 'five years\nof work', 1.36],
  ])('gives running text the air between lines that readers of %s need', async (locale, value, least) => {
    const [first, second] = (await set(locale, value)).lines;
    expect(second!.baseline - first!.baseline).toBeGreaterThanOrEqual(least * 100);
  });

  it('gives room to stacks taller than the ordinary ones of their script', async () => {
    const samples = [
      ['ar', 'لِلّٰهِ ٱلْأَمْرُ كُلُّهُۥ'],
      ['vi', 'O\u0302\u0301\u0323\u0302\u0301'],
      ['th', 'ญู่ ปั้น ฏู'],
    ] as const;
    for (const [locale, value] of samples) {
      const text = await set(locale, value, { role: 'title', weight: 800 });
      const ink = inkExtent(text.path);
      expect(ink.top, locale).toBeGreaterThanOrEqual(0);
      expect(ink.bottom, locale).toBeLessThanOrEqual(text.height);
    }
  });

  it('keeps the ink of tall scripts inside their line', async () => {
    const samples = { th: 'ปั้ ภู่ ฟั้', lo: 'ປັ້ ບູ່ ທີ່', km: 'ប៉័ ឈ្នួល ស្ត្រី', ar: 'أإآ عج', ja: '国龍鬱g' };
    for (const [locale, value] of Object.entries(samples)) {
      for (const role of ['title', 'body'] as const) {
        const text = await set(locale, value, { role, weight: 800 });
        const ink = inkExtent(text.path);
        expect(ink.top, locale).toBeGreaterThanOrEqual(0);
        expect(ink.bottom, locale).toBeLessThanOrEqual(text.height);
      }
    }
  });
});
