import type { Finding } from '../../compositions/model/diagnostic.ts';
import {
  type ExchangeFile,
  formHash,
  type ReturnedFile,
  type ReturnedUnit,
  type UnitState,
} from '../exchange/model.ts';
import { readExchange } from './exchange-formats.ts';

/**
 * What a translator has written into an exported file that the workspace does not have yet: writing over it would lose
 * that. Undefined where nothing stands in the way. `files`: what is about to be written in its place; `aside`: translations
 * that wait for their text to return.
 */
export async function unimported(
  target: string,
  shown: string,
  known: {
    readonly files: readonly ExchangeFile[];
    readonly aside: ReadonlySet<string>;
    readonly stateWords: ReadonlyMap<string, UnitState>;
  },
): Promise<Finding | undefined> {
  const read = await readExchange(target, shown, known.stateWords);
  const rule = 'translation-conflict';
  if (!read.ok) {
    if (read.findings.some(({ id }) => id === 'invalid-exchange.absent')) return undefined;
    return { rule, id: 'translation-conflict.not-ours', values: { file: shown }, at: { file: shown } };
  }
  const edits = read.value.flatMap((file) => editsOf(file, known));
  const [first] = edits;
  if (!first) return undefined;
  return { rule, id: 'translation-conflict.not-imported', values: { file: shown, count: edits.length }, at: first.at };
}

/** Units whose words differ both from those that were handed out and from those of the workspace. */
const editsOf = (
  { story, locale, units }: ReturnedFile,
  { files, aside }: { readonly files: readonly ExchangeFile[]; readonly aside: ReadonlySet<string> },
): readonly ReturnedUnit[] => {
  const present = files.find((file) => file.story === story && file.locale === locale);
  return units.filter(({ key, forms, exported }) => {
    const here = present?.units.find((unit) => unit.key === key)?.forms ?? [];
    return forms.some(({ category, target }, index) => {
      if (target === '' || exported?.hashes[index] === formHash(target)) return false;
      return here.find((form) => form.category === category)?.target !== target && !aside.has(target);
    });
  });
};
