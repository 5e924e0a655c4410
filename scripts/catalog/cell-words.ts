import type { Words } from '../../compositions/model/document.ts';
import type { Cell } from '../../compositions/model/story.ts';
import { figureText } from './format-figure.ts';
import type { Speaker } from './speaker.ts';

const EMPTY: Words = { key: '', value: '' };

/** What stands in a cell of a table, or names a row or a measure of a chart. */
export const cellWords = (cell: Cell | undefined, say: Speaker): Words => {
  switch (cell?.kind) {
    case 'text':
      return say.words(cell.message);
    case 'date':
      return { key: '', value: say.shortSpan(cell.span) };
    case 'figure':
      return { key: '', value: figureText(say.figure(cell.figure, cell.unit)) };
    default:
      return EMPTY;
  }
};
