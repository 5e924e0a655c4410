import type { CalendarDate, CalendarSpan } from './calendar.ts';
import type { Position } from './diagnostic.ts';
import type { Figure } from './figure.ts';

/**
 * A text of the story that translators translate. `key` is its entry in the catalogs. `source` holds
 * `**strong**` and `_emphasis_` only, NFC, with single spaces.
 */
export interface Message {
  readonly key: string;
  readonly source: string;
  readonly at: Position;
  /** The figure it agrees with in number: such a message has plural forms, and `{{count}}` is the figure. */
  readonly plural?: Figure;
}

/** A picture beside the story. `src` is a path inside the story's folder, checked by the loader. */
export interface Picture {
  readonly src: string;
  readonly at: Position;
  readonly alt?: Message;
  readonly caption?: Message;
  readonly credit?: Message;
  /** The point to keep when cropping, as fractions of width and height. */
  readonly focus?: { readonly x: number; readonly y: number };
}

/** `text`: words to translate. `date`: a year, month or day. `figure`: a number. */
export type Cell =
  | { readonly kind: 'text'; readonly message: Message }
  | { readonly kind: 'date'; readonly span: CalendarSpan }
  | { readonly kind: 'figure'; readonly figure: Figure; readonly unit?: Message }
  | { readonly kind: 'empty' };

/** A statistic: the figure and what it counts. `unit` is a message only where `Intl` has no word for it. */
export interface Statistic {
  readonly figure: Figure;
  readonly unit?: Message;
  readonly label: Message;
}

/** A place, and how much of something there is. `unit` as in a statistic. */
export interface Place {
  readonly figure?: Figure;
  readonly unit?: Message;
  readonly name: Message;
}

/** `grouped`, `stacked`: of several measures on one scale, lying or standing by what their rows are. */
export const CHART_KINDS = ['bar', 'column', 'grouped', 'stacked', 'line', 'area', 'proportion', 'table'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** What stands in a section, in reading order. */
export type Block =
  | { readonly kind: 'paragraph'; readonly message: Message }
  | { readonly kind: 'statistics'; readonly items: readonly Statistic[] }
  | {
      readonly kind: 'table';
      /** Asked for by a directive; absent: chosen by the table's shape. */
      readonly chart?: ChartKind;
      /** Row numbers (from 0) that carry the finding. */
      readonly highlight: readonly number[];
      /** What the numbers count, where it is told once for all of them. */
      readonly unit?: Message;
      readonly header: readonly Cell[];
      readonly rows: readonly (readonly Cell[])[];
      readonly at: Position;
    }
  | { readonly kind: 'steps'; readonly items: readonly { readonly title?: Message; readonly text?: Message }[] }
  | { readonly kind: 'timeline'; readonly items: readonly { readonly when: CalendarSpan; readonly text: Message }[] }
  | { readonly kind: 'list'; readonly items: readonly Message[] }
  | {
      readonly kind: 'quotation';
      readonly text: readonly Message[];
      readonly speaker?: Message;
      readonly role?: Message;
      readonly portrait?: Picture;
    }
  | { readonly kind: 'photograph'; readonly picture: Picture }
  | { readonly kind: 'fact'; readonly claim?: Message; readonly source?: Message; readonly text: readonly Message[] }
  | {
      readonly kind: 'compare';
      readonly sides: readonly { readonly title: Message; readonly items: readonly Message[] }[];
    }
  | { readonly kind: 'places'; readonly items: readonly Place[] };

export interface Section {
  /** ASCII slug, the first part of its keys; stays when the heading is reworded. */
  readonly id: string;
  readonly heading: Message;
  readonly icon?: string;
  readonly blocks: readonly Block[];
  /** What the video says instead of the section's paragraphs. */
  readonly narration?: readonly Message[];
  readonly at: Position;
}

/** A story as its writer wrote it: words still in the source locale, figures and dates already data. */
export interface Story {
  readonly slug: string;
  /** Tag of the locale it is written in. */
  readonly locale: string;
  readonly file: string;
  readonly title: Message;
  readonly summary: Message;
  readonly date: CalendarDate;
  readonly place?: Message;
  readonly source: {
    readonly title: Message;
    readonly publisher: Message;
    readonly date?: CalendarDate;
    readonly url?: string;
  };
  readonly image?: Picture;
  readonly tags: readonly string[];
  readonly sections: readonly Section[];
  /** Every message once, in reading order. */
  readonly messages: readonly Message[];
}
