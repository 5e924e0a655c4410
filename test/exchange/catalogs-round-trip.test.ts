import { expect, test } from 'vitest';
import { RULES } from '../../compositions/model/diagnostic.ts';
import { LOCALES } from '../../compositions/model/locale.ts';
import type { Message, Story } from '../../compositions/model/story.ts';
import { type Random, random } from '../../scripts/bench/text/random.ts';
import { absentCatalog } from '../../scripts/catalog/catalog.ts';
import { keysOf, pluralCategories } from '../../scripts/catalog/plural-forms.ts';
import { readCatalog } from '../../scripts/catalog/read-catalog.ts';
import { type States, shortHash, statesText, updateStates } from '../../scripts/catalog/states.ts';
import { writeExchange } from '../../scripts/commands/exchange-formats.ts';
import { exchangeLabels, stateWords } from '../../scripts/commands/exchange-words.ts';
import { exportUnits } from '../../scripts/commands/export-units.ts';
import { applyImport } from '../../scripts/commands/import-translation.ts';
import { planImport } from '../../scripts/commands/plan-import.ts';
import { readPo } from '../../scripts/exchange/po/read.ts';
import { readXliff } from '../../scripts/exchange/xliff/read.ts';
import { readXlsx } from '../../scripts/exchange/xlsx/read.ts';
import { loadWords } from '../../scripts/report/words.ts';
import { folderWith } from '../rig.ts';

/** Valid words of translations; what files have trouble with is among them. No numbers: those must be the source's. */
const PIECES = [
  ...[
    'union',
    '“workers”',
    'L’élan',
    'Профсоюз',
    'ёж',
    'العُمّال',
    'نقابة',
    '工会',
    '労働',
    '노동',
    'สหภาพ',
    'ກຳມະບານ',
    'សហជីព',
  ],
  ...[
    '**strong**',
    '_em_',
    '"',
    "'",
    '\\',
    '\\n',
    '%',
    '%s',
    '&',
    'R&D',
    '=a',
    '+b',
    '-c',
    '@d',
    '#',
    ';',
    '|',
    '~',
    '…',
    '–',
  ],
  ...['👩🏽‍🏭', '\u00a0', '\u202f', '‌', 'ệ', '＝', '/', '(', ')', '…'],
];
const HEADS = ['members', 'plan', 'trips-2', 'con', 'a.b'];
const ROLES = ['heading', 'text.1', 'text.12', 'figure.2', 'step.1.title', 'cell.3'];
const LOCALE_TAGS = LOCALES.map(({ tag }) => tag).filter((tag) => tag !== 'vi');
const labels = exchangeLabels(loadWords('vi'));
const at = { file: 'content/bai/story.md', line: 1, column: 1 };

const below = (rng: Random, limit: number): number => Math.floor(rng.next() * limit);

const phrase = (rng: Random, words: number): string =>
  Array.from({ length: 1 + below(rng, words) }, () => rng.pick(PIECES))
    .join(below(rng, 4) === 0 ? '' : ' ')
    .trim() || 'x';

interface Sample {
  readonly story: Story;
  readonly locale: string;
  /** Of the catalog. */
  readonly text: string;
  readonly states: States;
}

/** A story's messages and a translation of them, some texts of it missing, drafts, stale or reviewed. */
const sampleOf = (seed: number): Sample => {
  const rng = random(seed);
  const locale = rng.pick(LOCALE_TAGS);
  const keys = ['title', 'summary', ...HEADS.flatMap((head) => ROLES.map((role) => `${head}.${role}`))];
  const messages = keys
    .filter(() => below(rng, 3) > 0)
    .map((key): Message => {
      const plural = key.includes('.figure.')
        ? { qualifier: 'exact' as const, value: 3, unit: '', decimals: 0 }
        : undefined;
      const source = below(rng, 5) === 0 ? `${phrase(rng, 4)} {{name}}` : phrase(rng, 6);
      return { key, source, at, ...(plural && { plural: plural as unknown as NonNullable<Message['plural']> }) };
    });
  const rows = messages.flatMap((message) => {
    if (below(rng, 6) === 0) return [];
    return keysOf(message, pluralCategories(locale)).map((key) => {
      const words = `${phrase(rng, 8)}${message.source.includes('{{name}}') ? '{{name}}' : ''}`;
      return [key, words] as const;
    });
  });
  const story = { slug: 'bai', locale: 'vi', file: at.file, messages } as unknown as Story;
  const text = `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`;
  const read = readCatalog(text, { file: 'locales/x/bai.json', locale });
  if (!read.ok) return sampleOf(seed + 1_000_000);
  const states = new Map(updateStates(new Map(), messages, read.value));
  for (const [key, entry] of states) {
    const kind = below(rng, 3);
    if (kind === 0) states.set(key, { ...entry, state: 'reviewed', by: 'Lan', at: '2026-11-22' });
    if (kind === 1) states.set(key, { ...entry, state: 'stale', source: shortHash('cũ'), was: 'cũ' });
  }
  return { story, locale, text, states };
};

const readers = {
  po: (bytes: Uint8Array | string) => readPo(String(bytes), 'bai.po'),
  xliff: (bytes: Uint8Array | string) => readXliff(String(bytes), 'bai.xlf'),
  xlsx: async (bytes: Uint8Array | string) => {
    const read = await readXlsx(Buffer.from(bytes as Uint8Array), 'bai.xlsx', stateWords());
    return read.ok ? { ...read, value: read.value[0]! } : read;
  },
};

/** A workbook takes five times as long as another file: `ROUND_TRIPS=1000` tries as many of them. */
const WORKBOOKS = Number(process.env.ROUND_TRIPS ?? 250);

test.each([
  [1000, 'po'],
  [1000, 'xliff'],
  [WORKBOOKS, 'xlsx'],
] as const)(
  '%i random catalogs go out as %s, and come home byte for byte, their states unchanged',
  async (seeds, format) => {
    const root = folderWith();
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { story, locale, text, states } = sampleOf(seed);
      const file = `locales/${locale}/bai.json`;
      const catalog = readCatalog(text, { file, locale });
      if (!catalog.ok) throw new Error('the sample is no catalog');
      const units = exportUnits({
        story,
        catalog: catalog.value,
        states,
        missingTerms: () => [],
        matches: () => [],
        place: () => ({ notes: ['where it stands'], pictures: [] }),
      });
      const out = { story: 'bai', original: at.file, sourceLocale: 'vi', locale, units };
      const returned = await readers[format](await writeExchange(format, [out], labels));
      if (!returned.ok) throw new Error(JSON.stringify(returned.findings));
      expect(returned.findings, `seed ${seed}`).toEqual([]);
      const context = { story, missingTerms: () => [], theirs: false };

      // Into the same workspace: nothing moves.
      const here = { ...context, catalog: catalog.value, states };
      const same = planImport(returned.value, here);
      expect(same.findings, `seed ${seed}`).toEqual([]);
      const target = { root, story, locale, text, states, onDisk: {} };
      const kept = applyImport(same, target);
      expect(kept.catalog, `seed ${seed}`).toBe(text);
      expect(kept.states, `seed ${seed}`).toBe(statesText(states));
      expect(same.units.filter(({ taken, verdict, reviewed }) => taken.size > 0 || verdict || reviewed)).toEqual([]);

      // Into one that has lost its catalog: all comes back.
      const lost = planImport(returned.value, { ...context, catalog: absentCatalog(file, locale), states: new Map() });
      expect(
        lost.findings.filter(({ rule }) => RULES[rule].check === 'error'),
        `seed ${seed}`,
      ).toEqual([]);
      const made = applyImport(lost, { ...target, text: undefined, states: new Map() });
      expect(made.catalog, `seed ${seed}`).toBe(text);
    }
  },
  240_000,
);
