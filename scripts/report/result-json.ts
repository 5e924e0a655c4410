import type { Diagnostic } from '../../compositions/model/diagnostic.ts';
import type { CommandResult } from './events.ts';
import { statusJson } from './status-json.ts';
import type { Words } from './words.ts';

/** The one object of `--json`, as text; `--report <file>.json` holds the same. */
export function resultJson(result: CommandResult, diagnostics: readonly Diagnostic[], words: Words): string {
  const jobs = result.jobs.map(
    ({ id, story, locale, format, variant, state, files, ms, reasons, fingerprint, expectedMs }) => ({
      id,
      story,
      locale,
      format,
      variant,
      state,
      files,
      ms,
      reasons: reasons.map((reason) => words(reason.id, reason.values)),
      fingerprint,
      expectedMs,
    }),
  );
  const ok = isOk(result, diagnostics);
  const status = result.status && statusJson(result.status, words);
  const { changes, written, removed, shard, plan } = result;
  return `${JSON.stringify({ ok, shard, plan, jobs, removed, diagnostics, ...status, changes, written }, null, 2)}\n`;
}

export const isOk = ({ interrupted }: CommandResult, diagnostics: readonly Diagnostic[]): boolean =>
  !interrupted && !diagnostics.some(({ severity }) => severity === 'error');
