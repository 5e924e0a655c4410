import type { CalendarSpan } from '../../compositions/model/calendar.ts';
import type { Asset, ShownFigure, Words } from '../../compositions/model/document.ts';
import type { Figure } from '../../compositions/model/figure.ts';
import type { Message } from '../../compositions/model/story.ts';
import type { FormatTicks } from './format-ticks.ts';
import type { InterfaceWords } from './interface.ts';

/** Says things in one locale: what the parts of a document are put into words with. */
export interface Speaker {
  readonly words: (message: Message) => Words;
  readonly figure: (figure: Figure, unit?: Message) => ShownFigure;
  /** The numbers along an axis. */
  readonly ticks: FormatTicks;
  readonly span: (span: CalendarSpan) => string;
  /** The same for charts and tables, where room is short. */
  readonly shortSpan: (span: CalendarSpan) => string;
  readonly interface: InterfaceWords;
  /** Prepared images by their path in the story. */
  readonly assets: Readonly<Record<string, Asset>>;
}
