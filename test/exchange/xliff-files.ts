import { pluralCategories } from '../../scripts/catalog/plural-forms.ts';
import { type ExchangeFile, type ExchangeUnit, UNIT_STATES, type UnitContext } from '../../scripts/exchange/model.ts';
import { readXliff } from '../../scripts/exchange/xliff/read.ts';
import { writeXliff } from '../../scripts/exchange/xliff/write.ts';
import type { sent } from './po-files.ts';
import { LABELS } from './random-file.ts';
import { reader, withoutPlaces } from './returned.ts';

const CONTEXT: UnitContext = {
  notes: ['Đứng dưới con số 34.318; không gõ lại số.'],
  limit: 42,
  reference: { locale: 'en', text: '**{{count}}** union members' },
  terms: [{ source: 'đoàn viên', target: 'член профсоюза' }],
  matches: [
    { score: 87, source: '{{count}} đoàn viên _mới_', target: '_новый_ член', from: 'chuyen-di/mo-dau.figure.1' },
    { score: 60, source: 'đoàn viên cũ', target: 'член', from: 'chuyen-di/mo-dau.figure.2' },
  ],
  pictures: ['../context/cao-bang/square-members.figure.1.png'],
};

/** A plain and a plural message in each state, with codes; each form has a text of its own. */
export const fileFor = (locale: string): ExchangeFile => ({
  story: 'cao-bang',
  original: 'content/cao-bang/story.md',
  sourceLocale: 'vi',
  locale,
  units: UNIT_STATES.flatMap((state): readonly ExchangeUnit[] => {
    const common = { state, context: CONTEXT, ...(state === 'stale' ? { was: 'nguồn "cũ"' } : {}) };
    const target = (text: string): string => (state === 'missing' ? '' : text);
    const text = `${state} {{place}} **x** {{name}}`;
    return [
      { ...common, key: `${state}.text.1`, source: 'lời {{name}} ở **{{place}}**', forms: [{ target: target(text) }] },
      {
        ...common,
        key: `${state}.figure.1`,
        source: '{{count}} đoàn viên',
        forms: pluralCategories(locale).map((category) => ({
          category,
          target: target(category === 'one' ? `${state} one` : `${state} ${category} {{count}}`),
        })),
      },
    ];
  }),
});

export const xliffOf = (file: ExchangeFile): string => writeXliff(file, LABELS);

/** Reads a file as the tool does. */
export const read = reader(readXliff, 'ru.xlf');

/** What came back, without places; fails where reading found fault. */
export const returned = (text: string): ReturnType<typeof sent> => withoutPlaces(read(text));

/** A document with these units (XML), in Russian. */
export const withUnits = (units: string, { trgLang = 'ru', id = 'cao-bang' } = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="vi" trgLang="${trgLang}">
<file id="${id}">
${units}
</file>
</xliff>
`;

/** A unit with that source and target (XML), handed out as a draft whose words were others. */
export const aUnit = (source: string, target: string, { id = 'title', state = 'translated' } = {}): string =>
  `<unit id="${id}"><notes><note category="nhipcau">draft 00000000</note></notes>
<segment state="${state}"><source>${source}</source><target>${target}</target></segment></unit>`;

/** The target of the one unit of a document that has it. */
export const targetOf = (unit: string): string | undefined => returned(withUnits(unit)).units[0]?.forms[0]?.target;
