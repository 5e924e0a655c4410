import { describe, expect, it } from 'vitest';
import { catalogText, faultless, findingsIn, TARGETS } from './faulty-catalogs.ts';

/** A fault put into one value: language, key, rule, from what to what, and what the diagnostic says: expected, actual. */
type Fault = readonly [
  locale: string,
  key: string,
  rule: string,
  from: string | RegExp,
  to: string,
  expected?: string | undefined,
  actual?: string | undefined,
];

const NUMBERS: readonly Fault[] = [
  ['en', 'title', 'number-mismatch', '34,318', '34,381', '34,318', '34,381'],
  ['en', 'title', 'number-mismatch', '34,318', '34.318', '34,318', '34.318'],
  ['en', 'title', 'number-mismatch', '34,318', '3,4318', '34,318', '3,4318'],
  ['fr', 'title', 'number-mismatch', '34 318', '34,318', '34\u202f318', '34,318'],
  ['fr', 'title', 'number-mismatch', '34 318', '34.318', '34\u202f318', '34.318'],
  ['es', 'title', 'number-mismatch', '34.318', '34.138', '34.318', '34.138'],
  ['ru', 'title', 'number-mismatch', '34 318', '35 318', '34\u00a0318', '35 318'],
  ['ar', 'title', 'number-mismatch', '٣٤٬٣١٨', '٣٤٬٣٨١', '34,318', '٣٤٬٣٨١'],
  ['ar', 'title', 'number-mismatch', '٣٤٬٣١٨', '٣٤٫٣١٨', '34,318', '٣٤٫٣١٨'],
  ['ko', 'title', 'number-mismatch', '3만 4,318', '34만 318', '34,318', '34만 318'],
  ['ja', 'title', 'number-mismatch', '3万4318', '34万318', '34,318', '34万318'],
  ['th', 'title', 'number-mismatch', '๓๔,๓๑๘', '๓๔,๓๑๙', '34,318', '๓๔,๓๑๙'],
  ['km', 'title', 'number-mismatch', '៣៤,៣១៨', '៣៤៣១', '34,318', '៣៤៣១'],
  ['en', 'title', 'number-mismatch', '34,318 ', '', '34,318', '–'],
  ['en', 'summary', 'number-mismatch', '28 June', '29 June', '28', '29'],
  ['en', 'summary', 'number-mismatch', 'June', 'July', 'June', 'July'],
  ['fr', 'summary', 'number-mismatch', 'juin', 'juillet', 'juin', 'juillet'],
  ['ru', 'summary', 'number-mismatch', 'ноября', 'декабря', 'ноябрь', 'декабря'],
  ['zh', 'summary', 'number-mismatch', '6月28日', '7月28日', '6', '7'],
  ['lo', 'summary', 'number-mismatch', /2023/g, '2032', '2023', '2032'],
  ['th', 'summary', 'number-mismatch', /2566/g, '2565', '2023', '2565'],
  ['ar', 'summary', 'number-mismatch', '7:30', '7:35', '30 ×2', '35'],
  ['en', 's.text.1', 'number-mismatch', '15/NQ-BCH', '15/NQ-BHC', '15/NQ-BCH', '15/NQ-BHC'],
  ['ru', 's.text.1', 'number-mismatch', '15/NQ-BCH', '15/НК-БЧ', '15/NQ-BCH', '15/НК-БЧ'],
  ['zh', 's.text.1', 'number-mismatch', '15/NQ-BCH', '16/NQ-BCH', '15/NQ-BCH', '16/NQ-BCH'],
  ['ar', 's.text.1', 'number-mismatch', '٨٧٫٥', '٧٨٫٥', '87.5', '٧٨٫٥'],
  ['es', 's.text.1', 'number-mismatch', '87,5', '87', '87,5', '87'],
  ['en', 's.text.1', 'number-mismatch', '5th', '6th', '5', '6'],
  ['en', 's.text.2', 'number-mismatch', 'million', 'billion', '2,700,000', '2.7 billion'],
  ['fr', 's.text.2', 'number-mismatch', '2,7 millions', '2,7 milliards', '2\u202f700\u202f000', '2,7 milliards'],
  ['zh', 's.text.2', 'number-mismatch', '2.7万', '27万', '27,000', '27万'],
  ['ja', 's.text.2', 'number-mismatch', '2023–2028', '2023–2038', '2028', '2038'],
  ['ru', 's.text.2', 'number-mismatch', '27 тыс.', '27 млн', '27\u00a0000', '27 млн'],
  ['en', 's.text.3', 'number-mismatch', 'trip', 'of 21 trips', '–', '21'],
  ['ar', 's.figure.1_few', 'number-mismatch', 'label', '21 label', '–', '21'],
];

const TERMS: readonly Fault[] = [
  ['en', 's.text.1', 'glossary-term', 'congress', 'meeting', 'congress'],
  ['fr', 's.text.1', 'glossary-term', 'congrès', 'réunion', 'congrès'],
  ['ru', 's.text.1', 'glossary-term', 'съезда', 'собрания', 'съезд'],
  ['ar', 's.text.1', 'glossary-term', 'المؤتمر', 'الاجتماع', 'مؤتمر'],
  ['ja', 's.text.1', 'glossary-term', '大会', '会議', '大会'],
  ['th', 's.text.1', 'glossary-term', 'การประชุมใหญ่', 'การประชุม', 'การประชุมใหญ่'],
  ['en', 's.item.1', 'glossary-term', 'Collective bargaining', 'Talks', 'collective bargaining', 'Talks'],
  ['ru', 's.item.1', 'glossary-term', 'коллективных переговорах', 'переговорах', 'коллективные переговоры'],
  ['es', 's.item.1', 'glossary-term', 'Negociaciones colectivas', 'Diálogo', 'negociación colectiva', 'Diálogo'],
  ['lo', 's.item.1', 'glossary-term', 'ລວມໝູ່', '', 'ການຕໍ່ລອງລວມໝູ່'],
  ['zh', 's.text.3', 'glossary-term', '高平', '高坪', '高平'],
  ['km', 's.text.3', 'glossary-term', 'កៅបាំង', 'ខេត្ត', 'កៅបាំង'],
];

const TEXTS: readonly Fault[] = [
  ['en', 's.text.3', 'untranslated-copy', /.+/, 'Mỗi chuyến đi là một lần học hỏi ở Cao Bằng.'],
  ['ja', 's.text.3', 'untranslated-copy', /.+/, 'mỗi chuyến đi là một lần học hỏi ở Cao Bằng'],
  ['fr', 's.item.1', 'untranslated-copy', /.+/, 'Thương lượng tập thể'],
  ['ru', 's.figure.1_few', 'untranslated-copy', /.+/, 'chuyến đi'],
  [
    'en',
    's.text.3',
    'stray-space',
    /^/,
    ' ',
    'Each trip is a chance to learn in Cao Bang.',
    '␣Each trip is a chance to learn in Cao Bang.',
  ],
  ['fr', 's.item.1', 'stray-space', /$/, ' ', 'Négociation collective', 'Négociation collective␣'],
  ['zh', 's.item.1', 'stray-space', /^/, '\u3000', '集体协商', '␣集体协商'],
  ['es', 's.item.1', 'stray-space', 's c', 's  c', 'Negociaciones colectivas', 'Negociaciones␣␣colectivas'],
  ['en', 's.figure.2_other', 'placeholder-mismatch', '{{count}} ', '', '{{count}}', '–'],
  ['ar', 's.figure.2_many', 'placeholder-mismatch', 'count', 'cuont', '{{count}}', '{{cuont}}'],
  ['th', 's.item.1', 'placeholder-mismatch', /$/, ' {{name}}', '–', '{{name}}'],
  ['en', 's.text.3', 'missing-translation', /.+/, ''],
  ['ko', 'title', 'missing-translation', /.+/, '   '],
  ['ru', 's.figure.1_many', 'plural-form-missing', /.+/, ''],
  ['ar', 's.figure.2_two', 'plural-form-missing', /.+/, ''],
  ['en', 's.text.3', 'invalid-catalog', 'trip', '<b>trip</b>'],
  ['en', 's.text.3', 'invalid-catalog', 'trip', 'trip<br/>'],
  ['fr', 's.text.3', 'invalid-catalog', 'Chaque', 'Chaque&nbsp;', undefined, '&nbsp;'],
  ['es', 's.text.3', 'invalid-catalog', 'viaje', 'viaje &#233;', undefined, '&#233;'],
  ['en', 's.text.1', 'invalid-catalog', '**87.5%**', '**87.5%'],
  ['th', 's.text.3', 'invalid-catalog', /^/, '$t(title) '],
  ['lo', 's.figure.2_other', 'invalid-catalog', '{{count}}', '{{- count}}'],
  ['km', 's.text.3', 'invalid-catalog', /$/, '[x](http://x)'],
  ['ja', 's.text.3', 'invalid-catalog', '、', '\n'],
];

/** A fault of the file itself: language, rule, what is changed in its text, and the line that must be told. */
const FILES: readonly (readonly [locale: string, rule: string, from: string, to: string, line: number])[] = [
  ['en', 'duplicate-key', '"s.text.1"', '"title"', 4],
  ['ar', 'duplicate-key', '"s.figure.1_two"', '"s.figure.1_one"', 11],
  ['en', 'invalid-catalog', '",\n  "s.text.2"', '"\n  "s.text.2"', 5],
  ['fr', 'invalid-catalog', '"s.item.1": "', '"s.item.1": ["', 7],
  ['ru', 'invalid-catalog', '"s.speaker"', '"__proto__"', 8],
  ['ko', 'invalid-catalog', '"s.text.3": "', '"s.text.3": 5, "s.x": "', 6],
  ['zh', 'invalid-catalog', '\n}', ',\n}', 11],
  ['ja', 'invalid-catalog', '  "summary"', '  // x\n  "summary"', 3],
  ['es', 'missing-translation', '  "s.text.1"', '  "s.old.1"', 3],
  ['ru', 'plural-form-missing', '_few": "label"', '_two": "label"', 9],
  ['en', 'outdated-catalog', '\n}', ',\n  "s.old.1": "x"\n}', 13],
];

const FAULTS = [...NUMBERS, ...TERMS, ...TEXTS].map(([locale, key, rule, from, to, expected, actual]) => ({
  ...{ locale, key, rule, from, to, expected, actual },
}));

describe('a fault in a translation', () => {
  it.each(FAULTS)('$locale $key: $rule, $to', ({ locale, key, rule, from, to, expected, actual }) => {
    const whole = faultless(locale);
    const value = whole[key]!.replace(from, to);
    expect(value).not.toBe(whole[key]);
    const text = catalogText({ ...whole, [key]: value });
    const line = text.slice(0, text.indexOf(`"${key}":`)).split('\n').length;
    // Behind two spaces, the key in quotation marks, colon and space.
    const column = key.length + 7;
    const findings = findingsIn(locale, text);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule,
      key,
      locale,
      at: { file: `locales/${locale}/dai-hoi.json`, line, column },
    });
    expect(findings[0]).toMatchObject({ ...(expected && { expected }), ...(actual && { actual }) });
  });

  it.each(FILES)('%s file: %s', (locale, rule, from, to, line) => {
    const whole = catalogText(faultless(locale));
    const text = whole.replace(from, to);
    expect(text).not.toBe(whole);
    const lines = findingsIn(locale, text).map((finding) => `${finding.rule} ${finding.at?.line}`);
    expect(lines).toContain(`${rule} ${line}`);
  });

  it.each(TARGETS)('%s: none where there is none', (locale) => {
    expect(findingsIn(locale, catalogText(faultless(locale)))).toEqual([]);
  });
});
