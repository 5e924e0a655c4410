import type { Position } from '../../compositions/model/diagnostic.ts';
import type { Figure } from '../../compositions/model/figure.ts';
import type { Message } from '../../compositions/model/story.ts';
import { assignKeys, type DraftSection } from './assign-keys.ts';

/** The middle part of a key: what the message is in its section. */
export type Role =
  | 'text'
  | 'figure'
  | 'unit'
  | 'column'
  | 'row'
  | 'cell'
  | 'step'
  | 'event'
  | 'item'
  | 'quote'
  | 'speaker'
  | 'role'
  | 'alt'
  | 'caption'
  | 'credit'
  | 'claim'
  | 'fact'
  | 'fact-source'
  | 'side'
  | 'place'
  | 'narration';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface BookSection {
  readonly heading: Writable<Message>;
  readonly items: { readonly role: Role; readonly texts: { message: Writable<Message>; sub?: 'title' }[] }[];
}

/**
 * Collects a story's messages in reading order. Keys are given when all are known, since a key depends on what
 * stood in the story before.
 */
export interface MessageBook {
  /** A message whose key is fixed: title, summary, source ... */
  fixed(key: string, source: string, at: Position): Message;
  /** Begins the next section. */
  section(heading: string, at: Position): Message;
  add(role: Role, source: string, at: Position, plural?: Figure): Message;
  /** A step's title and text, which share a number. */
  step(title: string | undefined, text: string | undefined, at: Position): { title?: Message; text?: Message };
  readonly messages: readonly Message[];
  /** Writes the keys and returns the ids of the sections, in order. */
  assign(previous: Readonly<Record<string, string>>, emptyId: string): readonly string[];
}

export const createMessageBook = (): MessageBook => {
  const messages: Message[] = [];
  const sections: BookSection[] = [];
  const write = (source: string, at: Position, plural?: Figure, key = ''): Writable<Message> => {
    const message = { key, source, at, ...(plural ? { plural } : {}) };
    messages.push(message);
    return message;
  };
  const items = (): BookSection['items'] => sections.at(-1)?.items ?? [];
  return {
    messages,
    fixed: (key, source, at) => write(source, at, undefined, key),
    section: (source, at) => {
      const heading = write(source, at);
      sections.push({ heading, items: [] });
      return heading;
    },
    add: (role, source, at, plural) => {
      const message = write(source, at, plural);
      items().push({ role, texts: [{ message }] });
      return message;
    },
    step: (title, text, at) => {
      const titleMessage = title === undefined ? undefined : write(title, at);
      const textMessage = text === undefined ? undefined : write(text, at);
      const texts: BookSection['items'][number]['texts'] = [];
      if (titleMessage) texts.push({ message: titleMessage, sub: 'title' });
      if (textMessage) texts.push({ message: textMessage });
      items().push({ role: 'step', texts });
      return { ...(titleMessage ? { title: titleMessage } : {}), ...(textMessage ? { text: textMessage } : {}) };
    },
    assign: (previous, emptyId) => {
      const drafts = sections.map((section): DraftSection => {
        const texts = section.items.map(({ role, texts: own }) => ({
          role,
          texts: own.map(({ message, sub }) => ({ source: message.source, ...(sub ? { sub } : {}) })),
        }));
        return { heading: section.heading.source, items: texts };
      });
      const keys = assignKeys(drafts, previous, emptyId);
      sections.forEach((section, index) => {
        const assigned = keys[index]!;
        section.heading.key = `${assigned.id}.heading`;
        section.items.forEach((item, place) => {
          for (const { message, sub } of item.texts) message.key = `${assigned.items[place]}${sub ? `.${sub}` : ''}`;
        });
      });
      return keys.map(({ id }) => id);
    },
  };
};
