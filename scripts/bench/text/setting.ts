import type { PreparedText } from '../../../compositions/layout/text.ts';
import type { Locale } from '../../../compositions/model/locale.ts';
import { paragraphOptions } from '../../typography/engine.ts';
import { createTextEngine } from '../../typography/index.ts';
import { breakLines, type Line } from '../../typography/lines.ts';
import { type Paragraph, prepareParagraph } from '../../typography/paragraph.ts';
import { termFinder } from '../../typography/terms.ts';
import type { TextCase } from './cases.ts';

/** A case as our engine sets it: with its lines filled, not balanced, for browsers balance in their own way. */
export interface SetCase {
  readonly text: PreparedText;
  readonly paragraph: Paragraph;
  readonly lines: readonly Line[];
  /** From one baseline to the next, px. */
  readonly pitch: number;
}

/** Between lines of a text that has one, em: anything will do. */
const LONE_PITCH = 1.5;

/** `terms` are kept whole, as those of a glossary are. */
export async function setCase(textCase: TextCase, locale: Locale, terms: readonly string[]): Promise<SetCase> {
  const { value, size, weight, role, width } = textCase;
  const engine = await createTextEngine(locale.tag, terms);
  const text = engine.typeset({ key: 'bench', value, style: { size, weight, role }, width, align: 'start' });
  const paragraph = prepareParagraph(value, paragraphOptions(locale, { role, weight }, termFinder(terms)));
  const [first, second] = text.lines;
  const pitch = first && second ? second.baseline - first.baseline : LONE_PITCH * size;
  return { text, paragraph, lines: breakLines(paragraph, width / size, false), pitch };
}
