import { describe, expect, it } from 'vitest';
import { findLocale, LOCALES } from '../../../compositions/model/locale.ts';
import { corpusCases, generatedCases, readCorpus } from '../../../scripts/bench/text/cases.ts';
import { uncoveredCharacters } from '../../../scripts/typography/index.ts';

const TAGS = LOCALES.map(({ tag }) => tag);
const EVERYWHERE = ['prose', 'headline', 'number', 'date', 'range', 'percentage', 'phone', 'url'] as const;

describe('the corpus', () => {
  it.each(TAGS)('holds at least forty different texts of every kind (%s)', async (tag) => {
    const { locale, texts } = await readCorpus(tag);
    expect(locale).toBe(tag);
    expect(new Set(texts.map(({ value }) => value)).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThanOrEqual(40);
    const kinds = new Set(texts.map(({ kind }) => kind));
    for (const kind of [...EVERYWHERE, 'brackets', 'quotation', 'mixed', 'nfd', 'emoji']) expect(kinds).toContain(kind);
    for (const { kind, value } of texts) if (kind === 'nfd') expect(value).not.toBe(value.normalize('NFC'));
  });

  it.each(TAGS)('holds nothing that would be drawn as nothing (%s)', async (tag) => {
    const { texts } = await readCorpus(tag);
    expect(texts.flatMap(({ value }) => uncoveredCharacters(tag, value))).toEqual([]);
  });
});

describe('texts made from it', () => {
  it('are the same for the same seed, and others for another, whatever else is made', async () => {
    const corpus = await readCorpus('km');
    const language = { locale: findLocale('km')!, terms: ['សហជីព'] };
    const made = generatedCases(corpus, language, 7, 10);
    expect(generatedCases(corpus, language, 7, 12).slice(0, 10)).toEqual(made);
    expect(generatedCases(corpus, language, 8, 10)).not.toEqual(made);
  });

  it('are words of the corpus and numbers, in many sizes and widths', async () => {
    const corpus = await readCorpus('th');
    const made = generatedCases(corpus, { locale: findLocale('th')!, terms: ['สมาพันธ์แรงงาน'] }, 1, 60);
    expect(new Set(made.map(({ width }) => width)).size).toBeGreaterThan(30);
    expect(new Set(made.map(({ size }) => size)).size).toBeGreaterThan(20);
    expect(made.some(({ value }) => /\p{Nd}–\p{Nd}/u.test(value))).toBe(true);
    expect(made.some(({ value }) => value.includes('สมาพันธ์แรงงาน'))).toBe(true);
    for (const { value } of made) expect(value.trim()).toBe(value);
    expect(corpusCases(corpus).length).toBe(corpus.texts.length * 2);
  });
});
