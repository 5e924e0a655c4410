import { entering, type Piece, stack } from '../../../layout/piece.ts';
import type { Context } from '../../context.ts';
import { type Chart, measurePiece, seriesFill } from './chart.ts';
import { legend } from './legend.ts';

/** What is measured, and which colour is what. */
export function headPiece(context: Context, { series, measure, together }: Chart, width: number): Piece {
  const words = series.length === 1 ? series[0]!.name : (measure ?? { key: '', value: '' });
  const keys = series.map(({ name }, index) => ({ words: name, fill: seriesFill(context, index) }));
  const isKeyed = series.length > 1 && together !== 'apart';
  const head = [measurePiece(context, words, width), ...(isKeyed ? [legend(context, keys, width)] : [])];
  return entering(stack(head, context.scale.unit), 1, 'fade');
}
