import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { keptImages } from '../cache/kept-images.ts';
import { absentCatalog } from '../catalog/catalog.ts';
import { loadGlossary } from '../catalog/glossary.ts';
import { createGlossaryCheck, type MissingTerms } from '../catalog/glossary-check.ts';
import { catalogFile } from '../catalog/load-catalog.ts';
import { baseKey } from '../catalog/plural-forms.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import type { ReturnedFile } from '../exchange/model.ts';
import { shownPath } from '../files/read-text.ts';
import type { CommandResult, Emit } from '../report/events.ts';
import type { TextChange } from '../report/text-change.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { type Config, Log } from './command.ts';
import { writeFailed } from './draw.ts';
import { readExchange } from './exchange-formats.ts';
import { stateWords } from './exchange-words.ts';
import { changesOf, importNotes } from './import-changes.ts';
import { applyImport, writeImport } from './import-translation.ts';
import { withLocalesLock } from './locales-lock.ts';
import { currentStates, readOptional, sourceTexts, storedStates } from './localise-story.ts';
import { planImport } from './plan-import.ts';
import { readWorkspace, type Workspace, withStory } from './read-workspace.ts';
import { localDay, reviewerFaults } from './reviewer.ts';
import { unknownNames } from './unknown-name.ts';
import { optionNeeded } from './usage.ts';

export interface ImportOptions {
  /** Files as the user named them. */
  readonly operands: readonly string[];
  readonly dryRun: boolean;
  readonly theirs: boolean;
  /** Message keys; undefined: every text. */
  readonly key?: readonly string[];
  /** Who has reviewed what the files call reviewed. */
  readonly by?: string;
}

/**
 * Brings translators' work home: PO, XLIFF and Excel files that `export` made, merged text by text with what has
 * happened here since. What both sides have changed is told and left. `today`: ISO day.
 */
export async function importTranslations(
  config: Config,
  options: ImportOptions,
  emit: Emit,
  today = localDay(new Date()),
): Promise<CommandResult> {
  const log = new Log(emit);
  log.add(usageFaults(options));
  if (log.findings.length > 0) return log.result();
  const changes: TextChange[] = [];
  await withLocalesLock(config, log, emit, async () => {
    const reading = new Log(() => undefined);
    const workspace = await readWorkspace(config.root, {}, reading, keptImages(config.cache));
    const glossary = await loadGlossary(config.root);
    log.add(glossary.findings);
    if (!workspace || !glossary.ok) return log.add(workspace ? [] : reading.findings);
    const session: Session = {
      workspace,
      reading,
      missingTerms: createGlossaryCheck(glossary.value),
      options,
      ...(options.by !== undefined && { review: { by: options.by.trim(), at: today } }),
      log,
    };
    const keys = new Set<string>();
    const words = stateWords();
    for (const operand of options.operands) {
      if (config.signal.aborted) return;
      const file = path.resolve(operand);
      const returned = await readExchange(file, shownName(file, config.root), words);
      log.add(returned.findings);
      for (const one of returned.ok ? returned.value : []) {
        for (const { key } of one.units) keys.add(key);
        changes.push(...(await importOne(one, session)));
      }
    }
    log.add(unknownNames('key', options.key?.map(baseKey), [...keys]));
  });
  return { ...log.result(config.signal.aborted), changes };
}

interface Session {
  readonly workspace: Workspace;
  /** What was found when the workspace was read. */
  readonly reading: Log;
  readonly missingTerms: (source: string, locale: string) => MissingTerms;
  readonly options: ImportOptions;
  readonly review?: { readonly by: string; readonly at: string };
  readonly log: Log;
}

async function importOne(file: ReturnedFile, session: Session): Promise<readonly TextChange[]> {
  const { workspace, log, reading } = session;
  const loaded = workspace.stories.find(({ story }) => story.slug === file.story);
  if (!loaded) {
    // A story that is there and cannot be read says itself why.
    if (workspace.broken.includes(file.story)) log.add(reading.findings.filter(({ story }) => story === file.story));
    else log.add([{ ...fault('story', file), values: { story: file.story } }]);
    return [];
  }
  if (file.locale === loaded.story.locale) {
    log.add([{ ...fault('source-locale', file), values: { story: file.story, locale: file.locale } }]);
    return [];
  }
  try {
    return await importStory(file, loaded.story, session);
  } catch (error) {
    log.add([writeFailed(error, { story: file.story, locale: file.locale })]);
    return [];
  }
}

const fault = (detail: string, { at }: ReturnedFile): Finding => ({
  rule: 'invalid-exchange',
  id: `invalid-exchange.${detail}`,
  at,
});

async function importStory(
  file: ReturnedFile,
  story: LoadedStory['story'],
  session: Session,
): Promise<readonly TextChange[]> {
  const { workspace, options, log, missingTerms, review } = session;
  const { root } = workspace;
  const { locale } = file;
  const name = catalogFile(locale, story.slug);
  const text = await readOptional(root, name);
  const catalog = text.ok && text.value !== undefined ? readCatalog(text.value, { file: name, locale }) : undefined;
  const states = await storedStates(root, story.slug, locale);
  log.add(withStory([...text.findings, ...(catalog?.findings ?? []), ...states.findings], story.slug));
  if (!text.ok || (catalog && !catalog.ok) || !states.ok) return [];
  const present = catalog?.value ?? absentCatalog(name, locale);
  const current = await currentStates(root, story, present);
  if (!current.ok) return [];
  const wanted = options.key?.map(baseKey);
  const units = file.units.filter(({ key }) => wanted?.includes(key) ?? true);
  const terms = missingTerms(story.locale, locale);
  const context = { story, catalog: present, states: current.value, missingTerms: terms, theirs: options.theirs };
  const plan = planImport({ ...file, units }, context);
  log.add(plan.findings);
  const changes = changesOf(plan, { story: story.slug, locale, review: review !== undefined });
  const onDisk = await sourceTexts(root, story);
  const target = { root, story, locale, text: text.value, states: states.value, onDisk, ...(review && { review }) };
  const imported = applyImport(plan, target);
  if (!options.dryRun) {
    const now = await readOptional(root, name);
    // Somebody has just saved the catalog: what they wrote counts, and is merged in its turn.
    if (!now.ok || now.value !== text.value) return importStory(file, story, session);
    await writeImport(target, imported);
  }
  const { dryRun, by } = options;
  const about = { file, catalog: name, dryRun, ...(by !== undefined && { by }) };
  for (const note of importNotes(plan, changes, about)) log.note(note);
  return changes;
}

/** A file of the workspace by its path there, any other by its own name. */
const shownName = (file: string, root: string): string => {
  const inside = shownPath(file, root);
  return inside.startsWith('..') || path.isAbsolute(inside) ? path.basename(file) : inside;
};

const usageFaults = ({ theirs, key, by }: ImportOptions): Finding[] => [
  ...(theirs && !key ? [optionNeeded('--key')] : []),
  ...(by === undefined ? [] : reviewerFaults(by)),
];
