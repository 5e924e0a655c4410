import { expect, test } from 'vitest';
import { random } from '../../scripts/bench/text/random.ts';
import { prepareText, similarity } from '../../scripts/memory/similarity.ts';
import { createTokeniser } from '../../scripts/memory/tokens.ts';

const comparer = (locale: string) => {
  const tokenise = createTokeniser(locale);
  return (a: string, b: string) => similarity(prepareText(a, tokenise), prepareText(b, tokenise));
};
const score = (locale: string, a: string, b: string): number => comparer(locale)(a, b).score;

const VOCABULARY =
  'công đoàn cơ sở người lao động tỉnh biên giới thông tin đối ngoại truyền thông nghị quyết chương trình kế hoạch đại biểu thành phố hợp tác quốc tế tài liệu lớp học báo cáo đoàn viên kinh nghiệm phương pháp đào tạo'.split(
    ' ',
  );
const OTHERS = 'mưa nắng sông núi biển rừng cá chim hoa lá cây đá gió mây trăng sao'.split(' ');

const texts = (seed: number, count: number): readonly (readonly string[])[] => {
  const { pick, whole } = random(seed);
  return Array.from({ length: count }, () => Array.from({ length: whole(1, 20) }, () => pick(VOCABULARY)));
};

test('a text is 100 to itself, however it is composed and spaced', () => {
  const text = 'Hoà giải tranh chấp ở cơ sở';
  expect(score('vi', text, `  ${text.normalize('NFD').replace(' ', '  ')} `)).toBe(100);
  for (const words of texts(1, 200)) expect(score('vi', words.join(' '), words.join(' '))).toBe(100);
});

test.each([
  ['vi', 'Tổng Liên đoàn Lao động', 'TỔNG LIÊN ĐOÀN LAO ĐỘNG'],
  ['vi', 'Báo “Lao động”: ba việc', 'Báo "Lao động": ba việc'],
  ['vi', 'Kế hoạch 2015–2020', 'Kế hoạch 2015-2020'],
  ['vi', 'hoà bình, thuỷ lợi, tỉ lệ', 'hòa bình, thủy lợi, tỷ lệ'],
  ['vi', '**Bảy** chủ đề', 'Bảy chủ đề'],
  ['en', 'The union’s report', "The union's report"],
  ['ar', 'الاتّحاد العام للعمل', 'الاتحاد العام للعمل'],
])('%s: another spelling of the same words is 99: %s', (locale, a, b) => {
  expect(score(locale, a, b)).toBe(99);
});

test('only the same text is 100, whatever the difference', () => {
  for (const other of ['Ba chuyến đi.', 'ba chuyến đi', '_Ba_ chuyến đi', 'Ba chuyến đi!']) {
    expect(score('vi', 'Ba chuyến đi', other)).toBeLessThan(100);
    expect(score('vi', 'Ba chuyến đi', other)).toBeGreaterThan(90);
  }
});

test('is whole, from 0 to 100, and the same from either side', () => {
  for (const locale of ['vi', 'en', 'zh', 'ar']) {
    const compare = comparer(locale);
    const all = texts(2, 60).map((words) => words.join(' '));
    for (const [at, a] of all.entries()) {
      const b = all[(at * 7 + 1) % all.length]!;
      const mixed = `${a.split(' ').slice(0, 4).join(' ')}, 2015 ${b.split(' ').slice(0, 3).join(' ')} {{count}}`;
      for (const [one, other] of [
        [a, b],
        [a, mixed],
        [b, mixed],
        ['', a],
        ['…', '!'],
      ] as const) {
        const found = compare(one, other);
        expect(compare(other, one)).toEqual(found);
        expect(found.score).toSatisfy((value: number) => Number.isInteger(value) && value >= 0 && value <= 100);
      }
    }
  }
});

test('one word in ten changed is above two, two above unrelated; unrelated is below any match', () => {
  const { whole, pick } = random(3);
  for (const words of texts(4, 300).map((text) => [...text, ...VOCABULARY].slice(0, 10))) {
    const first = whole(0, 9);
    const second = (first + whole(1, 9)) % 10;
    const changed = (places: readonly number[]): number => {
      const text = words.map((word, at) => (places.includes(at) ? pick(OTHERS) : word));
      return score('vi', words.join(' '), text.join(' '));
    };
    const [one, two, all] = [changed([first]), changed([first, second]), changed([...words.keys()])];
    expect(one).toBeGreaterThan(two);
    expect(one).toBeGreaterThanOrEqual(85);
    expect(two).toBeGreaterThan(all);
    expect(all).toBeLessThan(70);
  }
});

test('words that changed places count for more than words that changed', () => {
  const a = 'Dự các lớp học và diễn đàn quốc tế ở Hà Nội';
  const moved = score('vi', a, 'Dự các diễn đàn và lớp học quốc tế ở Hà Nội');
  expect(moved).toBeLessThan(99);
  expect(moved).toBeGreaterThan(score('vi', a, 'Dự các hội nghị và tập huấn quốc tế ở Hà Nội'));
});

test('function words and marks say less than words; a negation says as much as any', () => {
  const a = 'Tỉnh đã hợp tác với công đoàn nước ngoài';
  const word = score('vi', a, 'Tỉnh đã thi đua với công đoàn nước ngoài');
  expect(score('vi', a, 'Tỉnh sẽ hợp tác với công đoàn nước ngoài')).toBeGreaterThan(word);
  expect(score('vi', a, 'Tỉnh đã hợp tác, với công đoàn nước ngoài')).toBeGreaterThan(word);
  expect(score('vi', a, 'Tỉnh chưa hợp tác với công đoàn nước ngoài')).toBeLessThan(
    score('vi', a, 'Tỉnh sẽ hợp tác với công đoàn nước ngoài'),
  );
});

test('an inflection is like its word in languages that inflect; a tone makes another word', () => {
  expect(score('en', 'The workers of a mountain province', 'The worker of a mountain province')).toBeGreaterThan(
    score('en', 'The workers of a mountain province', 'The teachers of a mountain province'),
  );
  expect(score('ru', 'Права работников предприятий', 'Права работника предприятий')).toBeGreaterThan(
    score('ru', 'Права работников предприятий', 'Права женщин предприятий'),
  );
  expect(score('vi', 'Công ty bán máy', 'Công ty bàn máy')).toBe(score('vi', 'Công ty bán máy', 'Công ty thuê máy'));
});

test('a number that differs scores lower than a word that does, and is marked', () => {
  const compare = comparer('vi');
  const a = 'Chương trình truyền thông của tỉnh đến năm 2023';
  const number = compare(a, 'Chương trình truyền thông của tỉnh đến năm 2024');
  const word = compare(a, 'Chương trình truyền thông của huyện đến năm 2023');
  expect(number.numbersDiffer).toBe(true);
  expect(word.numbersDiffer).toBe(false);
  expect(number.score).toBeLessThan(word.score);
});

test.each([
  ['zh', '公会代表团访问了三个国家的工会', '公会代表团访问了三个地区的工会', '今天天气很好'],
  ['ja', '組合は三つの国を訪問しました', '組合は三つの県を訪問しました', '空がとても青い'],
  ['th', 'สหภาพแรงงานจังหวัดชายแดนเยือนสามประเทศ', 'สหภาพแรงงานจังหวัดชายแดนเยือนสามเมือง', 'วันนี้อากาศดี'],
  ['lo', 'ສະຫະພັນກຳມະບານແຂວງໄປຢ້ຽມຢາມສາມປະເທດ', 'ສະຫະພັນກຳມະບານແຂວງໄປຢ້ຽມຢາມສາມເມືອງ', 'ມື້ນີ້ອາກາດດີ'],
  ['km', 'សហភាពការងារខេត្តទៅទស្សនាប្រទេសបី', 'សហភាពការងារខេត្តទៅទស្សនាទីក្រុងបី', 'ថ្ងៃនេះអាកាសធាតុល្អ'],
])('%s: words are told apart without spaces', (locale, a, like, unlike) => {
  expect(score(locale, a, like)).toBeGreaterThanOrEqual(60);
  expect(score(locale, a, like)).toBeLessThan(99);
  expect(score(locale, a, unlike)).toBeLessThan(40);
});
