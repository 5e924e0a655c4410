import type { Document } from '../../compositions/model/document.ts';
import { documentIn, VIEWS, type View } from '../../compositions/model/view.ts';
import type { Glossary } from '../catalog/glossary.ts';
import { createGlossaryCheck } from '../catalog/glossary-check.ts';
import { type Content, contentHash } from '../plan/fingerprint.ts';
import type { PlannedText } from '../plan/plan.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { mayHoldEmoji } from '../typography/emoji.ts';
import { type AssetFile, createSoundOf } from './assets.ts';
import { createTermList, termsOf } from './document-terms.ts';
import { localiseStory } from './localise-story.ts';
import type { TextSource } from './positions.ts';
import type { OpenWorkspace } from './read-workspace.ts';
import type { PlannedLocale } from './story-memo.ts';

/** A story in one locale, read: what its jobs are planned from, and what they are drawn from. */
export interface ReadText extends PlannedLocale {
  /** What a view draws. There where `text` is. */
  readonly contentOf: (view: View) => Content;
  readonly source: TextSource;
  /** Sound files that its videos name. */
  readonly sounds: readonly AssetFile[];
}

/** Reads a story in one of the chosen locales. */
export function createTextReader(
  workspace: OpenWorkspace,
  glossary: Glossary,
  allowMissing: boolean,
): (loaded: LoadedStory, locale: string) => Promise<ReadText> {
  const termList = createTermList(glossary);
  const missingTerms = createGlossaryCheck(glossary);
  const soundOf = createSoundOf(workspace.newsroom.voice);
  return async (loaded, locale) => {
    const { story } = loaded;
    const localised = await localiseStory(workspace, loaded, locale, allowMissing, missingTerms);
    const { document, findings, fallback, catalogs = [] } = localised;
    const source = { story, locale, catalogs };
    if (!document) return { findings, source, sounds: [], contentOf: () => noDocument(story.slug, locale) };
    const { sound, files } = await soundOf(loaded, document, locale);
    const locales = fallback ? [locale, ...catalogs.map((one) => one.locale), story.locale] : [locale];
    const contents = viewsOf(document, termList(document, locales));
    const isMute = loaded.sound.faults.some((fault) => (fault.locale ?? locale) === locale);
    const views = mapViews((view) => plannedView(contents[view]));
    const text: PlannedText = { story: story.slug, locale, views, fallback, sound, ...(isMute && { isMute }) };
    return { findings, text, source, sounds: files, contentOf: (view) => contents[view] };
  };
}

/** What each view draws of a document, with the terms that stand in that. Formats of one view share it. */
const viewsOf = (document: Document, terms: readonly string[]): Record<View, Content> =>
  mapViews((view) => {
    const drawn = documentIn(view, document);
    return { document: drawn, terms: termsOf(drawn, terms) };
  });

const plannedView = (content: Content): PlannedText['views'][View] => ({
  content: contentHash(content),
  hasEmoji: mayHoldEmoji(JSON.stringify(content.document)),
});

const mapViews = <T>(value: (view: View) => T): Record<View, T> =>
  Object.fromEntries(VIEWS.map((view) => [view, value(view)])) as Record<View, T>;

function noDocument(story: string, locale: string): never {
  throw new Error(`${story} has an error in ${locale}, and no words to draw`);
}
