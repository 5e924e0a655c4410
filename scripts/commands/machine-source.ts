import type { Finding } from '../../compositions/model/diagnostic.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import type { Message, Story } from '../../compositions/model/story.ts';
import { isCopyOfSource } from '../catalog/copy-of-source.ts';
import { type Glossary, loadGlossary } from '../catalog/glossary.ts';
import { numberMismatch } from '../catalog/number-mismatch.ts';
import { numbersInProse } from '../catalog/numbers-in-prose.ts';
import { placeholdersOf } from '../catalog/placeholders.ts';
import { pluralCategories, pluralKey } from '../catalog/plural-forms.ts';
import { valueFaults } from '../catalog/value-faults.ts';
import { choosePieces } from '../machine/choose-pieces.ts';
import { SERVICE_NAMES, type Service } from '../machine/endpoint.ts';
import { faultFinding } from '../machine/fault-finding.ts';
import { openProvider } from '../machine/open-provider.ts';
import type { Piece } from '../machine/prepare-text.ts';
import { sampleNumbers, withoutNumber } from '../machine/sample-numbers.ts';
import { createTranslator, type SourceText, type Translator } from '../machine/translator.ts';
import { addresses, documentNumbers, type Span } from '../typography/protected.ts';
import { termFinder } from '../typography/terms.ts';
import type { Config, Log } from './command.ts';
import type { Draft, DraftSource } from './draft-source.ts';

/**
 * Opens the service of a run, as the environment describes it, with the glossary of a workspace. Gives nothing where either
 * cannot be used: the log says why, and what else there is goes on without the machine.
 */
export async function openMachineSource(
  { root, signal }: Pick<Config, 'root' | 'signal'>,
  service: Service,
  log: Log,
): Promise<((story: Pick<Story, 'slug' | 'locale'>) => DraftSource) | undefined> {
  const provider = openProvider(service, process.env, { signal });
  const glossary = await loadGlossary(root);
  log.add([...provider.findings, ...glossary.findings]);
  if (!provider.ok || !glossary.ok) return undefined;
  const translator = createTranslator(provider.value);
  return (story) => machineSource({ story, translator, glossary: glossary.value, log });
}

export interface MachineSourceOptions {
  readonly story: Pick<Story, 'slug' | 'locale'>;
  /** One for the whole run. */
  readonly translator: Translator;
  readonly glossary: Glossary;
  readonly log: Log;
}

/**
 * Drafts by a machine. What must not change is kept from it, terms are put in as the glossary has them, and an answer
 * that has other numbers than the source, or is the source, is no draft. All that goes wrong is a finding.
 */
export const machineSource = ({ story, translator, glossary, log }: MachineSourceOptions): DraftSource => ({
  async drafts(requests, locale) {
    const languages = { source: story.locale, target: locale };
    const piecesOf = pieceFinder(glossary, languages);
    const questions = requests.map(({ message }) => questionOf(message, languages, piecesOf));
    const translated = await translator.translate(
      questions.flatMap(({ texts }) => texts),
      languages,
    );
    const service = SERVICE_NAMES[translator.provider.service];
    const useless = new Set(translated.useless);
    const drafts = new Map<string, Draft>();
    let at = 0;
    const findings = questions.flatMap((question): readonly Finding[] => {
      const { message, texts } = question;
      const forms = formsOf(question, translated.texts.slice(at, at + texts.length), languages);
      const lost = useless.has(at);
      at += texts.length;
      if (typeof forms !== 'string') {
        drafts.set(message.key, { forms, from: service });
        return [];
      }
      // Without an answer the fault of the whole request says why.
      return forms === 'left' && !lost ? [] : [noDraft(forms, story.slug, locale, message, service)];
    });
    log.add([
      ...translated.faults.flatMap((fault) => faultFinding(translator.provider, fault) ?? []),
      ...(translated.unspoken ? [unspoken(locale, story.locale, service)] : []),
      ...findings,
    ]);
    return drafts;
  },
});

interface Languages {
  readonly source: string;
  readonly target: string;
}

type FindPieces = (text: string, namesOnly: boolean) => readonly Piece[];

/** What a message asks of the machine: itself, then once with a number for each plural form. */
interface Question {
  readonly message: Message;
  readonly texts: readonly SourceText[];
  readonly categories: readonly Intl.LDMLPluralRule[];
  /** Of the texts behind the first. */
  readonly samples: readonly (readonly [Intl.LDMLPluralRule, number])[];
}

const questionOf = (message: Message, { source, target }: Languages, piecesOf: FindPieces): Question => {
  const categories = pluralCategories(target);
  // A term's word as the glossary has it would stand in the same form beside every number.
  const pieces = piecesOf(message.source, message.plural !== undefined);
  const accepts = (translation: string): boolean => valueFaults(translation).length === 0;
  const plain: SourceText = { text: message.source, pieces, accepts };
  // A language of one form has nothing to tell by numbers.
  const asked = message.plural && categories.length > 1 ? sampleNumbers(intlOf(target), categories) : new Map();
  const samples = [...asked] as readonly (readonly [Intl.LDMLPluralRule, number])[];
  return {
    message,
    texts: [plain, ...samples.map(([, number]) => withNumber(plain, number, source))],
    categories,
    samples,
  };
};

const intlOf = (locale: string): string => findLocale(locale)?.intl ?? locale;

/** The label as it reads beside a number: in place of `{{count}}`, else before it. */
const withNumber = (plain: SourceText, number: number, locale: string): SourceText => {
  const shown = new Intl.NumberFormat(intlOf(locale), { useGrouping: 'always' }).format(number);
  if (placeholdersOf(plain.text).includes('count')) {
    const pieces = plain.pieces.map((piece) =>
      /^\{\{\s*count\s*\}\}$/.test(piece.value) ? { ...piece, shown } : piece,
    );
    return { ...plain, pieces };
  }
  const shift = shown.length + 1;
  const pieces = plain.pieces.map((piece) => ({ ...piece, start: piece.start + shift, end: piece.end + shift }));
  return { ...plain, text: `${shown} ${plain.text}`, pieces };
};

/** Why an answer makes no draft; the last part of a finding's id. */
type Reason = 'left' | 'numbers' | 'copy';

const reasonAgainst = (message: Message, text: string, { source, target }: Languages): Reason | undefined => {
  const [from, to] = [
    { text: message.source, locale: source },
    { text, locale: target },
  ];
  if (numberMismatch(from, to)) return 'numbers';
  return isCopyOfSource(message.key, from, to) || text === message.source ? 'copy' : undefined;
};

/** Every form of a message from the machine's answers, or the reason why there is none. */
const formsOf = (
  { message, texts, categories, samples }: Question,
  [plain, ...answers]: readonly (string | undefined)[],
  languages: Languages,
): ReadonlyMap<string, string> | Reason => {
  if (plain === undefined) return 'left';
  // A text of nothing but names and numbers of documents is the same in every language.
  const reason = isFixed(texts[0]!) ? undefined : reasonAgainst(message, plain, languages);
  if (reason) return reason;
  if (!message.plural) return new Map([[message.key, plain]]);
  const counted = placeholdersOf(message.source).includes('count');
  const found = new Map<Intl.LDMLPluralRule, string>();
  samples.forEach(([category, number], index) => {
    const answer = answers[index];
    const form = answer === undefined || counted ? answer : withoutNumber(answer, number);
    if (form !== undefined && !reasonAgainst(message, form, languages)) found.set(category, form);
  });
  return new Map(categories.map((category) => [pluralKey(message.key, category), found.get(category) ?? plain]));
};

const isFixed = ({ text, pieces }: SourceText): boolean =>
  !/\p{L}/u.test(pieces.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text));

const PLACEHOLDER = /\{\{[^{}]*\}\}/g;

/** Finds what a machine must leave alone in texts of one language that it translates into another. */
const pieceFinder = (glossary: Glossary, languages: Languages): FindPieces => {
  const termsOf = termPieces(glossary, languages);
  return (text, namesOnly) => {
    const placeholders = [...text.matchAll(PLACEHOLDER)].map(({ index, 0: whole }) => spanAt(index, whole));
    const codes = numbersInProse(text, languages.source).codes.flatMap((code) => {
      const index = text.indexOf(code);
      return index < 0 ? [] : [spanAt(index, code)];
    });
    const fixed = [...placeholders, ...addresses(text), ...documentNumbers(text), ...codes];
    const same = fixed.map(({ start, end }): Piece => ({ start, end, value: text.slice(start, end) }));
    return choosePieces([...same, ...termsOf(text, namesOnly)]);
  };
};

const spanAt = (start: number, whole: string): Span => ({ start, end: start + whole.length });

const folded = (text: string): string => text.toLowerCase().replace(/\s/g, ' ').replace(/’/g, "'");

/** Terms of a text with the word of the target language that the glossary puts first, the longest first. */
const termPieces = (glossary: Glossary, { source, target }: Languages): FindPieces => {
  const words = new Map<string, { readonly value: string; readonly name: boolean; readonly capital: boolean }>();
  for (const { kind, forms } of glossary.terms) {
    const value = forms.get(target)?.[0];
    for (const form of value === undefined ? [] : (forms.get(source) ?? [])) {
      const name = kind !== 'term';
      if (!words.has(folded(form))) words.set(folded(form), { value: value!, name, capital: /^\p{Lu}/u.test(form) });
    }
  }
  const find = termFinder([...words.keys()]);
  return (text, namesOnly) =>
    find(text)
      .flatMap(({ start, end }): Piece[] => {
        const found = words.get(folded(text.slice(start, end)));
        // "Lào" is a country, "lào" is not.
        const other = found?.name && found.capital && !/^\p{Lu}/u.test(text.slice(start));
        if (!found || other || (namesOnly && !found.name)) return [];
        return [{ start, end, value: found.value, term: true }];
      })
      .sort((a, b) => b.end - b.start - (a.end - a.start));
};

const noDraft = (reason: Reason, story: string, locale: string, { key }: Message, service: string): Finding => ({
  rule: 'machine-translation',
  id: `machine-translation.${reason}`,
  values: { key, service, locale },
  story,
  locale,
  key,
});

const unspoken = (locale: string, source: string, service: string): Finding => ({
  rule: 'machine-translation',
  id: 'machine-translation.language',
  values: { service, locale, source },
  locale,
});
