import type { Diagnostic, Finding } from '../../compositions/model/diagnostic.ts';
import type { TextChange } from './text-change.ts';
import type { TranslationStatus } from './translation-status.ts';

/** A sentence before it is worded: an entry of cli.json and its values. */
export interface Note {
  readonly id: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export const JOB_STATES = ['rendered', 'fresh', 'cached', 'failed', 'planned'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** What became of a job. */
export interface JobReport {
  /** `<story>/<locale>/<format>`. */
  readonly id: string;
  readonly story: string;
  readonly locale: string;
  readonly format: string;
  readonly kind: 'still' | 'video';
  /** Encoding of a still, `video` for an MP4; absent where an error came before the plan. */
  readonly variant?: string;
  readonly state: JobState;
  /** Relative to the output folder; those on disk for a fresh job, none for one that is only planned or failed. */
  readonly files: readonly string[];
  readonly ms: number;
  /** Why it was or will be drawn. */
  readonly reasons: readonly Note[];
  /** Of all that decides its files. */
  readonly fingerprint?: string;
  /** In a plan: how long it is expected to take; 0 where it is fresh. */
  readonly expectedMs?: number;
}

/** Frames of a video that are drawn, of those that differ from the one before. */
export interface Frames {
  readonly drawn: number;
  readonly distinct: number;
}

/** Everything that happens while a command runs. Commands emit, reporters print. */
export type Event =
  /** `weight` is the work of a job in stills of ordinary size: a video is many. */
  | { readonly kind: 'planned'; readonly total: number; readonly fresh: number; readonly weight: number }
  | { readonly kind: 'waiting'; readonly pid: number }
  | { readonly kind: 'job-progress'; readonly id: string; readonly weight: number; readonly frames?: Frames }
  | { readonly kind: 'job-finished'; readonly job: JobReport; readonly weight: number }
  | { readonly kind: 'finding'; readonly finding: Finding }
  /** Found, and put into words, by another run. */
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic }
  | { readonly kind: 'note'; readonly note: Note }
  /** `render --watch` begins again because of these files, relative to the workspace. */
  | { readonly kind: 'round-begun'; readonly changed: readonly string[] }
  /** `render --watch` has drawn and waits for the next save. */
  | { readonly kind: 'round-ended'; readonly result: CommandResult }
  | { readonly kind: 'interrupted' };

export type Emit = (event: Event) => void;

/** The part of a plan that one machine of several takes; counts from 1. */
export interface Shard {
  readonly index: number;
  readonly total: number;
}

/** What a command hands back. `jobs` are in drawing order. */
export interface CommandResult {
  readonly jobs: readonly JobReport[];
  readonly findings: readonly Finding[];
  readonly interrupted: boolean;
  /** What the runs found whose reports are joined: worded there, with the severity it had there. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Artifacts that no job owned any more and that were removed, or in a plan would be; relative to the output folder. */
  readonly removed?: readonly string[];
  /** Which part of the plan this was, of how many. */
  readonly shard?: Shard;
  /** The choices that a plan was made with, for `render --plan`. */
  readonly plan?: { readonly version: 1; readonly options: Readonly<Record<string, unknown>> };
  /** What `status` tells. */
  readonly status?: TranslationStatus;
  /** What `import` changes or would change. */
  readonly changes?: readonly TextChange[];
  /** What `export` and `status --context` have written, relative to the workspace where they lie in it. */
  readonly written?: readonly string[];
  /** True where each round has been told as it ended, so that nothing is left to say. */
  readonly told?: true;
}
