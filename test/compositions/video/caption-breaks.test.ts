import { describe, expect, it } from 'vitest';
import { findFormat, type VideoFormat } from '../../../compositions/model/format.ts';
import { findLocale } from '../../../compositions/model/locale.ts';
import { BREAK_COST, captionBreaks } from '../../../compositions/video/caption-breaks.ts';
import { captionSlot, captionStyle } from '../../../compositions/video/caption-style.ts';
import { splitCaptions } from '../../../compositions/video/captions.ts';
import { functionWords } from '../../../compositions/video/function-words.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';

const formatOf = (id: string) => findFormat(id) as VideoFormat;
const slotIn = (id: string) => ({ style: captionStyle(formatOf(id)), width: captionSlot(formatOf(id)) });

async function linesOf(tag: string, value: string, format = 'landscape', terms: readonly string[] = []) {
  const engine = await createTextEngine(tag, terms);
  return splitCaptions({ key: 'k', value }, findLocale(tag)!, engine, slotIn(format)).map(({ lines }) => lines);
}

/** A sentence with its captions parted by `/` and their lines by `|`, and what was wrong with them once. */
interface Sentence {
  readonly tag: string;
  readonly wrong: string;
  readonly broken: string;
  readonly format?: string;
  /** As a glossary has them. */
  readonly terms?: readonly string[];
}

const SENTENCES: readonly Sentence[] = [
  {
    tag: 'ru',
    wrong: 'a verb alone on a line, parted from its auxiliary',
    terms: ['исполнительный комитет', 'профсоюзом медиков Ханоя'],
    broken: 'Новый исполнительный комитет |будет руководить /профсоюзом медиков Ханоя пять лет.',
  },
  {
    tag: 'ru',
    wrong: 'a noun on one line, what belongs to it on the next with another clause',
    broken:
      'Девиз работы с зарубежной аудиторией: |инициатива, согласованность, /своевременность, |творчество, эффективность.',
  },
  {
    tag: 'en',
    wrong: 'a caption that ends in an article',
    terms: ['health sector union of Hanoi'],
    broken: 'The new executive committee will lead /the health sector union of Hanoi |for five years.',
  },
  {
    tag: 'en',
    wrong: 'a caption that ends in a conjunction',
    broken:
      'The work rests on the 2022 resolution |on external relations /and on the communication programmes |of the General Confederation.',
  },
  {
    tag: 'fr',
    wrong: 'a caption that ends in "aux"',
    broken:
      'Les quatre solutions sont de sensibiliser, |de planifier le travail, /de renouveler les méthodes et de répondre /aux fausses informations |par des faits vérifiés.',
  },
  {
    tag: 'fr',
    wrong: 'the end of a sentence with the beginning of the next',
    broken:
      'Un responsable de la province |a participé à chacune d’elles. /Durant ces cinq années, /la province n’a reçu |aucune délégation syndicale étrangère.',
  },
  {
    tag: 'es',
    wrong: 'a caption that ends in a negation',
    broken:
      'La provincia no tiene |un responsable dedicado, /el conocimiento de idiomas es limitado /y aún no hay un sindicato extranjero |con el que trabajar.',
  },
  {
    tag: 'vi',
    wrong: 'an adjective parted from its noun',
    broken:
      'Bốn giải pháp là nâng cao nhận thức, |làm việc có kế hoạch, đổi mới cách làm, /và trả lời tin sai |bằng sự thật đã kiểm chứng.',
  },
  {
    tag: 'vi',
    wrong: 'a line that ends in a preposition',
    broken: 'Cả ba diễn ra |trong năm ngày cuối tháng Sáu.',
  },
  {
    tag: 'ar',
    wrong: 'a year away from its number',
    broken: 'يستند العمل إلى قرار |العلاقات الخارجية لعام 2022 /وإلى برامج الاتحاد العام للإعلام والتواصل.',
  },
  {
    tag: 'ar',
    wrong: 'a noun with its article away from its adjective',
    broken: 'كانت كل رحلة فرصة للاطلاع |على عمل النقابات الصديقة /والعودة بخبراتها إلى المقاطعة.',
  },
  {
    tag: 'zh',
    wrong: 'a negation away from its verb',
    broken: '这五年里，|省里还没有接待过外国工会代表团。',
  },
  {
    tag: 'zh',
    wrong: 'a subject on the line of the clause before',
    broken: '龙编郡筹备第5次代表大会，/巴亭郡则以歌声迎接|第11次代表大会。',
  },
  {
    tag: 'ja',
    wrong: 'a verb broken before its ending',
    broken: 'この5年間、|外国の労働組合の代表団を/迎えたことは|まだありません。',
  },
  {
    tag: 'ja',
    wrong: 'a line that begins with what the verb before it is made a noun by',
    broken:
      '省の労働組合は、|視察団を増やすこと、/対外情報発信の教材と|講座を用意すること、/省を海外に紹介することを|望んでいます。',
  },
  {
    tag: 'ko',
    wrong: 'the end of a sentence with half of the next',
    broken:
      '대표단마다 까오방성 노동조합 |간부가 한 명씩 참가했습니다. /같은 5년 동안 |외국 노동조합 대표단을 /맞이한 적은 아직 없었습니다.',
  },
  {
    tag: 'ko',
    wrong: 'a line that begins with a dependent noun',
    broken: '세 곳의 대의원 수는 비슷하지만, /이들이 대표하는 조합원 수는 |크게 다릅니다.',
  },
  {
    tag: 'th',
    wrong: 'the word for "and" at the end of a caption',
    broken: 'การทำงานอิงตามมติ|ว่าด้วยงานต่างประเทศปี 2022 /และแผนงานการสื่อสาร|ของสมาพันธ์แรงงานแห่งเวียดนาม',
  },
  {
    tag: 'lo',
    wrong: 'the word for "and", which Lao writes between spaces, at the end of a caption',
    broken: 'ແຂວງຍັງບໍ່ມີພະນັກງານສະເພາະ, |ພາສາຕ່າງປະເທດຍັງຈຳກັດ /ແລະ ຍັງບໍ່ທັນມີກຳມະບານເພື່ອນມິດ |ຢູ່ຕ່າງປະເທດເພື່ອເຮັດວຽກນຳກັນ.',
  },
  {
    tag: 'km',
    wrong: 'a preposition cut in two, and a year away from its number',
    format: 'vertical',
    terms: ['សេចក្តីសម្រេច', 'សហភាពការងារទូទៅ'],
    broken: 'ការងារនេះផ្អែកលើសេចក្តីសម្រេច|ស្តីពីកិច្ចការបរទេសឆ្នាំ 2022 /និងកម្មវិធីផ្សព្វផ្សាយនានា|របស់សហភាពការងារទូទៅ។',
  },
];

it.each(SENTENCES)('$tag: not $wrong', async ({ tag, broken, format, terms }) => {
  const wanted = broken.split('/').map((caption) => caption.split('|').map((line) => line.trim()));
  expect(await linesOf(tag, broken.replace(/[|/]/gu, ''), format, terms)).toEqual(wanted);
});

describe('a break', async () => {
  /** What it costs to end a line before the last part. */
  async function costBefore(tag: string, first: string, second: string): Promise<number | undefined> {
    const engine = await createTextEngine(tag);
    const stops = engine.stops({ value: first + second, ...slotIn('landscape') });
    return captionBreaks(stops, functionWords(tag)).find(({ at }) => at === first.length)?.cost;
  }

  it.each([
    ['after a sentence', 'sentence', 'en', 'It ends. ', 'It begins.'],
    ['after a comma', 'clause', 'fr', 'une formation, ', 'un cours'],
    ['at a space between Thai clauses', 'clause', 'th', 'ต่างประเทศ ', 'จังหวัด'],
    ['before a conjunction', 'conjunction', 'ru', 'организации ', 'и профсоюзы'],
    ['before an Arabic conjunction, written on its word', 'conjunction', 'ar', 'المبادرة ', 'والتنسيق'],
    ['before a preposition', 'phrase', 'es', 'los cursos ', 'sobre información'],
    ['before a preposition with an apostrophe', 'conjunction', 'fr', 'le syndicat ', 'qu’il dirige'],
    ['after a Korean particle', 'phrase', 'ko', '노동조합은 ', '중국과'],
    ['after a Korean ending that joins', 'conjunction', 'ko', '살펴보고 ', '경험을'],
    ['between words', 'words', 'en', 'executive ', 'committee'],
    ['after an article', 'torn', 'en', 'leads the ', 'union'],
    ['after an article with an apostrophe', 'torn', 'fr', 's’ajoute d’en ', 'rapporter'],
    ['after an auxiliary', 'torn', 'ru', 'комитет будет ', 'руководить'],
    ['between the parts of a name', 'torn', 'en', 'led by Anna ', 'Petrova now'],
    ['after a title that ends in a point', 'torn', 'en', 'led by Dr. ', 'Petrova now'],
    ['between a number and its noun', 'torn', 'en', 'some 27 ', 'delegations went'],
    ['between an Arabic noun and its adjective', 'torn', 'ar', 'النقابات ', 'الصديقة'],
    ['before a Vietnamese word for "this"', 'torn', 'vi', 'trong năm năm ', 'ấy có'],
    ['inside a Khmer preposition that the dictionary cuts', 'whole', 'km', 'សេចក្តីសម្រេចស្តី', 'ពីកិច្ចការ'],
    ['inside a Chinese word', 'whole', 'zh', '代表大', '会举行'],
  ] as const)('%s costs as one should: %s', async (_, kind, tag, first, second) => {
    expect(await costBefore(tag, first, second)).toBe(BREAK_COST[kind]);
  });

  it('after a year is one between words: what follows is counted by nothing', async () => {
    expect(await costBefore('en', 'the resolution of 2022 ', 'already says')).toBe(BREAK_COST.words);
  });

  it('weighs punctuation alone in a language without a list', () => {
    expect(functionWords('xx')).toEqual({ conjunctions: [], prepositions: [], leaders: [] });
  });
});
