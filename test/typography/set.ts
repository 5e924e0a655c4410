import type { PreparedText, TextRequest, TextStyle } from '../../compositions/layout/text.ts';
import { createTextEngine } from '../../scripts/typography/index.ts';

interface Wish extends Partial<TextStyle> {
  readonly width?: number;
  readonly align?: TextRequest['align'];
}

/** Sets a text at 100 px in a slot of 10 000 px unless told otherwise. */
export async function set(locale: string, value: string, wish: Wish = {}): Promise<PreparedText> {
  const engine = await createTextEngine(locale);
  return engine.typeset(request(value, wish));
}

export function request(value: string, { width = 10_000, align = 'start', ...style }: Wish = {}): TextRequest {
  return { key: 'test', value, width, align, style: { size: 100, weight: 400, role: 'body', ...style } };
}

export const linesOf = (text: PreparedText): string[] => text.lines.map((line) => line.text);
