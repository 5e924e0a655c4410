import { LOCALES } from '../../compositions/model/locale.ts';
import { type Random, random } from '../../scripts/bench/text/random.ts';
import { pluralCategories } from '../../scripts/catalog/plural-forms.ts';
import type { ExchangeLabels } from '../../scripts/exchange/labels.ts';
import { type ExchangeFile, type ExchangeUnit, UNIT_STATES, type UnitContext } from '../../scripts/exchange/model.ts';

/** Words and signs that some format, some tool or some script has trouble with. */
const PIECES = [
  ...['công đoàn', 'Людей', 'العمال', 'កម្ពុជា', 'ກຳມະບານ', 'สหภาพ', '工会', '労働', '노동', 'L’union', 'señal'],
  ...[
    '{{count}}',
    '{{ name }}',
    '**bold**',
    '_em_',
    '**',
    '_',
    '{{',
    '}}',
    '{{count',
    '***_x_***',
    '__',
    'snake_case_x',
  ],
  ...['"', "'", '\\', '\\n', '\\"', '\\\\', '%', '%s', '%1$d', '100 %', '&', '&amp;', '&#10;', '<', '>', '<b>', ']]>'],
  ...[
    '<!--',
    '-->',
    '<?x?>',
    '/',
    '#',
    '#~',
    '#, fuzzy',
    '#. ',
    'msgid ""',
    '|',
    ';',
    ',',
    '=',
    '=1+1',
    '+1',
    '-1',
    '@x',
  ],
  ...["'007", '007', '1e5', 'TRUE', '1/2', '34.318', '34 318', '٣٤٬٣١٨', '_x000D_', '_x0041_', '$t(x)', '`', '~'],
  ...[
    ' ',
    '  ',
    '\u00a0',
    '\u202f',
    '\u3000',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u00ad',
    '…',
    '–',
    '“',
    '”',
  ],
  // Combining marks, also where NFC would join one to the sign before it (`<`, `>` and `=` with U+0338).
  ...['e\u0323\u0302', '\u0301', '\u0338', 'َ', 'ំ', '่', 'q\u0303'],
  ...['👩🏽‍🏭', '🇻🇳', '👨‍👩‍👧‍👦', '❤️', '𠮷', '𝒳'],
] as const;
const SECTIONS = ['members', 'plan', 'mot-tinh-bien-gioi', 'A1', 'x_y', '2023'] as const;
const ROLES = [
  'heading',
  'figure.2',
  'step.1.title',
  'step.10',
  'text.1',
  'quote.1.speaker',
  'narration.1',
  'image.alt',
] as const;
const FRONT = ['title', 'summary', 'place', 'source.title', 'source.publisher', 'constructor', '7'] as const;
/** Longest value of a catalog, in UTF-16 units. */
const LONGEST = 2000;

/** Labels of a test: unlike any shipped ones, so that nothing can be read by them. */
export const LABELS: ExchangeLabels = {
  key: 'Khóa',
  source: 'Nguồn',
  previous: 'Nguồn trước đây',
  target: 'Bản dịch',
  limit: 'Giới hạn',
  comment: 'Ghi chú',
  state: 'Trạng thái',
  reference: 'Tham khảo',
  terms: 'Thuật ngữ',
  matches: 'Câu tương tự',
  picture: 'Hình',
  form: 'Dạng',
  states: { missing: 'chưa dịch', draft: 'bản nháp', stale: 'nguồn đã đổi', reviewed: 'đã duyệt' },
  categories: { zero: 'không', one: 'một', two: 'hai', few: 'vài', many: 'nhiều', other: 'khác' },
};

/** As a value may be: NFC, on one line, never empty, no half of a surrogate pair. */
const words = (by: Random, most = 8): string => {
  const joined = Array.from({ length: by.whole(1, most) }, () => by.pick(PIECES)).join(by.pick(['', ' ', ' ', '  ']));
  const long = by.next() < 0.01 ? joined.repeat(Math.ceil(LONGEST / joined.length)) : joined;
  return long
    .normalize('NFC')
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/, '');
};

const several = <T>(by: Random, most: number, make: () => T): readonly T[] =>
  Array.from({ length: by.whole(0, most) }, make);

const context = (by: Random): UnitContext => ({
  notes: several(by, 3, () => words(by) + by.pick(['', '', '', '\n#~ msgid "x"', '\r\nnhipcau: reviewed 00000000'])),
  ...(by.next() < 0.5 ? { limit: by.whole(1, 300) } : {}),
  ...(by.next() < 0.5 ? { reference: { locale: 'en', text: words(by) } } : {}),
  terms: several(by, 2, () => ({ source: words(by, 2), target: words(by, 2) })),
  matches: several(by, 2, () => ({
    score: by.whole(50, 100),
    source: words(by),
    target: words(by),
    from: `other-story/${by.pick(SECTIONS)}.${by.pick(ROLES)}`,
  })),
  pictures: several(by, 2, () => `../context/cao-bang/ru/square-${by.pick(ROLES)} ${by.whole(1, 9)}.png`),
});

const unit = (by: Random, key: string, categories: readonly Intl.LDMLPluralRule[]): ExchangeUnit => {
  const state = by.pick(UNIT_STATES);
  const isPlural = by.next() < 0.4;
  const filled = by.whole(0, categories.length - 1);
  // Some form of what is not missing has words; the others may be empty.
  const target = (form: number): string =>
    state === 'missing' || (form !== filled && by.next() < 0.2) ? '' : words(by);
  const forms = isPlural
    ? categories.map((category, form) => ({ category, target: target(form) }))
    : [{ target: target(filled) }];
  const was = state === 'stale' && by.next() < 0.9 ? { was: words(by) } : {};
  return { key, source: words(by), ...was, state, forms, context: context(by) };
};

/** A file for translators with up to 12 texts, hard to carry; the same one for a seed on every machine. */
export function randomFile(seed: number): ExchangeFile {
  const by = random(seed);
  const { tag: locale } = by.pick(LOCALES.filter(({ tag }) => tag !== 'vi'));
  const story = by.pick(['cao-bang', 'chuyen-di', 'a', '13']);
  const keys = several(by, 12, () => (by.next() < 0.3 ? by.pick(FRONT) : `${by.pick(SECTIONS)}.${by.pick(ROLES)}`));
  return {
    story,
    original: `content/${story}/story.md`,
    sourceLocale: 'vi',
    locale,
    units: [...new Set(keys)].map((key) => unit(by, key, pluralCategories(locale))),
  };
}
