import { LOCALES } from '../../compositions/model/locale.ts';
import { pluralCategories } from '../../scripts/catalog/plural-forms.ts';
import {
  type ExchangeFile,
  type ExchangeUnit,
  exportMark,
  readExportMark,
  UNIT_STATES,
  type UnitContext,
} from '../../scripts/exchange/model.ts';
import { readPo } from '../../scripts/exchange/po/read.ts';
import { writePo } from '../../scripts/exchange/po/write.ts';
import { LABELS } from './random-file.ts';
import { reader, withoutPlaces } from './returned.ts';

export const TARGETS: readonly string[] = LOCALES.map(({ tag }) => tag).filter((tag) => tag !== 'vi');

const CONTEXT: UnitContext = {
  notes: ['Đứng dưới con số 34.318; không gõ lại số.'],
  limit: 42,
  reference: { locale: 'en', text: 'union members' },
  terms: [{ source: 'đoàn viên', target: 'член профсоюза' }],
  matches: [{ score: 87, source: 'đoàn viên mới', target: 'новый член', from: 'chuyen-di/mo-dau.figure.1' }],
  pictures: ['../context/cao-bang/square-members.figure.1.png'],
};

/** A plain and a plural message in each state; each form has a text of its own. */
export const fileFor = (locale: string): ExchangeFile => ({
  story: 'cao-bang',
  original: 'content/cao-bang/story.md',
  sourceLocale: 'vi',
  locale,
  units: UNIT_STATES.flatMap((state): readonly ExchangeUnit[] => {
    const common = { state, context: CONTEXT, ...(state === 'stale' ? { was: 'nguồn "cũ"' } : {}) };
    const target = (text: string): string => (state === 'missing' ? '' : text);
    return [
      { ...common, key: `${state}.text.1`, source: 'lời {{name}}', forms: [{ target: target(`${state} {{name}}`) }] },
      {
        ...common,
        key: `${state}.figure.1`,
        source: 'đoàn viên',
        forms: pluralCategories(locale).map((category) => ({ category, target: target(`${state} ${category}`) })),
      },
    ];
  }),
});

export const poOf = (file: ExchangeFile): string => writePo(file, LABELS);

/** What the exported file says, in the shape in which it comes back. */
export const sent = ({ story, locale, units }: ExchangeFile) => ({
  story,
  locale,
  units: units.map(({ key, source, state, forms }) => ({
    key,
    source,
    state,
    exported: readExportMark(exportMark({ state, forms })),
    forms,
  })),
});

/** Reads a file as the tool does. */
export const read = reader(readPo, 'ru.po');

/** What came back, without places; fails where reading found fault. */
export const returned = (text: string): ReturnType<typeof sent> => withoutPlaces(read(text));
