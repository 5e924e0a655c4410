import type { Diagnostic } from '../../compositions/model/diagnostic.ts';
import type { CommandResult, JobReport } from './events.ts';
import { statusJson } from './status-json.ts';
import type { Words } from './words.ts';

/**
 * The one object of `--json`, as text; `--report <file>.json` holds the same. One job and one diagnostic a line: there may be
 * a hundred thousand, and tools that look for lines find whole ones.
 */
export function resultJson(result: CommandResult, diagnostics: readonly Diagnostic[], words: Words): string {
  const fields = Object.entries(resultObject(result, diagnostics, words)).filter(([, value]) => value !== undefined);
  return `{\n${fields.map(([name, value]) => `  ${JSON.stringify(name)}: ${fieldJson(value)}`).join(',\n')}\n}\n`;
}

function fieldJson(value: unknown): string {
  const isList = Array.isArray(value) && value.length > 0 && typeof value[0] === 'object';
  if (isList) return `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
}

/** The same as a value. */
export function resultObject(result: CommandResult, diagnostics: readonly Diagnostic[], words: Words) {
  const { changes, written, removed, shard, plan } = result;
  return {
    ok: isOk(result, diagnostics),
    shard,
    plan,
    jobs: result.jobs.map((job) => jobObject(job, words)),
    removed,
    diagnostics,
    ...(result.status && statusJson(result.status, words)),
    changes,
    written,
  };
}

const jobObject = (
  { id, story, locale, format, variant, state, files, ms, reasons, fingerprint, expectedMs }: JobReport,
  words: Words,
) => ({
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
});

export const isOk = ({ interrupted }: CommandResult, diagnostics: readonly Diagnostic[]): boolean =>
  !interrupted && !diagnostics.some(({ severity }) => severity === 'error');
