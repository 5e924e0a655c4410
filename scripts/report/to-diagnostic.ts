import { type Diagnostic, type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import type { CommandResult } from './events.ts';
import type { Words } from './words.ts';

/** All that a command found, in words, with what other runs told first. */
export const diagnosticsOf = ({ findings, diagnostics = [] }: CommandResult, words: Words, release: boolean) => [
  ...diagnostics,
  ...findings.map((finding) => toDiagnostic(finding, words, release)),
];

/** Puts a finding into words and gives it the severity that its rule has in this run. */
export function toDiagnostic(finding: Finding, words: Words, release: boolean): Diagnostic {
  const { rule, id, values, at, story, locale, key, format, expected, actual } = finding;
  const severity = RULES[rule][release ? 'release' : 'check'];
  const hint = `${id}.hint`;
  const context = { key: key ?? '', story: story ?? '', locale: locale ?? '', format: format ?? '', ...values };
  return {
    rule,
    severity,
    message: words(id, context),
    ...present({ ...at, story, locale, key, format, expected, actual }),
    ...(words.has(hint) && { hint: words(hint, context) }),
  };
}

type Details = Partial<Pick<Finding, 'story' | 'locale' | 'key' | 'format' | 'expected' | 'actual'>> & Finding['at'];

function present(details: { [K in keyof Details]: Details[K] | undefined }): Partial<Diagnostic> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}
