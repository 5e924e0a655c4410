/** A text and its reviewed translation into one language: what a translation memory is made of. */
export interface Segment {
  readonly story: string;
  /** Of the message, without plural suffix. */
  readonly key: string;
  /** NFC, single spaces; may hold `**strong**`, `_emphasis_` and `{{name}}`. */
  readonly source: string;
  /** True where the translation has a form for each plural category. */
  readonly plural: boolean;
  /** The translation by plural category; the one of a text without plural forms by ''. */
  readonly forms: ReadonlyMap<Intl.LDMLPluralRule | '', string>;
  /** True where the story no longer has the text: its key may by now be another's. */
  readonly aside?: true;
}
