import { expect, test } from 'vitest';
import type { ExchangeFile } from '../../scripts/exchange/model.ts';
import { parseXml, type XmlElement } from '../../scripts/exchange/xliff/parse-xml.ts';
import { TARGETS } from './po-files.ts';
import { randomFile } from './random-file.ts';
import { schemaFaults, xliffSchema } from './schema.ts';
import { fileFor, xliffOf } from './xliff-files.ts';

const schema = xliffSchema();
const isCi = Boolean(process.env.CI);
const MISSING = 'no xliff-core-2.0.xsd: install php-symfony-translation, or set XLIFF_SCHEMA';
const VALID = 'files of all languages are valid by the schema of OASIS';

/** A code that stands more often in the target, and a draft of which a form is missing. */
const uneven = (): ExchangeFile => {
  const file = fileFor('en');
  const [plain, plural] = file.units.filter(({ state }) => state === 'draft');
  const repeated = { ...plain!, source: '{{n}} và {{n}}', forms: [{ target: '{{n}}, {{n}}, {{n}}' }] };
  const [one, other] = plural!.forms;
  return { ...file, units: [repeated, { ...plural!, forms: [one!, { ...other!, target: '' }] }] };
};

/** Files of all languages with all that a file can have, and files hard to carry. */
const documents = (): Readonly<Record<string, string>> => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed);
  const random = seeds.map((seed) => randomFile(seed)).filter(({ units }) => units.length > 0);
  return Object.fromEntries([
    ...TARGETS.map((locale) => [`${locale}.xlf`, xliffOf(fileFor(locale))]),
    ['uneven.xlf', xliffOf(uneven())],
    ...random.map((file, index) => [`random-${index}.xlf`, xliffOf(file)]),
  ]);
};

test.runIf(schema !== undefined || isCi)(
  schema ? VALID : `${VALID} (${MISSING})`,
  () => {
    if (!schema) throw new Error(MISSING);
    expect(TARGETS).toHaveLength(11);
    expect(schemaFaults(schema, documents())).toBe('');
    // The check itself: what the schema forbids is found.
    const broken = xliffOf(fileFor('ru')).replace('<segment id="s1"', '<segment status="new"');
    expect(schemaFaults(schema, { 'ru.xlf': broken })).toContain("The attribute 'status' is not allowed");
  },
  60_000,
);

const elements = (root: XmlElement): readonly XmlElement[] => [
  root,
  ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elements(child))),
];

/** With the prefix of modules taken as part of the name, so that their elements are read too. */
const rootOf = (document: string): XmlElement => {
  const plain = document.replace(/ xmlns(?::\w+)?="[^"]*"/g, '').replace(/(<\/?|\s)(mtc|gls|slr|xml):/g, '$1$2-');
  const result = parseXml(plain, 'x.xlf');
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
};

test('what the schema cannot say of modules, ids and states holds too', () => {
  for (const [name, document] of Object.entries(documents())) {
    for (const unit of elements(rootOf(document)).filter((element) => element.name === 'unit')) {
      const about = `${name} ${unit.attributes.get('id')}`;
      const inUnit = elements(unit);
      const named = (wanted: string) => inUnit.filter((element) => element.name === wanted);
      const [segment] = named('segment');
      for (const match of named('mtc-match')) {
        expect(match.attributes.get('ref'), about).toBe(`#${segment!.attributes.get('id')}`);
      }
      for (const entry of named('gls-glossEntry')) {
        expect(elements(entry).map((element) => element.name)).toContain('gls-translation');
      }
      const isUsed = named('target').some((target) => segment!.children.includes(target));
      expect(segment!.attributes.get('state') === 'initial' || isUsed, about).toBe(true);
      // Among sources an id names one code; a target's code has its source's id, or one that is nobody else's.
      const sources = named('source').flatMap((source) => elements(source).slice(1));
      const ids = [segment!, ...named('mtc-match'), ...sources].map((element) => element.attributes.get('id'));
      expect(new Set(ids).size, about).toBe(ids.length);
      for (const target of named('target')) {
        const own = elements(target).slice(1);
        expect(new Set(own.map((element) => element.attributes.get('id'))).size, about).toBe(own.length);
        for (const code of sources) {
          const twin = own.find((element) => element.attributes.get('id') === code.attributes.get('id'));
          if (twin) expect([...twin.attributes], about).toEqual([...code.attributes]);
        }
      }
    }
  }
});
