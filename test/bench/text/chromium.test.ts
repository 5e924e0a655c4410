import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../../compositions/model/locale.ts';
import { corpusCases, generatedCases, readCorpus } from '../../../scripts/bench/text/cases.ts';
import { openTextBrowser, type TextBrowser } from '../../../scripts/bench/text/chromium.ts';
import { type ComparedLine, compare } from '../../../scripts/bench/text/compare.ts';
import { termsOf } from '../../../scripts/bench/text/text.ts';
import { lockToolFolder } from '../../../scripts/commands/open-renderers.ts';
import { findBrowser } from '../../../scripts/video/browser.ts';

const cacheDir = path.resolve('.nhipcau');
/** Every which text of the corpus is looked at here: the benchmark looks at all. */
const STEP = 7;
const GENERATED = 6;

describe('text as a browser sets it, with the same fonts', () => {
  let browser: TextBrowser;
  beforeAll(async () => {
    const { executable } = await findBrowser({
      cacheDir,
      lock: lockToolFolder,
      environment: {},
      platform: process.platform,
    });
    browser = await openTextBrowser(executable);
  }, 60_000);
  afterAll(() => browser?.close());

  it.each(LOCALES.map((locale) => [locale.tag, locale] as const))('%s', { timeout: 60_000 }, async (tag, locale) => {
    const corpus = await readCorpus(tag);
    const language = { locale, terms: await termsOf(tag) };
    const cases = corpusCases(corpus).filter((_, index) => index % STEP === 0);
    const { lines, forbidden } = await compare(
      [...cases, ...generatedCases(corpus, language, 2026, GENERATED)],
      language,
      browser,
    );
    expect(forbidden).toEqual([]);
    expect(lines.length).toBeGreaterThan(30);
    // A piece that fits by a hundredth of a px may come out either way.
    expect(lines.filter(({ equal }) => !equal).length).toBeLessThanOrEqual(lines.length * 0.02);
    expect(lines.filter(({ f1 = 1 }) => f1 < 0.97).map(told)).toEqual([]);
  });
});

const told = ({ ours, f1 }: ComparedLine): string => `${ours} ${f1}`;
