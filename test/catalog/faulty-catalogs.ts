import type { Finding } from '../../compositions/model/diagnostic.ts';
import { readGlossary } from '../../scripts/catalog/glossary.ts';
import { createGlossaryCheck } from '../../scripts/catalog/glossary-check.ts';
import { readCatalog } from '../../scripts/catalog/read-catalog.ts';
import { type Messages, validateCatalog } from '../../scripts/catalog/validate-catalog.ts';
import { figure, message } from './a-story.ts';

/** A story whose texts hold what the rules look at. */
export const STORY: Messages = {
  slug: 'dai-hoi',
  locale: 'vi',
  messages: [
    message('title', 'Hơn 34.318 đoàn viên tham gia'),
    message('summary', 'Từ 28/6/2023 đến ngày 30 tháng 11 năm 2023, lúc 19 giờ 30'),
    message('s.text.1', 'Theo Nghị quyết 15/NQ-BCH, **87,5 %** đại biểu dự đại hội lần thứ 5.'),
    message('s.text.2', 'Có 2,7 triệu người đọc, 27.000 người viết, năm 2023–2028.'),
    message('s.text.3', 'Mỗi chuyến đi là một lần học hỏi ở Cao Bằng.'),
    message('s.item.1', 'Thương lượng tập thể'),
    message('s.speaker', 'Nguyễn Văn An'),
    message('s.figure.1', 'chuyến đi', figure(21)),
    message('s.figure.2', 'trong {{count}} chuyến', figure(3)),
  ],
};

const GLOSSARY = readGlossary(
  `terms:
  - {id: dai-hoi, kind: term, vi: đại hội, en: congress, fr: congrès, ru: съезд, ar: مؤتمر, ja: 大会, th: การประชุมใหญ่, km: មហាសន្និបាត}
  - {id: thuong-luong, kind: term, vi: thương lượng tập thể, en: collective bargaining, fr: négociation collective, es: negociación colectiva, ru: коллективные переговоры, ar: المفاوضة الجماعية, zh: 集体协商, ko: 단체교섭, lo: ການຕໍ່ລອງລວມໝູ່}
  - {id: cao-bang, kind: place, vi: Cao Bằng, en: Cao Bang, fr: Cao Bang, es: Cao Bang, ru: Каобанг, zh: 高平, ar: كاو بانغ, ko: 까오방, ja: カオバン, th: กาวบั่ง, lo: ກາວບັ່ງ, km: កៅបាំង}
`,
  'locales/glossary.yaml',
);

/** Translations without a fault: title, summary, the texts, item and speaker; then the forms of the two labels. */
const TRANSLATIONS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'More than 34,318 members take part',
    'From 28 June 2023 to 30 November 2023, at 7:30 p.m.',
    'Under Resolution 15/NQ-BCH, **87.5%** of delegates to the 5th congress.',
    '2.7 million readers and 27,000 writers, 2023–2028.',
    'Each trip is a chance to learn in Cao Bang.',
    'Collective bargaining',
  ],
  fr: [
    'Plus de 34 318 adhérents participent',
    'Du 28 juin 2023 au 30 novembre 2023, à 19 h 30',
    'Selon la résolution 15/NQ-BCH, **87,5 %** des délégués au 5e congrès.',
    '2,7 millions de lecteurs et 27 000 auteurs, 2023–2028.',
    'Chaque voyage est une occasion d’apprendre à Cao Bang.',
    'Négociation collective',
  ],
  es: [
    'Más de 34.318 afiliados participan',
    'Del 28 de junio de 2023 al 30 de noviembre de 2023, a las 19:30',
    'Según la Resolución 15/NQ-BCH, el **87,5 %** de los delegados al 5.º congreso.',
    '2,7 millones de lectores y 27.000 autores, 2023–2028.',
    'Cada viaje es una ocasión de aprender en Cao Bang.',
    'Negociaciones colectivas',
  ],
  ru: [
    'Участвует более 34 318 членов профсоюза',
    'С 28 июня 2023 года по 30 ноября 2023 года, в 19:30',
    'По Резолюции 15/NQ-BCH, **87,5 %** делегатов 5-го съезда.',
    '2,7 млн читателей и 27 тыс. авторов, 2023–2028 годы.',
    'Каждая поездка — случай поучиться в Каобанге.',
    'О коллективных переговорах',
  ],
  zh: [
    '超过34,318名会员参加',
    '2023年6月28日至2023年11月30日，19时30分',
    '根据第15/NQ-BCH号决议，出席第5次代表大会的代表占**87.5%**。',
    '270万读者、2.7万作者，2023–2028年。',
    '每次出访都是在高平学习的机会。',
    '集体协商',
  ],
  ar: [
    'يشارك أكثر من ٣٤٬٣١٨ عضوًا',
    'من 28 يونيو 2023 إلى 30 نوفمبر 2023، الساعة 7:30 مساءً',
    'بموجب القرار 15/NQ-BCH، **٨٧٫٥٪** من مندوبي المؤتمر الخامس.',
    '2.7 مليون قارئ و27,000 كاتب، 2023–2028.',
    'كل رحلة فرصة للتعلم في كاو بانغ.',
    'والمفاوضة الجماعية',
  ],
  ko: [
    '조합원 3만 4,318명 넘게 참여',
    '2023년 6월 28일부터 2023년 11월 30일까지, 19시 30분',
    '결의 15/NQ-BCH에 따라 제5차 대회 대의원의 **87.5%**.',
    '독자 270만 명, 필자 2만 7천 명, 2023–2028년.',
    '출장은 매번 까오방에서 배우는 기회입니다.',
    '단체교섭',
  ],
  ja: [
    '3万4318人を超える組合員が参加',
    '令和5年6月28日から2023年11月30日まで、午後7時30分',
    '決議15/NQ-BCHにより、第5回大会の代議員の**87.5%**。',
    '読者270万人、筆者27,000人、2023–2028年。',
    '出張は毎回、カオバンで学ぶ機会です。',
    '団体交渉',
  ],
  th: [
    'สมาชิกกว่า ๓๔,๓๑๘ คนเข้าร่วม',
    'ตั้งแต่ 28 มิถุนายน 2566 ถึง 30 พฤศจิกายน 2566 เวลา 19.30 น.',
    'ตามมติ 15/NQ-BCH ผู้แทน **87.5%** ของการประชุมใหญ่ครั้งที่ 5',
    'ผู้อ่าน 2.7 ล้านคน ผู้เขียน 27,000 คน ปี 2023–2028',
    'ทุกการเดินทางคือโอกาสเรียนรู้ที่กาวบั่ง',
    'การต่อรองร่วม',
  ],
  lo: [
    'ສະມາຊິກຫຼາຍກວ່າ 34.318 ຄົນເຂົ້າຮ່ວມ',
    'ແຕ່ 28 ມິຖຸນາ 2023 ຫາ 30 ພະຈິກ 2023, ເວລາ 19:30',
    'ຕາມມະຕິ 15/NQ-BCH, ຜູ້ແທນ **87,5 %** ຂອງກອງປະຊຸມໃຫຍ່ຄັ້ງທີ 5.',
    'ຜູ້ອ່ານ 2,7 ລ້ານຄົນ, ຜູ້ຂຽນ 27.000 ຄົນ, 2023–2028.',
    'ທຸກການເດີນທາງແມ່ນໂອກາດຮຽນຮູ້ຢູ່ກາວບັ່ງ.',
    'ການຕໍ່ລອງລວມໝູ່',
  ],
  km: [
    'សមាជិកជាង ៣៤,៣១៨ នាក់ចូលរួម',
    'ពីថ្ងៃទី 28 ខែមិថុនា ឆ្នាំ 2023 ដល់ថ្ងៃទី 30 ខែវិច្ឆិកា ឆ្នាំ 2023 ម៉ោង 19:30',
    'តាមសេចក្តីសម្រេច 15/NQ-BCH ប្រតិភូ **87.5%** នៃមហាសន្និបាតលើកទី 5។',
    'អ្នកអាន 2.7 លាននាក់ អ្នកសរសេរ 27,000 នាក់ ឆ្នាំ 2023–2028។',
    'ដំណើរនីមួយៗជាឱកាសរៀនសូត្រនៅកៅបាំង។',
    'ការចរចាជាសមូហភាព',
  ],
};

const FORMS: Readonly<Record<string, readonly string[]>> = {
  en: ['one', 'other'],
  fr: ['one', 'many', 'other'],
  es: ['one', 'many', 'other'],
  ru: ['one', 'few', 'many', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
};

export const TARGETS = Object.keys(TRANSLATIONS);

/** The faultless catalog of a language, in reading order. */
export const faultless = (locale: string): Record<string, string> => {
  const forms = FORMS[locale] ?? ['other'];
  const label = (key: string, text: string) => forms.map((form) => [`${key}_${form}`, text] as const);
  const [title = '', summary = '', first = '', second = '', third = '', item = ''] = TRANSLATIONS[locale]!;
  return Object.fromEntries([
    ['title', title],
    ['summary', summary],
    ['s.text.1', first],
    ['s.text.2', second],
    ['s.text.3', third],
    ['s.item.1', item],
    ['s.speaker', 'Nguyễn Văn An'],
    ...label('s.figure.1', 'label'),
    ...label('s.figure.2', '{{count}} x'),
  ]);
};

export const catalogText = (entries: Readonly<Record<string, string>>): string =>
  `${JSON.stringify(entries, null, 2)}\n`;

/** What `check` finds in a catalog file. */
export const findingsIn = (locale: string, text: string): readonly Finding[] => {
  if (!GLOSSARY.ok) throw new Error(JSON.stringify(GLOSSARY.findings));
  const read = readCatalog(text, { file: `locales/${locale}/dai-hoi.json`, locale });
  return read.ok
    ? validateCatalog(STORY, read.value, createGlossaryCheck(GLOSSARY.value)('vi', locale))
    : read.findings;
};
