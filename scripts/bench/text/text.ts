import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { LOCALES, type Locale } from '../../../compositions/model/locale.ts';
import { loadGlossary } from '../../catalog/glossary.ts';
import { lockToolFolder } from '../../commands/open-renderers.ts';
import { PACKAGE } from '../../commands/toolchain.ts';
import { findBrowser } from '../../video/browser.ts';
import { mean } from '../numbers.ts';
import { corpusCases, generatedCases, readCorpus } from './cases.ts';
import { openTextBrowser, SHEET_WIDTH, type TextBrowser } from './chromium.ts';
import { type ComparedLine, type Comparison, compare } from './compare.ts';

export interface TextOptions {
  readonly locales?: readonly string[] | undefined;
  readonly seeds: readonly number[];
  /** Folder for a picture of each locale's worst line, ours over Chromium's. */
  readonly pictures?: string | undefined;
  readonly progress: (line: string) => void;
}

/** How our text agrees with a browser's. Shares and F1 from 0 to 1. */
interface Agreement {
  readonly texts: number;
  readonly lines: number;
  readonly equalLines: number;
  /** Lines whose ink was compared: the equal ones, but for a few. */
  readonly inked: number;
  readonly meanF1: number;
  readonly worstF1: number;
  /** Breaks inside a character, a number or a term. */
  readonly forbiddenBreaks: number;
}

interface LocaleAgreement extends Agreement {
  readonly locale: string;
  readonly worst?: Line;
  /** Some of the lines that differ. */
  readonly unequal: readonly Line[];
  readonly forbidden: readonly string[];
}

type Line = Pick<ComparedLine, 'ours' | 'chromium'> & { readonly setting: string };

export interface TextReport {
  readonly benchmark: 'text';
  readonly chromium: string;
  readonly seeds: readonly number[];
  readonly total: Agreement;
  readonly locales: readonly LocaleAgreement[];
  readonly bars: typeof BARS;
  readonly ok: boolean;
}

const BARS = { equalLines: 0.99, meanF1: 0.995, worstF1: 0.97, forbiddenBreaks: 0 } as const;

/** Texts made by one seed in one locale. */
const GENERATED = 24;
/** Texts on one sheet: a taller picture is slow to take. */
const SHEET = 16;
/** Lines that differ, told in the report. */
const TOLD = 5;

/** Draws the corpus and its recombinations through the stills' path and through Chromium, with the same font files. */
export async function benchText({ locales, seeds, pictures, progress }: TextOptions): Promise<TextReport> {
  const cacheDir = path.join(PACKAGE, '.nhipcau');
  const { executable } = await findBrowser({
    cacheDir,
    lock: lockToolFolder,
    environment: process.env,
    platform: process.platform,
  });
  const browser = await openTextBrowser(executable);
  try {
    const measured: LocaleAgreement[] = [];
    for (const locale of LOCALES.filter(({ tag }) => locales?.includes(tag) ?? true)) {
      const agreement = await benchLocale(locale, { seeds, pictures, browser });
      measured.push(agreement);
      const { lines, equalLines, meanF1, worstF1 } = agreement;
      progress(`${locale.tag}: ${lines} lines, ${equalLines} equal, F1 ${meanF1} mean, ${worstF1} worst`);
    }
    return {
      benchmark: 'text',
      chromium: browser.version,
      seeds,
      total: total(measured),
      locales: measured,
      bars: BARS,
      ok: measured.every(reachesBars),
    };
  } finally {
    await browser.close();
  }
}

const reachesBars = ({ equalLines, meanF1, worstF1, forbiddenBreaks }: Agreement): boolean =>
  equalLines >= BARS.equalLines && meanF1 >= BARS.meanF1 && worstF1 >= BARS.worstF1 && forbiddenBreaks === 0;

interface LocaleOptions extends Pick<TextOptions, 'seeds' | 'pictures'> {
  readonly browser: TextBrowser;
}

async function benchLocale(locale: Locale, { seeds, pictures, browser }: LocaleOptions): Promise<LocaleAgreement> {
  const corpus = await readCorpus(locale.tag);
  const language = { locale, terms: await termsOf(locale.tag) };
  const cases = [...corpusCases(corpus), ...seeds.flatMap((seed) => generatedCases(corpus, language, seed, GENERATED))];
  const lines: ComparedLine[] = [];
  const forbidden: string[] = [];
  let worst: { line: ComparedLine; sheet: Comparison } | undefined;
  for (let from = 0; from < cases.length; from += SHEET) {
    const sheet = await compare(cases.slice(from, from + SHEET), language, browser);
    lines.push(...sheet.lines);
    forbidden.push(...sheet.forbidden);
    for (const line of sheet.lines) {
      if ((line.f1 ?? 1) < (worst?.line.f1 ?? 1)) worst = { line, sheet };
    }
  }
  if (worst && pictures !== undefined) await savePicture(worst.line, worst.sheet, pictures);
  const inks = lines.flatMap(({ f1 }) => f1 ?? []);
  const unequal = lines.filter(({ equal }) => !equal);
  return {
    locale: locale.tag,
    texts: cases.length,
    lines: lines.length,
    equalLines: four(1 - unequal.length / lines.length),
    inked: inks.length,
    meanF1: four(mean(inks)),
    worstF1: four(Math.min(...inks)),
    forbiddenBreaks: forbidden.length,
    ...(worst && { worst: told(worst.line) }),
    unequal: unequal.slice(0, TOLD).map(told),
    forbidden: forbidden.slice(0, TOLD),
  };
}

/** The shipped glossary's words in a locale. */
export async function termsOf(locale: string): Promise<readonly string[]> {
  const glossary = await loadGlossary(PACKAGE);
  if (!glossary.ok) throw new Error('the shipped glossary has errors: run `nhipcau check`');
  return glossary.value.terms.flatMap(({ forms }) => forms.get(locale) ?? []);
}

function told({ case: { origin, size, weight, role, width }, ours, chromium }: ComparedLine): Line {
  return { ours, chromium, setting: `${origin}: ${role} ${weight}, ${size} px in ${width} px` };
}

function total(measured: readonly LocaleAgreement[]): Agreement {
  const sum = (of: (one: LocaleAgreement) => number): number => measured.reduce((all, one) => all + of(one), 0);
  const lines = sum((one) => one.lines);
  return {
    texts: sum((one) => one.texts),
    lines,
    equalLines: four(sum((one) => one.equalLines * one.lines) / lines),
    inked: sum((one) => one.inked),
    meanF1: four(sum((one) => one.meanF1 * one.inked) / sum((one) => one.inked)),
    worstF1: Math.min(...measured.map(({ worstF1 }) => worstF1)),
    forbiddenBreaks: sum((one) => one.forbiddenBreaks),
  };
}

/** Four decimals: the bars have three. Rounded down, so that no bar is reached by rounding. */
const four = (value: number): number => Math.floor(value * 10_000 + 1e-6) / 10_000;

async function savePicture({ case: { locale }, band }: ComparedLine, sheet: Comparison, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const height = band.bottom - band.top;
  const rows = [sheet.ours, sheet.chromium].flatMap(({ data, width }) => [
    data.subarray(band.top * width, band.bottom * width),
  ]);
  await sharp(Buffer.concat(rows), { raw: { width: SHEET_WIDTH, height: height * 2, channels: 1 } })
    .png()
    .toFile(path.join(folder, `${locale}.png`));
}
