import type { PlannedJob } from '../plan/plan.ts';
import { explainChange, type Reason } from '../plan/reasons.ts';
import { listStories } from '../story/list-stories.ts';
import { type DrawOptions, Log, type Selection } from './command.ts';
import { reportKey } from './draw.ts';
import { type Kept, type Prepared, prepare } from './prepare.ts';
import { workspaceAt } from './workspace-at.ts';

/** By `reportKey`: jobs that draw something else than they did at a revision, and why. */
export type Changed = ReadonlyMap<string, readonly Reason[]>;

/**
 * The jobs that a revision of the workspace would have drawn otherwise, or not at all, with today's program. Undefined where
 * there is no such revision; the log says why. What was wrong with it then is told to nobody.
 */
export async function changedSince(
  revision: string,
  root: string,
  options: Selection & DrawOptions,
  now: Prepared,
  kept: Kept,
  log: Log,
): Promise<Changed | undefined> {
  const past = await workspaceAt(root, revision);
  log.add(past.findings);
  if (!past.ok) return undefined;
  try {
    const then = await prepareThen(past.value.root, options, kept);
    const before = new Map(then?.plan.jobs.map((job) => [reportKey(job), job]));
    const changed = new Map<string, readonly Reason[]>();
    for (const job of now.plan.jobs) {
      const old = before.get(reportKey(job));
      if (old?.fingerprint === job.fingerprint) continue;
      changed.set(reportKey(job), await reasonsOf(job, old, revision, { now, then, isLong: options.explain }));
    }
    return changed;
  } finally {
    await past.value.remove();
  }
}

/** Stories that were not there yet are no fault of the past. */
async function prepareThen(root: string, options: Selection & DrawOptions, kept: Kept): Promise<Prepared | undefined> {
  const listed = await listStories(root);
  const there = listed.ok ? listed.value : [];
  const story = options.story?.filter((slug) => there.includes(slug));
  return prepare(root, { ...options, ...(story && { story }) }, new Log(() => undefined), kept);
}

async function reasonsOf(
  job: PlannedJob,
  old: PlannedJob | undefined,
  revision: string,
  { now, then, isLong }: { readonly now: Prepared; readonly then: Prepared | undefined; readonly isLong: boolean },
): Promise<readonly Reason[]> {
  if (!old || !then) return [{ id: 'reason.new-since', values: { revision } }];
  if (!isLong) return [{ id: 'reason.changed-since', values: { revision } }];
  const [before, after] = [await then.drawn(old), await now.drawn(job)];
  if (!before || !after) return [{ id: 'reason.changed-since', values: { revision } }];
  return explainChange(
    { input: before.input, toolchain: old.toolchain },
    { input: after.input, toolchain: job.toolchain },
  );
}
