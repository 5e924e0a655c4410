import { baseKey } from '../catalog/plural-forms.ts';
import { shortHash, sourceHash } from '../catalog/states.ts';
import { quote } from '../catalog/value-faults.ts';
import { wordDiff } from '../catalog/word-diff.ts';
import type { ReturnedFile } from '../exchange/model.ts';
import type { Note } from '../report/events.ts';
import type { ChangeKind, TextChange } from '../report/text-change.ts';
import type { ImportPlan, PlannedUnit } from './plan-import.ts';

/** What a plan does, text by text, in the order of the file. `review`: the file's reviews are taken over. */
export const changesOf = (
  { units }: ImportPlan,
  place: { readonly story: string; readonly locale: string; readonly review: boolean },
): readonly TextChange[] => {
  const { story, locale, review } = place;
  return units.flatMap((unit): readonly TextChange[] => {
    const { message, returned, taken, verdict } = unit;
    const stale = message && shortHash(returned.source) !== sourceHash(message) ? { stale: true as const } : {};
    const words = [...taken].map(([key, { before, target }]): TextChange => {
      const change = message ? (before === '' ? 'added' : 'changed') : 'aside';
      return { story, locale, key, change, ...(before !== '' && { before }), after: target, ...stale };
    });
    const about = { story, locale, key: returned.key };
    const judged: readonly TextChange[] = verdict
      ? [{ ...about, change: verdict === 'holds' ? 'confirmed' : 'doubted', ...stale }]
      : [];
    const reviewed: readonly TextChange[] = review && isReviewed(unit) ? [{ ...about, change: 'reviewed' }] : [];
    return [...words, ...judged, ...reviewed];
  });
};

/** A review holds for the text that was read, and for no later one. */
const isReviewed = ({ message, returned, reviewed }: PlannedUnit): boolean =>
  reviewed && message !== undefined && shortHash(returned.source) === sourceHash(message);

/** The order of the summary. */
const KINDS: readonly ChangeKind[] = ['added', 'changed', 'confirmed', 'doubted', 'reviewed', 'aside'];

/** What to say of an import: each change of a dry run, then how many there are of each kind. */
export const importNotes = (
  { units }: ImportPlan,
  changes: readonly TextChange[],
  about: { readonly file: ReturnedFile; readonly catalog: string; readonly dryRun: boolean; readonly by?: string },
): readonly Note[] => {
  const { file, catalog, dryRun, by } = about;
  const places = { file: file.at.file, catalog };
  const counts = KINDS.flatMap((kind) => {
    const count = new Set(changes.filter(({ change }) => change === kind).map(({ key }) => baseKey(key))).size;
    return count === 0 ? [] : [{ id: `import.${kind}`, values: { ...places, count } }];
  });
  const waiting = by === undefined ? units.filter(isReviewed).length : 0;
  return [
    ...(dryRun ? changes.map(changeNote) : []),
    { id: changes.length === 0 ? 'import.nothing' : dryRun ? 'import.would' : 'import.done', values: places },
    ...counts,
    ...(waiting > 0 ? [{ id: 'import.unsigned', values: { ...places, count: waiting } }] : []),
  ];
};

const changeNote = ({ key, change, before, after, locale }: TextChange): Note => {
  const words =
    before !== undefined && after !== undefined
      ? wordDiff(before, after, locale)
      : after === undefined
        ? ''
        : quote(after);
  return { id: words === '' ? `import.one-${change}` : 'import.one', values: { key, words } };
};
