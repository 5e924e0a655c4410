import { z } from 'zod';

const PART = '[A-Za-z0-9][A-Za-z0-9._-]*';

/** One file of the output folder. */
export const artifactSchema = z.strictObject({
  /** Relative to the output folder. Nothing but `<story>/<locale>/<file>` is ever touched, whoever wrote this. */
  path: z.string().regex(new RegExp(`^${PART}/${PART}/${PART}$`)),
  /** SHA-256 of the content, hex. */
  hash: z.string(),
  bytes: z.int().nonnegative(),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** `<story>/<locale>/<format>`. */
  job: z.string(),
  /** Encoding of a still, `video` for a video: variants of one job stand side by side. */
  variant: z.string(),
  /** Ids of the sections drawn, over all files of the job. */
  sections: z.array(z.string()),
  /** True where another language stood in for a missing message. */
  fallback: z.boolean(),
  /** `outdated`: its job is being drawn anew, or that failed; the file may be the old one. */
  state: z.enum(['rendered', 'outdated']),
});
export type Artifact = z.infer<typeof artifactSchema>;

export const manifestSchema = z.strictObject({ version: z.literal(1), artifacts: z.array(artifactSchema) });
export type Manifest = z.infer<typeof manifestSchema>;

export const EMPTY_MANIFEST: Manifest = { version: 1, artifacts: [] };

/** Which artifacts belong together: those of one variant of one job. */
export interface Owner {
  readonly job: string;
  readonly variant: string;
}

export const artifactsOf = (manifest: Manifest, { job, variant }: Owner): Artifact[] =>
  manifest.artifacts.filter((artifact) => artifact.job === job && artifact.variant === variant);

/** The manifest with the owner's artifacts replaced, sorted by path so that equal outputs have equal manifests. */
export function withArtifacts(manifest: Manifest, owner: Owner, artifacts: readonly Artifact[]): Manifest {
  const written = new Set(artifacts.map(({ path }) => path));
  const others = manifest.artifacts.filter(
    (artifact) => !written.has(artifact.path) && !(artifact.job === owner.job && artifact.variant === owner.variant),
  );
  const all = [...others, ...artifacts].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { version: 1, artifacts: all };
}
