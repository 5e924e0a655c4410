import type { ImageMark, Page, TextMark } from '../../compositions/layout/mark.ts';
import type { Finding, RuleName } from '../../compositions/model/diagnostic.ts';
import type { Format } from '../../compositions/model/format.ts';
import type { PageText } from './page-texts.ts';
import type { Photo } from './photo.ts';

/** What a rule is given: one page, and the texts of it that it is asked about. */
export interface Subject {
  readonly page: Page;
  readonly format: Format;
  readonly texts: readonly PageText[];
  readonly photoOf: (mark: ImageMark) => Photo | undefined;
}

/** Something wrong with one text or image of a page. */
export interface Fault {
  readonly rule: RuleName;
  /** The entry of cli.json that words it. */
  readonly id: string;
  /** Key of the text, or what an image shows. */
  readonly key: string;
  /** Absent where an image is at fault. */
  readonly text?: TextMark;
  /** How bad it is: of several faults of one text in one rule, the worst is told. */
  readonly amount: number;
  readonly values: NonNullable<Finding['values']>;
  readonly expected?: string;
  readonly actual?: string;
}

export type Rule = (subject: Subject) => Fault[];
