import type { Message } from '../../compositions/model/story.ts';

/** A text of one story that nobody has translated yet. */
export interface DraftRequest {
  readonly message: Message;
  /** Heading of its section in the source language, as context. */
  readonly section?: string;
}

/** A translation that somebody has yet to read. */
export interface Draft {
  /** Every form the language needs, by catalog key (`keysOf`); none empty. */
  readonly forms: ReadonlyMap<string, string>;
  /** The source text it was made from, where that is not the message's own: the translation is stale then. */
  readonly was?: string;
  /** How like the two source texts are, 0 to 100; absent where nothing was compared. */
  readonly score?: number;
  /** Where it comes from, for people: `<story>/<key>`, or the name of a service. */
  readonly from: string;
}

/** Something that offers translations of one story's messages: what was translated before, or a machine. */
export interface DraftSource {
  /**
   * Drafts by the message's key, in any order; a message without one is left out. `locale`: the language to translate into,
   * never the story's own. What goes wrong on the way is told by the source itself (it is made with a log), never thrown.
   */
  drafts(requests: readonly DraftRequest[], locale: string): Promise<ReadonlyMap<string, Draft>>;
}
