import { describe, expect, it } from 'vitest';
import { breakStrengths } from '../../scripts/typography/breaks.ts';
import { createTextEngine } from '../../scripts/typography/index.ts';
import { linesOf, request, set } from './set.ts';

/** Every way the text breaks as its slot narrows. */
async function everyBreak(locale: string, value: string): Promise<string[][]> {
  const engine = await createTextEngine(locale);
  return Array.from({ length: 60 }, (_, step) => linesOf(engine.measure(request(value, { width: 100 + step * 40 }))));
}

describe('dictionary scripts', () => {
  const samples: readonly (readonly [string, string, string])[] = [
    ['th', 'คณะผู้แทนสหภาพแรงงานเดินทางไปต่างประเทศเพื่อแลกเปลี่ยนประสบการณ์', 'แรงงาน'],
    ['lo', 'ຄະນະຜູ້ແທນໄດ້ເດີນທາງໄປຕ່າງປະເທດເພື່ອແລກປ່ຽນປະສົບການ', 'ປະເທດ'],
    ['km', 'គណៈប្រតិភូសហជីពបានធ្វើដំណើរទៅក្រៅប្រទេសដើម្បីផ្លាស់ប្តូរបទពិសោធន៍', 'ប្រទេស'],
  ];
  it.each(samples)('breaks %s between words, never inside a grapheme or a word', async (locale, value, word) => {
    const graphemes = new Intl.Segmenter(locale, { granularity: 'grapheme' });
    const starts = new Set(Array.from(graphemes.segment(value), ({ index }) => index));
    const all = await everyBreak(locale, value);
    expect(all.some((lines) => lines.length > 2)).toBe(true);
    for (const lines of all) {
      expect(lines.join('')).toBe(value);
      expect(lines.some((line) => line.includes(word))).toBe(true);
      let at = 0;
      for (const line of lines) {
        expect(starts.has(at)).toBe(true);
        at += line.length;
      }
    }
  });

  it('keeps the Thai mark of repetition with its word', async () => {
    for (const lines of await everyBreak('th', 'จังหวัดต่าง ๆ ของประเทศ')) {
      for (const line of lines) expect(line.startsWith('ๆ')).toBe(false);
    }
  });
});

describe('what stays together', () => {
  const kept: readonly (readonly [string, string, string])[] = [
    ['vi', 'Tỉnh có hơn 27.000 đoàn viên vào ngày 28/6/2023 trong giai đoạn', '28/6/2023'],
    ['vi', 'Đường biên giới dài tổng cộng 333,403 km qua nhiều huyện', '333,403 km'],
    ['vi', 'Toàn tỉnh hiện có 34.318 đoàn viên', '34.318 đoàn viên'],
    ['vi', 'Lương tối thiểu tháng hoặc 23.800 ₫/giờ ở vùng này', '23.800 ₫/giờ'],
    ['vi', 'Cả năm năm chỉ có ba đoàn ra nước ngoài học tập', 'ba đoàn'],
    ['zh', '六月连续五天接连召开了三场大会的消息', '三场'],
    ['vi', 'Trong giai đoạn 2018–2023 công đoàn tỉnh', '2018–2023'],
    ['vi', 'Ba đại hội của các tổ chức công đoàn', 'công đoàn'],
    ['th', 'สมาชิกของสหภาพแรงงานในจังหวัด', 'สหภาพแรงงาน'],
    ['lo', 'ຄະນະຜູ້ແທນໄປກອງປະຊຸມໃຫຍ່ຂອງກຳມະບານ', 'ກອງປະຊຸມໃຫຍ່'],
    ['ru', 'Нам рассказали о шести годах работы', 'о шести'],
    ['ru', 'Доклад федерации принят 6 апреля 2015 г. единогласно', '6 апреля 2015 г.'],
    ['ru', 'Делегации за рубеж, 2011 год и другие', '2011 год'],
    ['ru', 'Три съезда прошли подряд 24–28 июня 2023 года в Ханое', '24–28 июня 2023 года'],
    ['vi', 'Trình bày tại diễn đàn ngày 30 tháng 11 năm 2023 ở Hà Nội', 'ngày 30 tháng 11 năm 2023'],
    ['vi', 'Đại hội công đoàn lần thứ 11 của quận', 'thứ 11'],
    ['en', 'External relations of a province from 2010 to April 2015 at a glance', 'April 2015'],
    ['fr', 'Présentée à un forum le 30 novembre 2023 à Hanoï', '30 novembre 2023'],
    ['es', 'Presentada en un foro el 30 de noviembre de 2023 en Hanói', '30 de noviembre de 2023'],
    ['km', 'បង្ហាញក្នុងវេទិកាថ្ងៃទី 30 ខែវិច្ឆិកា ឆ្នាំ 2023 នៅហាណូយ', '30 ខែវិច្ឆិកា ឆ្នាំ 2023'],
    ['th', 'นำเสนอในเวทีเสวนาวันที่ 30 พฤศจิกายน 2023 ที่ฮานอย', '30 พฤศจิกายน 2023'],
    ['th', 'ลองเบียนเตรียมการประชุมใหญ่ครั้งที่ 5 ในเดือนหน้า', 'ครั้งที่ 5'],
    ['zh', '三场大会在6月24–28日接连召开的消息', '6月24–28日'],
    ['vi', 'Gửi bài dự thi về hop-thu@congdoan.vn trước tháng sau', 'hop-thu@congdoan.vn'],
    ['zh', '来源：首都劳动报社会新闻版，2023年11月30日', '2023年11月30日'],
    ['vi', 'Nghị quyết 03/NQ-ĐCT của Tổng Liên đoàn', '03/NQ-ĐCT'],
    ['zh', '关于落实第03/NQ-ĐCT号决议五年情况的报告', '03/NQ-ĐCT'],
    ['th', 'บทความโดยฮหว่าง ฟุก หนังสือพิมพ์แรงงาน', 'ฮหว่าง'],
    ['en', 'Around eighty-seven and a half: 87.5 % of the members', '87.5 %'],
    ['fr', 'Le syndicat compte plus de 27 000 membres actifs', '27 000'],
    ['fr', 'Elle parle d’un « modèle » utile', '« modèle »'],
    ['ru', 'Профсоюз насчитывает более 27 000 членов', '27 000'],
    ['ar', 'طول الحدود المشتركة هو 333.403 كم في المقاطعة', '333.403 كم'],
    ['zh', '工会在2018年派出了第3个代表团', '第3个'],
    ['ko', '조합원은 모두 27,000 명 이상이다', '27,000 명'],
  ];
  it.each(kept)('%s: %s', async (locale, value, piece) => {
    const widest = (await set(locale, piece)).width;
    const engine = await createTextEngine(locale);
    for (let width = widest + 1; width < widest * 5; width += 37) {
      const lines = linesOf(engine.measure(request(value, { width })));
      expect(
        lines.some((line) => line.includes(piece)),
        `${width}: ${lines.join(' | ')}`,
      ).toBe(true);
    }
  });

  it('parts a number from its unit rather than leave the slot', async () => {
    const number = (await set('vi', '333,403')).width;
    const text = await set('vi', '333,403 km', { width: number + 1 });
    expect(linesOf(text)).toEqual(['333,403', 'km']);
    expect(text.excess).toBe(0);
  });

  it('breaks Korean between words only', async () => {
    const value = '노동조합의 대표단이 해외를 방문했다(베트남)';
    for (const lines of await everyBreak('ko', value)) expect(lines.join(' ')).toBe(value);
  });

  it('begins no Chinese or Japanese line with closing, ends none with opening punctuation', async () => {
    const values = {
      zh: '他说：“这是一个好模式。”（工会）、《劳动报》报道，很好！',
      ja: '彼は「良い例だ。」と（言った）、本当に、ちょっとスーパー。',
    };
    for (const [locale, value] of Object.entries(values)) {
      for (const lines of await everyBreak(locale, value)) {
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、。，！：；”）》」ょっー]/u);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[“（《「]$/u);
      }
    }
  });

  // JIS X 4051 and GB/T 15834: what a line may not begin with, and what it may not end with.
  const NOT_FIRST = [
    ...'、。，．・：；？！‼⁇゛゜ヽヾゝゞ々〻ー）］｝〕〉》」』】〗’”ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ–〜～…‥℃％‰',
  ];
  const NOT_LAST = [...'（［｛〔〈《「『【〖‘“￥＄№'];
  it.each(['zh', 'ja'])('%s: begins no line with what closes or goes on, ends none with what opens', (locale) => {
    const at = 4;
    const breaksAt = (text: string, place: number): boolean => breakStrengths(text, locale)[place] !== 0;
    for (const before of ['国家国家', 'カナかな', '年ABCD'.slice(0, 4)]) {
      expect(NOT_FIRST.filter((mark) => breaksAt(`${before}${mark}国家`, at))).toEqual([]);
      expect(NOT_LAST.filter((mark) => breaksAt(`${before}${mark}国家`, at + 1))).toEqual([]);
    }
    for (const pair of ['……', '——', '‥‥', '！？', '。」', '」。']) {
      expect(breaksAt(`国家国家${pair}国家`, at + 1), pair).toBe(false);
    }
    // Not because nothing ever breaks.
    expect(breaksAt('国家国家国家', at)).toBe(true);
    expect(breaksAt('国家国家「国家」', at)).toBe(true);
  });

  it('breaks addresses at their slashes and dots, and splits no word', async () => {
    const value = 'Xem https://congdoan.vn/tin-tuc/doi-ngoai hôm nay';
    const piece = (await set('vi', 'https://congdoan')).width;
    const text = await set('vi', value, { width: piece + 20 });
    expect(text.excess).toBe(0);
    expect(linesOf(text)).toEqual(['Xem', 'https://congdoan', '.vn/tin-tuc/', 'doi-ngoai hôm', 'nay']);
  });

  it('splits no number of an address, not even where it may break anywhere', () => {
    const value = 'mail anhdep.congnhan2025@example.org';
    const strengths = breakStrengths(value, 'en');
    expect([...'025'].map((_, digit) => strengths[value.indexOf('2025') + 1 + digit])).toEqual([0, 0, 0]);
    expect(strengths[value.indexOf('2025')]).toBeGreaterThan(0);
  });

  it('splits no grapheme, not even where an address may break anywhere', () => {
    const value = 'https://x.vn/e\u0331a\u0331';
    const strengths = breakStrengths(value, 'en');
    expect(strengths[value.indexOf('a')]).toBeGreaterThan(0);
    for (const mark of value.matchAll(/\u0331/g)) expect(strengths[mark.index]).toBe(0);
  });

  it('reports a word that the slot cannot hold instead of splitting it', async () => {
    const text = await set('vi', 'nghiêng nghiêng', { width: 200 });
    expect(linesOf(text)).toEqual(['nghiêng', 'nghiêng']);
    expect(text.excess).toBeCloseTo(text.width - 200, 1);
    expect(text.excess).toBeGreaterThan(100);
  });
});

describe('balanced headlines', () => {
  const title = 'Năm năm đối ngoại nhân dân của Công đoàn tỉnh Cao Bằng';

  it('needs no more lines and makes the widest line narrower', async () => {
    const engine = await createTextEngine('vi');
    for (let width = 800; width < 2400; width += 150) {
      const filled = engine.measure(request(title, { width }));
      const balanced = engine.measure(request(title, { width, balance: true }));
      expect(balanced.lines.length).toBe(filled.lines.length);
      expect(balanced.width).toBeLessThanOrEqual(width);
      const shortest = Math.min(...balanced.lines.map((line) => line.width));
      // Compounds stay whole, so that a line may be as short as half its neighbour, and no shorter.
      if (balanced.lines.length > 1) expect(shortest / balanced.width).toBeGreaterThan(0.45);
    }
  });

  it('leaves no word alone on the last line', async () => {
    const engine = await createTextEngine('en');
    const heavy = engine.measure(request('Solidarity in achievements', { width: 1000, balance: true }));
    expect(linesOf(heavy)).toEqual(['Solidarity', 'in achievements']);
    for (let width = 700; width < 2400; width += 50) {
      const text = engine.measure(
        request('Five years of quiet work abroad by the unions of Cao Bằng', { width, balance: true }),
      );
      expect(text.lines.at(-1)?.text).toContain(' ');
    }
  });

  it('begins no line of a Japanese headline with a particle, and splits no word', async () => {
    const engine = await createTextEngine('ja');
    const title = '3回の視察から多くを学んだカオバン省労働組合';
    for (let width = 420; width < 1500; width += 60) {
      const style = { size: 70, weight: 800, role: 'title', balance: true } as const;
      const { lines } = engine.measure({ key: '', value: title, style, width, align: 'start' });
      for (const { text } of lines) {
        expect(text, `${width}: ${lines.map((line) => line.text).join(' | ')}`).not.toMatch(/^[をくだの]/u);
        if (text.includes('カオ')) expect(text).toContain('カオバン');
      }
    }
  });

  it('breaks Chinese headlines between words', async () => {
    const lines = linesOf(await set('zh', '高平省工会五年对外交流回顾', { width: 1150, balance: true }));
    expect(lines).toEqual(['高平省工会五年', '对外交流回顾']);
  });
});

describe('answers', () => {
  it('are the same whatever was asked before, and measuring agrees with setting', async () => {
    const wanted = request('Tỉnh có **34.318** đoàn viên', { width: 700, size: 41.5 });
    const first = (await createTextEngine('vi')).typeset(wanted);
    const engine = await createTextEngine('vi');
    for (let size = 20; size < 60; size++) engine.typeset(request('đoàn viên 34.318', { size }));
    expect(engine.typeset(wanted)).toEqual(first);
    expect({ ...engine.measure(wanted), path: first.path }).toEqual(first);
  });

  it('keep the lines a writer made', async () => {
    expect(linesOf(await set('vi', 'Một\nHai'))).toEqual(['Một', 'Hai']);
  });

  it('take an empty text as no lines', async () => {
    expect(await set('vi', '  ')).toMatchObject({ lines: [], height: 0, width: 0, path: '', excess: 0 });
  });
});
