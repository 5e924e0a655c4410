import type { Qualifier } from '../../compositions/model/figure.ts';

/** How the source locale writes figures. */
export interface Notation {
  /** Tag of the locale. */
  readonly locale: string;
  readonly decimal: string;
  /** Between thousands; where it is a space, every kind of space may be typed. */
  readonly group: string;
  /** The words of each qualifier, before or after the number; one qualifier may have several. */
  readonly qualifiers: readonly QualifierWords[];
}

export interface QualifierWords {
  readonly qualifier: Qualifier;
  readonly before: string;
  readonly after: string;
}
