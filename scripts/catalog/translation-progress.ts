import { findLocale } from '../../compositions/model/locale.ts';
import type { Message } from '../../compositions/model/story.ts';
import type { TranslationProgress } from '../../compositions/model/translation-progress.ts';
import { type States, stateOf } from './states.ts';

export const NO_PROGRESS: TranslationProgress = {
  total: 0,
  missing: 0,
  draft: 0,
  stale: 0,
  reviewed: 0,
  obsolete: 0,
  words: 0,
};

const countWords = (text: string, segmenter: Intl.Segmenter): number =>
  [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;

export const progressOf = (
  story: { readonly locale: string; readonly messages: readonly Message[] },
  states: States,
): TranslationProgress => {
  const segmenter = new Intl.Segmenter(findLocale(story.locale)?.intl ?? story.locale, { granularity: 'word' });
  const count = { missing: 0, draft: 0, stale: 0, reviewed: 0 };
  let words = 0;
  for (const message of story.messages) {
    const state = stateOf(states, message.key)?.state ?? 'missing';
    count[state] += 1;
    if (state === 'missing' || state === 'stale') words += countWords(message.source, segmenter);
  }
  const obsolete = [...states.values()].filter(({ state }) => state === 'obsolete').length;
  return { total: story.messages.length, ...count, obsolete, words };
};

export const addProgress = (a: TranslationProgress, b: TranslationProgress): TranslationProgress => ({
  total: a.total + b.total,
  missing: a.missing + b.missing,
  draft: a.draft + b.draft,
  stale: a.stale + b.stale,
  reviewed: a.reviewed + b.reviewed,
  obsolete: a.obsolete + b.obsolete,
  words: a.words + b.words,
});
