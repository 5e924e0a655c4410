import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../compositions/model/locale.ts';
import { loadGlossary, readGlossary } from '../../scripts/catalog/glossary.ts';
import { folderWith } from '../rig.ts';

const FILE = 'locales/glossary.yaml';
const read = (...lines: readonly string[]) => readGlossary(`${lines.join('\n')}\n`, FILE);
const faults = (...lines: readonly string[]) =>
  read(...lines).findings.map(({ id, at, expected }) => [id, at?.line, at?.column, ...(expected ? [expected] : [])]);

describe('a glossary', () => {
  it('has the word of each language first, then its other forms', () => {
    const { value } = read(
      'terms:',
      '  - id: ha-noi',
      '    kind: place',
      '    vi: Hà   Nội',
      '    ru: Ханой',
      '    ko:',
      '    also: {ru: [Ханоя, Ханое, Ханой, Ханоя]}',
      '    note: The capital',
    ) as Extract<ReturnType<typeof read>, { ok: true }>;
    expect(value.terms).toHaveLength(1);
    const [term] = value.terms;
    expect(term).toMatchObject({
      id: 'ha-noi',
      kind: 'place',
      note: 'The capital',
      at: { file: FILE, line: 2, column: 9 },
    });
    // A language that is not filled in yet has no word.
    expect([...term!.forms]).toEqual([
      ['vi', ['Hà Nội']],
      ['ru', ['Ханой', 'Ханоя', 'Ханое']],
    ]);
  });

  it('is a draft in every language but those whose reader has confirmed it', () => {
    const term = ['  - id: ha-noi', '    kind: place', '    vi: Hà Nội', '    fr: Hanoï', '    ru: Ханой'] as const;
    const reviewed = (...lines: readonly string[]) => {
      const glossary = read(...lines);
      if (!glossary.ok) throw new Error(JSON.stringify(glossary.findings));
      return glossary.value.terms.map((one) => [...one.reviewed]);
    };
    expect(reviewed('terms:', ...term)).toEqual([[]]);
    expect(reviewed('state: draft', 'terms:', ...term, '    reviewed: [ru]')).toEqual([['ru']]);
    expect(reviewed('state: reviewed', 'terms:', ...term)).toEqual([['vi', 'fr', 'ru']]);
  });

  it('may be empty, a comment, or not there', async () => {
    for (const text of ['', '# terms\n', 'terms: []\n', 'terms:\n']) {
      expect(readGlossary(text, FILE), text).toMatchObject({ ok: true, value: { terms: [] } });
    }
    expect(await loadGlossary(folderWith())).toMatchObject({ ok: true, value: { terms: [] }, findings: [] });
  });

  const GOOD = ['terms:', '  - id: a', '    kind: term', '    vi: b'] as const;
  it.each<[string, readonly string[], readonly unknown[]]>([
    ['a misspelt key', [...GOOD, '    nots: c'], ['misspelt-key', 5, 5, 'note']],
    ['an unknown language', [...GOOD, '    jp: c'], ['misspelt-key', 5, 5, 'ja']],
    ['a language in "also" without a word', [...GOOD, '    also: {fr: [c]}'], ['also', 5, 12, 'fr: …']],
    [
      'an unknown language in "also"',
      [...GOOD, '    also: {xx: [c]}'],
      ['unknown-key', 5, 12, LOCALES.map(({ tag }) => tag).join(', ')],
    ],
    ['a misspelt state', ['state: drafts', ...GOOD], ['state', 1, 8, 'draft']],
    ['a review in a misspelt language', [...GOOD, '    reviewed: [vi, jp]'], ['reviewed', 5, 20, 'ja']],
    ['a review that is no list', [...GOOD, '    reviewed: vi'], ['reviewed', 5, 15, '[vi]']],
    ['a review of nothing', [...GOOD, '    reviewed:'], ['reviewed', 5, 5, '[ru, fr]']],
    ['a review of a word that is not there', [...GOOD, '    reviewed: [vi, ru]'], ['reviewed-word', 5, 20, 'ru: …']],
    ['one form that is no list', [...GOOD, '    also: {vi: c}'], ['list', 5, 16]],
    ['no id', ['terms:', '  - kind: term', '    vi: b'], ['id', 2, 5, 'lien-doan-lao-dong']],
    [
      'an id with capitals',
      ['terms:', '  - id: Ha Noi', '    kind: place', '    vi: b'],
      ['id', 2, 9, 'lien-doan-lao-dong'],
    ],
    ['another kind', ['terms:', '  - id: a', '    kind: plase', '    vi: b'], ['kind', 3, 11, 'place']],
    ['an id that stands twice', [...GOOD, '  - id: a', '    kind: term', '    vi: c'], ['repeated-id', 5, 9]],
    ['a term without a word', ['terms:', '  - id: a', '    kind: term', '    en:'], ['no-word', 2, 9]],
    ['a word of marks', ['terms:', '  - id: a', '    kind: term', '    vi: "…"'], ['text', 4, 9]],
    [
      'a sentence',
      ['terms:', '  - id: a', '    kind: term', `    vi: ${'b'.repeat(121)}`],
      ['too-long', 4, 9, '≤ 120'],
    ],
    ['a list where a word belongs', ['terms:', '  - id: a', '    kind: term', '    vi: [b, c]'], ['text', 4, 9]],
    ['a language given twice', [...GOOD, '    vi: c'], ['duplicate-key', 5, 5]],
    ['a map of terms', ['terms:', '  a: {vi: b}'], ['terms', 2, 3]],
    ['an alias', ['terms: &a', '  - *a'], ['alias', 2, 3]],
    ['broken YAML', ['terms: [', '  - id: a'], ['yaml', 2, 3]],
  ])('tells %s at its line and column', (_, lines, [detail, ...place]) => {
    expect(faults(...lines)).toContainEqual([`invalid-glossary.${detail}`, ...place]);
  });

  it('lies in the workspace or nowhere', async () => {
    const outside = folderWith({ 'glossary.yaml': 'terms: []\n' });
    const root = folderWith();
    mkdirSync(path.join(root, 'locales'));
    symlinkSync(path.join(outside, 'glossary.yaml'), path.join(root, FILE));
    expect(await loadGlossary(root)).toMatchObject({
      ok: false,
      findings: [{ rule: 'unsafe-path', at: { file: FILE } }],
    });
  });

  it('is UTF-8, and is told so at its own name', async () => {
    const root = folderWith({ [FILE]: Buffer.from([0x74, 0xff]) });
    expect(await loadGlossary(root)).toMatchObject({
      ok: false,
      findings: [{ rule: 'invalid-encoding', at: { file: FILE, line: 1, column: 2 } }],
    });
    writeFileSync(path.join(root, FILE), '\ufeffterms: []\r\n');
    expect(await loadGlossary(root)).toMatchObject({ ok: true });
  });
});

describe('the shipped glossary', async () => {
  const glossary = await loadGlossary('.');
  const terms = glossary.ok ? glossary.value.terms : [];
  const words = terms.flatMap(({ id, forms }) =>
    [...forms].flatMap(([locale, all]) => all.map((word) => ({ id, locale, word }))),
  );

  it('has every term in every language', () => {
    expect(glossary.findings).toEqual([]);
    expect(terms.length).toBeGreaterThanOrEqual(70);
    for (const { id, forms } of terms) {
      expect([...forms.keys()].sort(), id).toEqual(LOCALES.map(({ tag }) => tag).sort());
    }
  });

  it('writes each language in its own letters, but for short names of the world', () => {
    const letters: Readonly<Record<string, RegExp>> = {
      ru: /\p{Script=Cyrillic}/u,
      zh: /\p{Script=Han}/u,
      ar: /\p{Script=Arabic}/u,
      ko: /\p{Script=Hangul}/u,
      ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u,
      th: /\p{Script=Thai}/u,
      lo: /\p{Script=Lao}/u,
      km: /\p{Script=Khmer}/u,
    };
    const strange = words.filter(({ locale, word }) => {
      const own = letters[locale] ?? /\p{Script=Latin}/u;
      return word !== 'ILO' && [...word].some((letter) => /\p{L}/u.test(letter) && !own.test(letter));
    });
    expect(strange).toEqual([]);
  });

  it('gives a source word to one term', () => {
    const source = words.filter(({ locale }) => locale === 'vi').map(({ word }) => word.toLowerCase());
    expect(source.filter((word, index) => source.indexOf(word) !== index)).toEqual([]);
  });
});
