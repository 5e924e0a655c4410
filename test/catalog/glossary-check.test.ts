import { describe, expect, it } from 'vitest';
import { readGlossary } from '../../scripts/catalog/glossary.ts';
import { createGlossaryCheck } from '../../scripts/catalog/glossary-check.ts';
import { message } from './a-story.ts';

const GLOSSARY = readGlossary(
  `terms:
  - {id: union, kind: term, vi: công đoàn, en: union, ru: профсоюз, ar: نقابة, km: សហជីព}
  - {id: base, kind: term, vi: công đoàn cơ sở, en: grassroots union, ru: первичная профсоюзная организация, es: sindicato de base, fr: syndicat de base}
  - {id: laos, kind: place, vi: Lào, en: Laos, also: {en: [Lao PDR]}}
  - {id: study, kind: term, vi: học tập, en: ILO study, ru: учёба, th: ลาว, ko: 노조}
  - {id: labour, kind: term, vi: lao động, en: act, es: sol, fr: loi, ru: труд}
  - {id: committee, kind: term, vi: ban chấp hành, ar: لجنة تنفيذية, en: executive committee}
`,
  'locales/glossary.yaml',
);

const missing = (source: string, locale: string, translation: string): readonly string[] => {
  if (!GLOSSARY.ok) throw new Error(JSON.stringify(GLOSSARY.findings));
  return createGlossaryCheck(GLOSSARY.value)('vi', locale)(message('a', source), translation).map(({ id }) => id);
};

describe('createGlossaryCheck', () => {
  it('wants the longest term only', () => {
    expect(missing('Hai công đoàn cơ sở', 'en', 'Two grassroots unions')).toEqual([]);
    expect(missing('Hai công đoàn cơ sở', 'en', 'Two unions')).toEqual(['base']);
    expect(missing('Công đoàn và công đoàn cơ sở', 'en', 'Organisations')).toEqual(['union', 'base']);
  });

  it('knows capitals, cases, plurals, articles and marks', () => {
    expect(missing('CÔNG ĐOÀN', 'en', 'UNIONS')).toEqual([]);
    expect(missing('công đoàn cơ sở', 'ru', 'В первичных профсоюзных организациях')).toEqual([]);
    expect(missing('công đoàn cơ sở', 'es', 'los Sindicatos de base')).toEqual([]);
    expect(missing('công đoàn cơ sở', 'fr', 'les **syndicats** de\u00a0base')).toEqual([]);
    expect(missing('ban chấp hành', 'ar', 'وانتخب اللجنة التنفيذية')).toEqual([]);
    expect(missing('công đoàn', 'km', 'សហ\u200bជីព')).toEqual([]);
  });

  it('takes names with their capital, and whole words', () => {
    expect(missing('Đoàn thăm Lào', 'en', 'A visit')).toEqual(['laos']);
    expect(missing('thuốc lào', 'en', 'pipe tobacco')).toEqual([]);
    expect(missing('Lào', 'en', 'Lao PDR')).toEqual([]);
    expect(missing('Làoa', 'en', 'x')).toEqual([]);
  });

  it('reads ё as е, which most people write', () => {
    expect(missing('học tập', 'ru', 'на учебе')).toEqual([]);
    expect(missing('học tập', 'ru', 'учёбой')).toEqual([]);
  });

  it('finds no short word inside another', () => {
    expect(missing('công đoàn', 'en', 'A reunion')).toEqual(['union']);
    expect(missing('lao động', 'en', 'A pact of actors and activities')).toEqual(['labour']);
    expect(missing('lao động', 'fr', 'un emploi et des loisirs anciens')).toEqual(['labour']);
    expect(missing('lao động', 'es', 'solamente')).toEqual(['labour']);
    expect(missing('lao động', 'ru', 'на трудном пути')).toEqual(['labour']);
    expect(missing('học tập', 'th', 'เวลาวาระ')).toEqual(['study']);
  });

  it('still finds inflected short words, and words with particles', () => {
    expect(missing('lao động', 'en', 'Two acts')).toEqual([]);
    expect(missing('lao động', 'fr', 'des lois')).toEqual([]);
    expect(missing('lao động', 'ru', 'о труде')).toEqual([]);
    expect(missing('học tập', 'ko', '우리노조에서')).toEqual([]);
    expect(missing('học tập', 'th', 'คนลาวทุกคน')).toEqual([]);
  });

  it('asks for nothing where a language has no word yet', () => {
    expect(missing('Lào', 'ja', '旅')).toEqual([]);
  });
});
