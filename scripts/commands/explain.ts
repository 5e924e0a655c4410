import type { InputStore } from '../cache/input-store.ts';
import type { Content, FingerprintRecord, Settings, Toolchain } from '../plan/fingerprint.ts';
import { inputOf, type PlannedJob } from '../plan/plan.ts';
import { explainChange, type Reason } from '../plan/reasons.ts';
import type { AssessedJob } from './freshness.ts';
import type { Prepared } from './prepare.ts';

/** What of a job is kept beside its words, to compare the next one with. */
interface Rest {
  readonly settings: Settings;
  readonly toolchain: Toolchain;
}

/** Keeps what a job was drawn from. */
export const keepInput = (inputs: InputStore, job: PlannedJob, content: Content): Promise<void> =>
  inputs.write(job.fingerprint, {
    content,
    contentKey: job.content,
    rest: { settings: job.settings, toolchain: job.toolchain } satisfies Rest,
  });

/** Says of jobs whose content or drawing has changed what that is. */
export async function explainJobs(
  jobs: readonly AssessedJob[],
  inputs: InputStore,
  drawn: Prepared['drawn'],
): Promise<AssessedJob[]> {
  const explained: AssessedJob[] = [];
  // One after the other: stories are kept open for their neighbours only.
  for (const job of jobs) {
    const { entry, reasons } = job;
    const isChanged = entry && reasons.some(({ id }) => id === 'reason.changed');
    explained.push(isChanged ? await explain(job, entry.fingerprint, inputs, drawn) : job);
  }
  return explained;
}

async function explain(
  job: AssessedJob,
  earlier: string,
  inputs: InputStore,
  drawn: Prepared['drawn'],
): Promise<AssessedJob> {
  const before = await inputs.read(earlier);
  const changes = before ? await changesSince(job, before, drawn) : explainChange(undefined, recordOf(job, NO_WORDS));
  const reasons = job.reasons.flatMap((reason): readonly Reason[] =>
    reason.id === 'reason.changed' ? changes : [reason],
  );
  return { ...job, reasons };
}

/** The words are read only where they are others. */
async function changesSince(
  job: PlannedJob,
  { content, contentKey, rest }: NonNullable<Awaited<ReturnType<InputStore['read']>>>,
  drawn: Prepared['drawn'],
): Promise<Reason[]> {
  const isReworded = contentKey !== job.content;
  const now = isReworded ? (await drawn(job))?.input : NO_WORDS;
  if (!now) return explainChange(undefined, recordOf(job, NO_WORDS));
  return explainChange(recordOf(rest as Rest, isReworded ? (content as Content) : NO_WORDS), recordOf(job, now));
}

const NO_WORDS = { document: {}, terms: [] } as unknown as Content;

const recordOf = ({ settings, toolchain }: Rest, { document, terms }: Content): FingerprintRecord => ({
  input: inputOf({ settings }, { document, terms }),
  toolchain,
});
