import type { Finding } from '../../compositions/model/diagnostic.ts';

/** A job's files as they lie in the output folder. */
export interface Entry {
  /** `<story>/<locale>/<format>`. */
  readonly job: string;
  /** Encoding of a still, `video` for a video: variants of one job stand side by side. */
  readonly variant: string;
  /** Of all that decided the files; empty where no drawing was ever finished. */
  readonly fingerprint: string;
  /** `outdated`: being drawn anew, or that failed; the files may be old ones or new ones. */
  readonly state: 'rendered' | 'outdated';
  /** True where another language stood in for a missing message. */
  readonly fallback: boolean;
  /** Asked for by name, though the newsroom publishes no such locale or format: nothing takes it away unasked. */
  readonly asked?: true;
  /** Ids of the sections drawn, over all files of the job. */
  readonly sections: readonly string[];
  /** What was seen in drawing and did not stand in its way, to be told again while the files stay. */
  readonly findings?: readonly Finding[];
  readonly files: readonly ArtifactFile[];
}

/** One file of the output folder: `<story>/<locale>/<name>`. */
export interface ArtifactFile {
  readonly name: string;
  /** SHA-256 of the content, hex. */
  readonly hash: string;
  readonly bytes: number;
}

/** Sorted by job, then variant, so that equal outputs have equal manifests. No clock and no duration in it. */
export interface Manifest {
  readonly version: 2;
  readonly jobs: readonly Entry[];
}

export const EMPTY_MANIFEST: Manifest = { version: 2, jobs: [] };

/** Which files belong together: those of one variant of one job. */
export type Owner = Pick<Entry, 'job' | 'variant'>;

export const ownerKey = ({ job, variant }: Owner): string => `${job} ${variant}`;

/** The folder of a job's files, relative to the output. */
export const folderOf = ({ job }: Pick<Owner, 'job'>): string => job.slice(0, job.lastIndexOf('/'));

/** Where a file of a job lies, relative to the output, forward slashes. */
export const pathOf = (owner: Pick<Owner, 'job'>, { name }: Pick<ArtifactFile, 'name'>): string =>
  `${folderOf(owner)}/${name}`;

/**
 * Files that may lie there while a job's new files take the place of its old ones. A name stands twice where its content
 * differs: which of the two is there, only its hash tells.
 */
export const eitherFiles = (now: readonly ArtifactFile[], old: readonly ArtifactFile[]): ArtifactFile[] => [
  ...now,
  ...old.filter(({ name, hash }) => !now.some((file) => file.name === name && file.hash === hash)),
];

/** The entries as a manifest. */
export function manifestOf(entries: Iterable<Entry>): Manifest {
  const jobs = [...entries].sort((a, b) => (ownerKey(a) < ownerKey(b) ? -1 : 1));
  return { version: 2, jobs };
}

const PART = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const HEX = /^[0-9a-f]{64}$/;

/**
 * The value as an entry; undefined where it is none. Written out by hand: a manifest of a hundred thousand jobs is read by
 * every command. Nothing but `<story>/<locale>/<file>` is ever touched, whoever wrote this.
 */
export function readEntry(value: unknown): Entry | undefined {
  const entry = value as Entry;
  const isSound =
    typeof entry === 'object' &&
    entry !== null &&
    typeof entry.job === 'string' &&
    isJob(entry.job) &&
    typeof entry.variant === 'string' &&
    (entry.fingerprint === '' || HEX.test(entry.fingerprint)) &&
    (entry.state === 'rendered' || entry.state === 'outdated') &&
    typeof entry.fallback === 'boolean' &&
    Array.isArray(entry.sections) &&
    Array.isArray(entry.files) &&
    entry.files.every(isFile);
  return isSound ? entry : undefined;
}

function isJob(job: string): boolean {
  const parts = job.split('/');
  return parts.length === 3 && parts.every((part) => PART.test(part));
}

/** Whether it can be the name of a file that a job leaves. */
export const isFileName = (name: unknown): name is string => typeof name === 'string' && PART.test(name);

const isFile = ({ name, hash, bytes }: ArtifactFile): boolean =>
  isFileName(name) && HEX.test(hash) && Number.isSafeInteger(bytes) && bytes >= 0;
