import { describe, expect, it } from 'vitest';
import { findFormat, type VideoFormat } from '../../../compositions/model/format.ts';
import { findLocale } from '../../../compositions/model/locale.ts';
import { captionSlot, captionStyle } from '../../../compositions/video/caption-style.ts';
import { splitCaptions } from '../../../compositions/video/captions.ts';
import { countCharacters } from '../../../compositions/video/reading.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';

async function split(tag: string, value: string, formatId = 'landscape', terms: readonly string[] = []) {
  const locale = findLocale(tag)!;
  const format = findFormat(formatId) as VideoFormat;
  const slot = { style: captionStyle(format), width: captionSlot(format) };
  return splitCaptions({ key: 'k', value }, locale, await createTextEngine(tag, terms), slot);
}

const lines = (captions: Awaited<ReturnType<typeof split>>) => captions.map((caption) => caption.lines);

const NARRATION: Record<string, string> = {
  vi: 'Mỗi đoàn có một cán bộ của tỉnh tham gia. Cũng trong năm năm ấy, tỉnh chưa đón đoàn công đoàn nước ngoài nào.',
  en: 'One officer from the province travelled with each. In the same five years, the province received no foreign union delegation.',
  ru: 'В каждой участвовал один работник профсоюзов провинции. За те же пять лет провинция не приняла ни одной зарубежной профсоюзной делегации.',
  zh: '每个代表团中有一名本省工会干部。这五年里，省里还没有接待过外国工会代表团。',
  ja: 'どの代表団にも、省の組合役員が1人ずつ加わりました。この5年間、外国の労働組合の代表団を迎えたことはまだありません。',
  ko: '대표단마다 까오방성 노동조합 간부가 한 명씩 참가했습니다. 같은 5년 동안 외국 노동조합 대표단을 맞이한 적은 아직 없었습니다.',
  ar: 'شارك في كل وفد مسؤول واحد من المقاطعة. وفي السنوات الخمس نفسها لم تستقبل المقاطعة أي وفد نقابي أجنبي.',
  th: 'แต่ละคณะมีเจ้าหน้าที่ของจังหวัดร่วมเดินทางหนึ่งคน และในช่วงห้าปีเดียวกันนี้ จังหวัดยังไม่เคยต้อนรับคณะผู้แทนสหภาพแรงงานจากต่างประเทศ',
  lo: 'ແຕ່ລະຄະນະມີພະນັກງານຂອງແຂວງເຂົ້າຮ່ວມໜຶ່ງຄົນ. ໃນຫ້າປີດຽວກັນນັ້ນ, ແຂວງຍັງບໍ່ທັນໄດ້ຕ້ອນຮັບຄະນະຜູ້ແທນກຳມະບານຕ່າງປະເທດຈັກຄະນະ.',
  km: 'គណៈប្រតិភូនីមួយៗមានមន្ត្រីខេត្តម្នាក់ចូលរួម។ ក្នុងរយៈពេលប្រាំឆ្នាំដដែលនេះ ខេត្តមិនទាន់បានទទួលគណៈប្រតិភូសហជីពបរទេសណាមួយនៅឡើយទេ។',
};

describe.each(Object.keys(NARRATION))('captions in %s', (tag) => {
  it.each(['landscape', 'vertical', 'square-video'])(
    'fit two lines of the language and the picture: %s',
    async (id) => {
      const captions = await split(tag, NARRATION[tag]!, id);
      const limits = findLocale(tag)!.captions;
      for (const { lines: two, text, tooLong } of captions) {
        expect(two.length).toBeLessThanOrEqual(2);
        for (const line of two) expect(countCharacters(line)).toBeLessThanOrEqual(limits.charactersPerLine);
        expect(text.excess).toBe(0);
        expect(tooLong).toBe(false);
      }
    },
  );

  it('say every word once and in order', async () => {
    const said = lines(await split(tag, NARRATION[tag]!))
      .flat()
      .join('');
    expect(said.replace(/\s/g, '')).toBe(NARRATION[tag]!.replace(/\s/g, ''));
  });
});

it('break at sentences and clauses before they break inside one', async () => {
  expect(lines(await split('vi', NARRATION.vi!))[0]).toEqual(['Mỗi đoàn có một cán bộ của tỉnh tham gia.']);
  const clauses =
    'Tỉnh chưa có cán bộ chuyên trách, ngoại ngữ còn ít, và chưa có công đoàn bạn ở nước ngoài để cùng làm việc.';
  expect(lines(await split('vi', clauses))[0]).toEqual(['Tỉnh chưa có cán bộ chuyên trách,', 'ngoại ngữ còn ít,']);
});

it('leave the markup of the message out of the words', async () => {
  expect(lines(await split('vi', '**Ba** đoàn đi.'))).toEqual([['Ba đoàn đi.']]);
});

it('take an escaped mark for a sign, which is drawn', async () => {
  const [caption] = await split('vi', String.raw`Biểu mẫu \_A\_ ở đây.`);
  expect(caption!.lines).toEqual(['Biểu mẫu _A_ ở đây.']);
  expect(caption!.text.lines.map(({ text }) => text)).toEqual(caption!.lines);
});

it('say so when a word is longer than a line', async () => {
  const [caption] = await split('vi', `Xem ${'a'.repeat(60)}`);
  const captions = await split('vi', `Xem ${'a'.repeat(60)}`);
  expect(caption).toBeDefined();
  expect(captions.some((each) => each.tooLong)).toBe(true);
});

it('are none for a message without words', async () => {
  expect(await split('vi', '')).toEqual([]);
});

describe('a term', () => {
  it.each([
    [
      'vi',
      'square-video',
      'Ban chấp hành mới sẽ điều hành công đoàn ngành Y tế Hà Nội trong năm năm.',
      'công đoàn ngành Y tế Hà Nội',
    ],
    ['km', 'landscape', 'គណៈកម្មាធិការប្រតិបត្តិថ្មីនឹងដឹកនាំសហជីពវិស័យសុខាភិបាលហាណូយរយៈពេលប្រាំឆ្នាំ។', 'សហជីពវិស័យសុខាភិបាលហាណូយ'],
    [
      'ja',
      'landscape',
      '新しい執行委員会は、5年間にわたりハノイ市保健医療労働組合を運営します。',
      'ハノイ市保健医療労働組合',
    ],
    [
      'ru',
      'vertical',
      'Новый исполнительный комитет будет руководить профсоюзом медиков Ханоя пять лет.',
      'профсоюзом медиков Ханоя',
    ],
  ])('stands on one line of one caption: %s, %s', async (tag, format, value, term) => {
    expect(
      lines(await split(tag, value, format, [term]))
        .flat()
        .some((line) => line.includes(term)),
    ).toBe(true);
    // Without the term it would not, so that something is tested here.
    expect(
      lines(await split(tag, value, format))
        .flat()
        .some((line) => line.includes(term)),
    ).toBe(false);
  });
});
