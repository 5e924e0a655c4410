import { createHash } from 'node:crypto';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { canonicalJson } from './canonical.ts';

/** SHA-256, hex, of everything that decides the bytes of a job's files. */
export type Fingerprint = string & { readonly __brand: 'Fingerprint' };

/** What draws, for one job: the part of the fingerprint that is not the input. */
export interface Toolchain {
  /**
   * Hash of our own modules that draw this kind, without their comments and types: a changed margin or colour rule must
   * redraw, other words in a comment must not.
   */
  readonly code: string;
  /**
   * Version of each package those modules import, with all that it brings, and of the ICU that breaks Thai, Lao and Khmer
   * lines: another version may draw other pixels from the same input.
   */
  readonly tools: Readonly<Record<string, string>>;
  /** The font files of the job's locale, and the emoji where its words hold one: the input names words, not outlines. */
  readonly fonts: string;
}

/** Everything a fingerprint is made of, kept so that a later run can say what has changed. */
export interface FingerprintRecord {
  /** What to draw: the words that this format draws, numbers, hashes of images and sound, theme, format, encoding. */
  readonly input: JobInput;
  readonly toolchain: Toolchain;
}

/** What a job draws of a text, and what those words need to be set. */
export type Content = Pick<JobInput, 'document' | 'terms'>;

/** A job's input but for its words: what a hundred thousand jobs are planned with. */
export type Settings = JobInput extends infer Input
  ? Input extends JobInput
    ? Omit<Input, keyof Content>
    : never
  : never;

/** Version of this recipe: raised when the meaning of a field changes without its value changing. */
const RECIPE = 2;

/**
 * Fingerprints of jobs by the hash of their words (`contentHash`). Equal inputs drawn by equal tools have equal
 * fingerprints, and nothing else counts: no clock, no path. What many jobs share is hashed once, so it must be handed over
 * as the same object.
 */
export function createFingerprint(): (content: string, settings: Settings, toolchain: Toolchain) => Fingerprint {
  const known = new WeakMap<object, string>();
  const hashed = (value: object): string => {
    const hash = known.get(value) ?? sha256(canonicalJson(value));
    known.set(value, hash);
    return hash;
  };
  return (content, settings, toolchain) => {
    const { theme } = settings;
    // Read by every plan for every job: `settingsOf` builds its fields in one order, so they need no sorting.
    const own = JSON.stringify({ ...settings, theme: undefined });
    return sha256([RECIPE, content, hashed(theme), hashed(toolchain), own].join('\n')) as Fingerprint;
  };
}

/** Stands for the words in a fingerprint. */
export const contentHash = (content: Content): string => sha256(canonicalJson(content));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
