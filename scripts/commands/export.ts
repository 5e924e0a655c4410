import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { isPseudo } from '../../compositions/model/locale.ts';
import { keptImages } from '../cache/kept-images.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Glossary, loadGlossary } from '../catalog/glossary.ts';
import { createGlossaryCheck } from '../catalog/glossary-check.ts';
import { loadCatalog } from '../catalog/load-catalog.ts';
import type { ExchangeLabels } from '../exchange/labels.ts';
import type { ExchangeFile, UnitState } from '../exchange/model.ts';
import { shownPath } from '../files/read-text.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { CommandResult, Emit } from '../report/events.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { type Config, Log, type Selection } from './command.ts';
import { writeFailed } from './draw.ts';
import { EXTENSION, writeExchange } from './exchange-formats.ts';
import { exchangeLabels, stateWords } from './exchange-words.ts';
import { exportUnits } from './export-units.ts';
import type { ExchangeFormat } from './flags.ts';
import { currentStates } from './localise-story.ts';
import { readQuietly, type Workspace, withStory } from './read-workspace.ts';
import { createTextPlaces } from './text-places.ts';
import { unimported } from './unimported.ts';
import { createUnitMatches } from './unit-matches.ts';
import { optionNeeded } from './usage.ts';

export interface ExportOptions extends Selection {
  readonly to?: ExchangeFormat;
  /** Absolute; absent: `exchange` in the workspace. */
  readonly output?: string;
  /** Absolute folder of the pictures that `status --context` has made, to link to. */
  readonly context?: string;
  /** Write over files whose changes nobody has imported. */
  readonly force: boolean;
}

/** The language that is given beside the source where there is a translation into it. */
const REFERENCE = 'en';

/**
 * Writes the chosen translations into files for translators. A file that a translator has changed since is left as it is
 * until it has been imported.
 */
export async function exportTranslations(config: Config, options: ExportOptions, emit: Emit): Promise<CommandResult> {
  const log = new Log(emit);
  const written: string[] = [];
  const { to } = options;
  if (to === undefined) {
    log.add([optionNeeded('--to')]);
    return log.result();
  }
  const glossary = await loadGlossary(config.root);
  log.add(glossary.findings);
  const workspace = await readQuietly(config.root, options, log, keptImages(config.cache));
  if (!workspace || !glossary.ok) return log.result();
  log.add(localeFaults(workspace, options));
  if (log.findings.some(({ rule }) => rule === 'wrong-usage')) return log.result();
  const terms = createGlossaryCheck(glossary.value);
  const matches = createUnitMatches(workspace);
  const session: Session = {
    config,
    options,
    to,
    workspace,
    glossary: glossary.value,
    terms,
    matches,
    aside: new Set(),
    labels: exchangeLabels(config.words),
    stateWords: stateWords(),
    log,
    written,
  };
  for (const loaded of workspace.stories) {
    if (config.signal.aborted) break;
    try {
      await exportStory(loaded, session);
    } catch (error) {
      log.add([writeFailed(error, { story: loaded.story.slug })]);
    }
  }
  if (written.length === 0 && log.findings.length === 0) log.note({ id: 'export.none' });
  return { ...log.result(config.signal.aborted), written };
}

interface Session {
  readonly config: Config;
  readonly options: ExportOptions;
  readonly to: ExchangeFormat;
  readonly workspace: Workspace;
  readonly glossary: Glossary;
  readonly terms: ReturnType<typeof createGlossaryCheck>;
  readonly matches: ReturnType<typeof createUnitMatches>;
  /** Translations that wait in state files for their text to return. */
  readonly aside: Set<string>;
  readonly labels: ExchangeLabels;
  readonly stateWords: ReadonlyMap<string, UnitState>;
  readonly log: Log;
  readonly written: string[];
}

const localeFaults = ({ chosen, stories }: Workspace, { locale = [] }: ExportOptions): Finding[] => [
  ...chosen.locales
    .filter(isPseudo)
    .map((tag): Finding => ({ rule: 'wrong-usage', id: 'wrong-usage.export-pseudo', values: { tag }, actual: tag })),
  ...stories
    .filter(({ story }) => locale.length === 1 && locale[0] === story.locale)
    .map(({ story: { slug, locale: tag } }): Finding => {
      return { rule: 'wrong-usage', id: 'wrong-usage.export-source', values: { tag, story: slug }, actual: tag };
    }),
];

async function exportStory(loaded: LoadedStory, session: Session): Promise<void> {
  const { story } = loaded;
  const { workspace, to, options, config } = session;
  const locales = workspace.chosen.locales.filter((tag) => tag !== story.locale);
  const folder = options.output ?? path.join(config.root, 'exchange');
  const files: ExchangeFile[] = [];
  // A workbook for one translator lies with that language's files, one for all beside their folders.
  const together = to === 'xlsx' && locales.length > 1;
  const targetOf = (locale: string): string =>
    path.join(folder, ...(together ? [] : [locale]), `${story.slug}.${EXTENSION[to]}`);
  const read = story.locale === REFERENCE ? undefined : await loadCatalog(config.root, REFERENCE, story.slug);
  const reference = read?.ok ? read.value : undefined;
  for (const locale of locales) {
    const target = { locale, folder: path.dirname(targetOf(locale)), reference };
    const file = await exchangeFile(loaded, target, session);
    if (!file) continue;
    if (together) files.push(file);
    else await writeFile([file], targetOf(locale), session);
  }
  const [first, ...others] = files;
  if (first) await writeFile([first, ...others], targetOf(''), session);
}

/** A translation on its way out. */
interface ExchangeTarget {
  readonly locale: string;
  /** Of the file it goes into; absolute. */
  readonly folder: string;
  readonly reference: Catalog | undefined;
}

async function exchangeFile(
  loaded: LoadedStory,
  { locale, folder, reference }: ExchangeTarget,
  { config, options, workspace, glossary, terms, matches, aside, log }: Session,
): Promise<ExchangeFile | undefined> {
  const { root } = workspace;
  const { story } = loaded;
  const catalog = await loadCatalog(root, locale, story.slug);
  const states = catalog.ok ? await currentStates(root, story, catalog.value) : catalog;
  log.add(withStory(states.findings, story.slug));
  if (!catalog.ok || !states.ok) return undefined;
  for (const entry of states.value.values()) {
    if (entry.state === 'obsolete') for (const text of Object.values(entry.values)) aside.add(text);
  }
  const units = exportUnits({
    story,
    catalog: catalog.value,
    states: states.value,
    ...(reference && locale !== REFERENCE && { reference }),
    missingTerms: terms(story.locale, locale),
    matches: await matches(story, locale),
    place: await createTextPlaces(workspace, glossary, loaded, locale, {
      words: config.words,
      from: folder,
      pictures: options.context,
    }),
  });
  return { story: story.slug, original: `content/${story.slug}/story.md`, sourceLocale: story.locale, locale, units };
}

async function writeFile(
  files: readonly [ExchangeFile, ...ExchangeFile[]],
  target: string,
  { config, options, to, aside, labels, stateWords: words, log, written }: Session,
): Promise<void> {
  const shown = shownPath(target, config.root);
  const obstacle = options.force ? undefined : await unimported(target, shown, { files, aside, stateWords: words });
  if (obstacle) return log.add([{ ...obstacle, story: files[0].story }]);
  const content = Buffer.from(await writeExchange(to, files, labels));
  const before = await readFile(target).catch(() => undefined);
  const units = files.flatMap((file) => file.units);
  const left = units.filter(({ state }) => state === 'missing' || state === 'stale').length;
  written.push(shown);
  if (before?.equals(content)) return log.note({ id: 'export.same', values: { file: shown } });
  await writeFileAtomic(target, content);
  log.note({ id: 'export.written', values: { file: shown, count: units.length, left } });
}
