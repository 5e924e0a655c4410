import { describe, expect, it } from 'vitest';
import { readGlossary } from '../../scripts/catalog/glossary.ts';
import { createGlossaryCheck } from '../../scripts/catalog/glossary-check.ts';
import { message } from './a-story.ts';

const GLOSSARY = readGlossary(
  `terms:
  - {id: union, kind: term, vi: công đoàn, en: union, ru: профсоюз, ar: نقابة, km: សហជីព}
  - {id: base, kind: term, vi: công đoàn cơ sở, en: grassroots union, ru: первичная профсоюзная организация, es: sindicato de base, fr: syndicat de base}
  - {id: laos, kind: place, vi: Lào, en: Laos, also: {en: [Lao PDR]}}
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

  it('asks for nothing where a language has no word yet', () => {
    expect(missing('Lào', 'ja', '旅')).toEqual([]);
  });
});
