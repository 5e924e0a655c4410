import type { Finding } from '../../compositions/model/diagnostic.ts';
import { mergeUnit } from '../exchange/merge.ts';
import type {
  ExchangeFile,
  ExchangeForm,
  ExchangeUnit,
  ReturnedFile,
  ReturnedUnit,
  UnitState,
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

/** Units whose words an import would take, or call a conflict. */
const editsOf = (
  { story, locale, units }: ReturnedFile,
  { files, aside }: { readonly files: readonly ExchangeFile[]; readonly aside: ReadonlySet<string> },
): readonly ReturnedUnit[] => {
  const present = files.find((file) => file.story === story && file.locale === locale);
  return units.filter((returned) => {
    const unit = present?.units.find(({ key }) => key === returned.key);
    const forms = unit && isShapedLike(unit, returned) ? unit.forms : returned.forms.map(withoutWords);
    const { taken, conflicts } = mergeUnit({ state: unit?.state ?? 'missing', forms }, returned, false);
    const words = [...taken.map(({ target }) => target), ...conflicts.map(({ theirs }) => theirs)];
    return words.some((text) => !aside.has(text));
  });
};

/** A text that has become plural, or no longer is, has no place for the words of the other kind. */
const isShapedLike = ({ forms }: ExchangeUnit, returned: ReturnedUnit): boolean =>
  returned.forms.every(({ category }) => forms.some((form) => form.category === category));

const withoutWords = ({ category }: ExchangeForm): ExchangeForm => ({ ...(category && { category }), target: '' });
