import { createHash } from 'node:crypto';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { canonicalJson } from './canonical.ts';

/** SHA-256, hex, of everything that decides the bytes of a job's files. */
export type Fingerprint = string & { readonly __brand: 'Fingerprint' };

/** What draws, for one job: the part of the fingerprint that is not the input. */
export interface Toolchain {
  /** Hash of our own modules that draw this kind: a changed margin or colour rule must redraw. */
  readonly code: string;
  /**
   * Version of each package those modules import, and of the ICU that breaks Thai, Lao and Khmer lines: another
   * version may draw other pixels from the same input.
   */
  readonly tools: Readonly<Record<string, string>>;
  /** Fingerprint of the font files of the job's locale: the input names words, not outlines. */
  readonly fonts: string;
}

/** Everything a fingerprint is made of, kept so that a later run can say what has changed. */
export interface FingerprintRecord {
  /** What to draw: words, numbers, hashes of images and sound, theme, format, encoding, caption mode. */
  readonly input: JobInput;
  readonly toolchain: Toolchain;
}

/** Version of this recipe: raised when the meaning of a field changes without its value changing. */
const RECIPE = 1;

/**
 * Equal inputs drawn by equal tools have equal fingerprints, and nothing else counts: no clock, no path. Nine formats
 * draw one document, by far the biggest part of an input, so its hash stands for it and is taken once.
 */
export function createFingerprint(): (record: FingerprintRecord) => Fingerprint {
  const documents = new WeakMap<JobInput['document'], string>();
  return ({ input, toolchain }) => {
    const { document } = input;
    const hash = documents.get(document) ?? sha256(canonicalJson(document));
    documents.set(document, hash);
    const text = canonicalJson({ recipe: RECIPE, input: { ...input, document: hash }, toolchain });
    return sha256(text) as Fingerprint;
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
