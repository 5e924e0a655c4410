import { describe, expect, it } from 'vitest';
import { absentCatalog } from '../../scripts/catalog/catalog.ts';
import { validateCatalog } from '../../scripts/catalog/validate-catalog.ts';
import { aStory, catalogOf, ENGLISH, figure, message } from './a-story.ts';

const story = aStory();
const without = (key: string): Record<string, string> =>
  Object.fromEntries(Object.entries(ENGLISH).filter(([name]) => name !== key));

describe('validateCatalog', () => {
  it('finds nothing in a whole catalog', () => {
    expect(validateCatalog(story, catalogOf('en', ENGLISH))).toEqual([]);
  });

  it('puts a missing message at the entry before it in reading order', () => {
    expect(validateCatalog(story, catalogOf('en', without('members.heading')))).toEqual([
      {
        rule: 'missing-translation',
        id: 'missing-translation.message',
        values: { key: 'members.heading', locale: 'en', file: 'locales/en/cao-bang.json' },
        at: { file: 'locales/en/cao-bang.json', line: 5, column: 23 },
        story: 'cao-bang',
        locale: 'en',
        key: 'members.heading',
        expected: 'Đoàn viên',
      },
    ]);
    expect(validateCatalog(story, catalogOf('en', without('title')))[0]?.at).toMatchObject({ line: 1, column: 1 });
  });

  it('takes an empty text for a missing one, at its own place', () => {
    const [finding] = validateCatalog(story, catalogOf('en', { ...ENGLISH, summary: ' ' }));
    expect(finding).toMatchObject({ rule: 'missing-translation', key: 'summary', at: { line: 3, column: 14 } });
  });

  it('says once that a file is not there', () => {
    expect(validateCatalog(story, absentCatalog('locales/fr/cao-bang.json', 'fr'))).toMatchObject([
      { id: 'missing-translation.catalog', values: { count: story.messages.length }, at: { line: 1, column: 1 } },
    ]);
  });

  it('names lost and invented placeholders', () => {
    const counted = { ...story, messages: [message('a.figure.1', 'trong {{count}} chuyến', figure(3))] };
    const check = (one: string, other: string) =>
      validateCatalog(counted, catalogOf('en', { 'a.figure.1_one': one, 'a.figure.1_other': other })).map(
        ({ id, key, at, expected, actual }) => [id, key, `${at?.line}:${at?.column}`, expected, actual],
      );
    expect(check('in one trip', 'in {{count}} trips')).toEqual([]);
    expect(check('in one trip', 'in trips')).toEqual([
      ['placeholder-mismatch.missing', 'a.figure.1_other', '3:23', '{{count}}', '–'],
    ]);
    expect(check('in {{cuont}} trip', 'in {{count}} {{name}}')).toEqual([
      ['placeholder-mismatch.unknown', 'a.figure.1_one', '2:21', '{{count}}', '{{cuont}}'],
      ['placeholder-mismatch.unknown', 'a.figure.1_other', '3:23', '{{count}}', '{{count}} {{name}}'],
    ]);
  });

  it('wants all six Arabic forms and names each that is missing', () => {
    const label = { ...story, messages: [message('a.figure.1', 'đoàn viên', figure(3))] };
    const given = { 'a.figure.1_zero': 'x', 'a.figure.1_one': 'x', 'a.figure.1_few': 'x', 'a.figure.1_other': 'x' };
    const findings = validateCatalog(label, catalogOf('ar', given));
    expect(findings.map(({ rule, key, at }) => [rule, key, at?.line])).toEqual([
      ['plural-form-missing', 'a.figure.1_two', 3],
      ['plural-form-missing', 'a.figure.1_many', 4],
    ]);
    expect(findings[0]?.values).toMatchObject({ forms: '_zero _one _two _few _many _other' });
  });

  it('names keys that the story no longer has, and plural forms the language has not', () => {
    const findings = validateCatalog(
      story,
      catalogOf('en', { ...ENGLISH, 'old.text.1': 'x', 'members.figure.1_few': 'y' }),
    );
    expect(findings.map(({ rule, key, at }) => [rule, key, at?.line, at?.column])).toEqual([
      ['outdated-catalog', 'old.text.1', 10, 3],
      ['outdated-catalog', 'members.figure.1_few', 11, 3],
    ]);
  });
});
