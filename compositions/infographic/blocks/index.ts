import { entering, type Piece } from '../../layout/piece.ts';
import type { ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { chartPieces } from './charts/index.ts';
import { compare } from './compare.ts';
import { fact } from './fact.ts';
import { list } from './list.ts';
import { photograph } from './photograph.ts';
import { places } from './places.ts';
import { quotation } from './quotation.ts';
import { statistics } from './statistics.ts';
import { steps } from './steps.ts';
import { table } from './table.ts';
import { timeline } from './timeline.ts';

/** The pieces of a block, in reading order; a card may end between any two of them. */
export function blockPieces(context: Context, block: ShownBlock, width: number): Piece[] {
  switch (block.kind) {
    case 'paragraph': {
      const { colours, scale } = context;
      return [entering(text(context, block.text, { role: 'body', size: scale.body, width, fill: colours.ink }), 1)];
    }
    case 'statistics':
      return statistics(context, block, width);
    case 'chart':
      return chartPieces(context, block, width);
    case 'table':
      return table(context, block, width);
    case 'steps':
      return steps(context, block, width);
    case 'timeline':
      return timeline(context, block, width);
    case 'list':
      return list(context, block, width);
    case 'quotation':
      return quotation(context, block, width);
    case 'photograph':
      return photograph(context, block, width);
    case 'fact':
      return fact(context, block, width);
    case 'compare':
      return compare(context, block, width);
    case 'places':
      return places(context, block, width);
  }
}
