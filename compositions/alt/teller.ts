import type { Words } from '../model/document.ts';
import { createPhrases, type Phrases } from './phrases.ts';
import type { AltWords } from './words.ts';

/** What a block says to somebody who does not see it. */
export interface Told {
  /** Everything, a thought a line, each with its stop. */
  readonly lines: readonly string[];
  /** What matters most, in as many parts as may be left out from the end. */
  readonly finding: readonly string[];
}

/** Words without markup, and the phrases that join them. */
export interface Teller extends Phrases {
  /** The words as a reader sees them; '' for none. */
  say(words: Words | undefined): string;
}

/** `plain` takes the markup out of a text, as the engine that draws it does. */
export function createTeller(words: AltWords, plain: (value: string) => string): Teller {
  return { ...createPhrases(words), say: (one) => (one ? plain(one.value) : '') };
}
