import { type Difference, differences } from './differences.ts';
import type { FingerprintRecord } from './fingerprint.ts';

/** Why a job is to be drawn, before it is put into words: an entry of cli.json and its values. */
export interface Reason {
  readonly id: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What the manifest and the disk say about a job's files. */
export interface Earlier {
  readonly fingerprint: string;
  /** False while a run that was cut short may have replaced some of them. */
  readonly settled: boolean;
  /** `size` on disk; undefined where the file is gone. */
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly size: number | undefined }[];
}

export interface Question {
  readonly fingerprint: string;
  readonly earlier: Earlier | undefined;
  readonly forced: boolean;
}

/** Why the job must be drawn, in a word each; none: it is fresh. Costs nothing. */
export function reasonsToDraw({ fingerprint, earlier, forced }: Question): Reason[] {
  if (!earlier) return [{ id: 'reason.new' }];
  const reasons: Reason[] = [];
  if (earlier.fingerprint !== fingerprint) reasons.push({ id: 'reason.changed' });
  else if (!earlier.settled) reasons.push({ id: 'reason.interrupted' });
  for (const { path, bytes, size } of earlier.files) {
    if (size === undefined) reasons.push({ id: 'reason.file-missing', values: { path } });
    else if (size !== bytes) reasons.push({ id: 'reason.file-size', values: { path, before: bytes, after: size } });
  }
  if (forced) reasons.push({ id: 'reason.forced' });
  return reasons;
}

/** Says what `reason.changed` stands for: each message, image, colour, tool and choice that differs. */
export function explainChange(before: FingerprintRecord | undefined, after: FingerprintRecord): Reason[] {
  if (!before) return [{ id: 'reason.changed-unknown' }];
  const reasons = differences(before.input, after.input).map(inWords);
  const [old, now] = [before.toolchain, after.toolchain];
  if (old.code !== now.code) reasons.push({ id: 'reason.code' });
  if (old.fonts !== now.fonts) reasons.push({ id: 'reason.fonts' });
  for (const tool of new Set([...Object.keys(old.tools), ...Object.keys(now.tools)])) {
    const [from, to] = [old.tools[tool] ?? '-', now.tools[tool] ?? '-'];
    if (from !== to) reasons.push({ id: 'reason.tool', values: { tool, before: from, after: to } });
  }
  return reasons.length > 0 ? reasons : [{ id: 'reason.recipe' }];
}

function inWords({ kind, name, before, after }: Difference): Reason {
  if (kind === 'message') {
    if (before === undefined) return { id: 'reason.message-added', values: { key: name, after: after ?? '' } };
    if (after === undefined) return { id: 'reason.message-removed', values: { key: name, before } };
    return { id: 'reason.message', values: { key: name, before, after } };
  }
  if (kind === 'image') return { id: 'reason.image', values: { path: name } };
  if (kind === 'sound') return { id: 'reason.sound', values: { path: name.replace(/\.hash$/, '') } };
  if (kind === 'theme')
    return { id: 'reason.theme', values: { role: name, before: before ?? '-', after: after ?? '-' } };
  return { id: 'reason.content', values: { path: name, before: before ?? '-', after: after ?? '-' } };
}
