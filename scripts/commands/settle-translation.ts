import path from 'node:path';
import { editCatalog } from '../catalog/edit-catalog.ts';
import { catalogFile, statesFile } from '../catalog/load-catalog.ts';
import { type Settled, settle } from '../catalog/obsolete.ts';
import { keysOf, pluralCategories } from '../catalog/plural-forms.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import { rememberSources, type SourceTexts, type States, statesText } from '../catalog/states.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { LoadedStory } from '../story/load-story.ts';
import type { Log } from './command.ts';
import { readOptional, storedStates } from './localise-story.ts';
import { withStory } from './read-workspace.ts';

type Story = LoadedStory['story'];

/**
 * Brings one translation and its states in step with the story. False where the states cannot be read: what they would
 * have to take over must stay where it is. `onDisk`: texts of the source catalog before it is written anew.
 */
export async function settleTranslation(
  root: string,
  story: Story,
  locale: string,
  onDisk: SourceTexts,
  log: Log,
): Promise<boolean> {
  const file = catalogFile(locale, story.slug);
  const states = await storedStates(root, story.slug, locale);
  const text = await readOptional(root, file);
  const catalog = text.ok && text.value !== undefined ? readCatalog(text.value, { file, locale }) : text;
  log.add(withStory([...states.findings, ...catalog.findings], story.slug));
  if (!states.ok) return false;
  if (!catalog.ok || catalog.value === undefined || typeof catalog.value === 'string') {
    if (states.value.size > 0)
      await writeStates(root, story, locale, rememberSources(states.value, story.messages, onDisk));
    return true;
  }
  const settled = settle(story.messages, catalog.value, states.value, onDisk);
  const order = story.messages.flatMap((message) => keysOf(message, pluralCategories(locale)));
  const before = text.ok ? (text.value ?? '') : '';
  const after = editCatalog(before, settled.removed, settled.restored, order);
  if (after !== before) {
    // In this order a run that is cut short leaves a translation in two places, never in none.
    await writeStates(root, story, locale, settled.interim);
    const now = await readOptional(root, file);
    // Its translator has just saved it: what they wrote counts.
    if (!now.ok || now.value !== before) return settleTranslation(root, story, locale, onDisk, log);
    await writeFileAtomic(path.join(root, file), after);
    tellMoved(log, story, locale, settled);
  }
  await writeStates(root, story, locale, settled.states);
  return true;
}

function tellMoved(log: Log, story: Story, locale: string, { removed, restored }: Settled): void {
  const values = { file: catalogFile(locale, story.slug), states: statesFile(locale, story.slug) };
  const moved = { aside: removed, back: [...restored.keys()] };
  for (const [name, keys] of Object.entries(moved)) {
    if (keys.length === 0) continue;
    log.note({ id: `extract.${name}`, values: { ...values, count: keys.length, keys: keys.join(', ') } });
  }
}

/** Only where something has changed. */
async function writeStates(root: string, story: Story, locale: string, states: States): Promise<void> {
  const file = statesFile(locale, story.slug);
  const [text, previous] = [statesText(states), await readOptional(root, file)];
  if (previous.ok && previous.value !== text) await writeFileAtomic(path.join(root, file), text);
}
