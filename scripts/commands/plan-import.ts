import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import type { Message } from '../../compositions/model/story.ts';
import type { Catalog, CatalogEntry } from '../catalog/catalog.ts';
import type { MissingTerms } from '../catalog/glossary-check.ts';
import { pluralCategories, pluralKey } from '../catalog/plural-forms.ts';
import { type States, stateOf } from '../catalog/states.ts';
import { validateCatalog } from '../catalog/validate-catalog.ts';
import { quote, valueFaults } from '../catalog/value-faults.ts';
import { type MergedUnit, mergeUnit, type PresentUnit, type TakenForm } from '../exchange/merge.ts';
import type { ReturnedFile, ReturnedUnit } from '../exchange/model.ts';
import { checkText } from '../files/check-text.ts';
import type { LoadedStory } from '../story/load-story.ts';

/** What a file changes in one translation, before anything is written. */
export interface ImportPlan {
  readonly units: readonly PlannedUnit[];
  readonly findings: readonly Finding[];
}

export interface PlannedUnit {
  readonly returned: ReturnedUnit;
  /** Undefined where the story no longer has the text, or has it in another shape: the words are put aside. */
  readonly message?: Message;
  /** New wordings by catalog key. */
  readonly taken: ReadonlyMap<string, TakenForm>;
  readonly verdict?: MergedUnit['verdict'];
  /** The file says that somebody has reviewed it, and nothing speaks against it. */
  readonly reviewed: boolean;
}

export interface ImportContext {
  readonly story: LoadedStory['story'];
  /** As it is on disk now. */
  readonly catalog: Catalog;
  /** As they are now. */
  readonly states: States;
  readonly missingTerms: MissingTerms;
  /** Take the file's words where both sides have changed a text. */
  readonly theirs: boolean;
}

const keyOf = (key: string, category?: Intl.LDMLPluralRule): string =>
  category === undefined ? key : pluralKey(key, category);

/** Plans the import of a file: pure. Each wording that `check` would call an error is refused at its place in the file. */
export const planImport = (file: ReturnedFile, context: ImportContext): ImportPlan => {
  const { story, catalog } = context;
  const messages = new Map(story.messages.map((message) => [message.key, message]));
  const findings: Finding[] = [];
  const units = file.units.map((unit): PlannedUnit => {
    // A catalog that is gone is made anew from the file: nobody has emptied its texts one by one.
    const { exported: _, ...unmarked } = unit;
    const returned = catalog.absent ? unmarked : unit;
    const found = messages.get(returned.key);
    const message = found && isShapedLike(found, returned) ? found : undefined;
    const merged = mergeUnit(presentUnit(message, returned, context), returned, context.theirs);
    const faults = merged.taken.flatMap((form) => formFaults(form, returned, message, context));
    const refused = new Set(faults.filter(({ rule }) => RULES[rule].check === 'error').map(({ key }) => key));
    const conflicts = merged.conflicts.map((conflict) => conflictFinding(conflict, returned, context));
    findings.push(...faults, ...conflicts);
    const kept = merged.taken.map((form) => [keyOf(returned.key, form.category), form] as const);
    return {
      returned,
      ...(message && { message }),
      taken: new Map(kept.filter(([key]) => !refused.has(key))),
      ...(message && merged.verdict && { verdict: merged.verdict }),
      reviewed: message !== undefined && merged.reviewed && refused.size === 0,
    };
  });
  return { units, findings: findings.map((finding) => ({ story: story.slug, locale: catalog.locale, ...finding })) };
};

const isShapedLike = (message: Message, { forms }: ReturnedUnit): boolean =>
  forms.every(({ category }) => (category !== undefined) === (message.plural !== undefined));

const presentUnit = (
  message: Message | undefined,
  returned: ReturnedUnit,
  { catalog, states }: ImportContext,
): PresentUnit => {
  const own = message?.plural ? pluralCategories(catalog.locale) : [undefined];
  const categories = message ? own : returned.forms.map(({ category }) => category);
  const forms = categories.map((category) => {
    const entry = catalog.entries.get(keyOf(returned.key, category));
    return { ...(category && { category }), target: entry?.typed ?? entry?.value ?? '' };
  });
  return { state: stateOf(states, returned.key)?.state ?? 'missing', forms };
};

/** Rules about the words of one entry, by which `check` would refuse the picture or the whole catalog. */
const formFaults = (
  form: TakenForm,
  returned: ReturnedUnit,
  message: Message | undefined,
  { story, catalog, missingTerms }: ImportContext,
): readonly Finding[] => {
  const key = keyOf(returned.key, form.category);
  const { at, target } = form;
  const unseen = checkText(target);
  if (unseen) {
    const { rule, id, codePoint } = unseen;
    return [{ rule, id, values: { character: codePoint }, at, key, actual: codePoint }];
  }
  const broken = valueFaults(target).map(({ id, values, actual }): Finding => {
    return {
      rule: 'invalid-catalog',
      id,
      values: { key, ...values },
      at,
      key,
      ...(actual !== undefined && { actual }),
    };
  });
  if (broken.length > 0 || !message) return broken;
  const value = target.trim();
  const entry: CatalogEntry = { key, value, ...(value !== target && { typed: target }), keyAt: at, valueAt: at };
  // Against the text that the translator had: the numbers of a newer one are not theirs to know.
  const source = { slug: story.slug, locale: story.locale, messages: [{ ...message, source: returned.source }] };
  const alone: Catalog = { file: at.file, locale: catalog.locale, entries: new Map([[key, entry]]) };
  const faults = validateCatalog(source, alone, missingTerms);
  return faults.filter((fault) => fault.key === key && fault.at === at && !ABOUT_ABSENCE.has(fault.rule));
};

const ABOUT_ABSENCE: ReadonlySet<string> = new Set(['missing-translation', 'plural-form-missing', 'outdated-catalog']);

const conflictFinding = (
  { category, mine, theirs, at }: MergedUnit['conflicts'][number],
  { key: base }: ReturnedUnit,
  { catalog }: ImportContext,
): Finding => {
  const key = keyOf(base, category);
  return {
    rule: 'translation-conflict',
    id: 'translation-conflict.both',
    values: { key, file: at.file, line: at.line },
    at: catalog.entries.get(key)?.valueAt ?? { file: catalog.file, line: 1, column: 1 },
    key,
    expected: quote(theirs),
    actual: quote(mine),
  };
};
