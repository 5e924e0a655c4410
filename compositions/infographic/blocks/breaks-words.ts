import { largestFitting, type Size } from '../../layout/scale.ts';
import type { Weight } from '../../layout/text.ts';
import type { Words } from '../../model/document.ts';
import type { Context } from '../context.ts';

/** True where a word of these texts is wider than the column, at the least size it may have. */
export function breaksWords(
  { engine }: Pick<Context, 'engine'>,
  texts: readonly Words[],
  { size, weight, width }: { readonly size: Size; readonly weight: Weight; readonly width: number },
): boolean {
  const style = { size: size.least, weight, role: 'body' } as const;
  return texts.some(({ key, value }) => engine.measure({ key, value, style, width, align: 'start' }).excess > 0);
}

/** The largest size at which no word of these texts is wider than its column: neighbours are set alike. */
export function sizeWithoutBreaks(
  context: Pick<Context, 'engine'>,
  texts: readonly Words[],
  { size, weight, width }: { readonly size: Size; readonly weight: Weight; readonly width: number },
): Size {
  const fits = (each: number) => !breaksWords(context, texts, { size: { ...size, least: each }, weight, width });
  return { ...size, best: largestFitting(size, fits) };
}
