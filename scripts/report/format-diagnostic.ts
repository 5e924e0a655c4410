import type { Diagnostic, Severity } from '../../compositions/model/diagnostic.ts';
import type { Words } from './words.ts';

const COLOURS: Record<Severity, number> = { error: 31, warning: 33, info: 36 };

/** A diagnostic for people: where, what, what was expected and found, and what to do next. */
export function formatDiagnostic(diagnostic: Diagnostic, words: Words, colour: boolean): string {
  const { severity, rule, message, expected, actual, hint } = diagnostic;
  const paint = (text: string, code: number): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const head = `${paint(words(`severity.${severity}`), COLOURS[severity])} ${message} ${paint(`[${rule}]`, 2)}`;
  const lines = [place(diagnostic, words), head];
  if (expected !== undefined) lines.push(`  ${words('report.expected', { expected })}`);
  if (actual !== undefined) lines.push(`  ${words('report.actual', { actual })}`);
  if (hint !== undefined) lines.push(`  ${words('report.next', { hint })}`);
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

/** `content/a/story.md:3:7 (km, facts.heading)`: what an editor's terminal makes into a link. */
function place({ file, line, column, story, locale, key, format }: Diagnostic, words: Words): string {
  const position = [file, line, column].filter((part) => part !== undefined).join(':');
  const scope = [file === undefined ? story : undefined, locale, format, key].filter((part) => part);
  if (scope.length === 0) return position;
  return position === '' ? scope.join(', ') : words('report.place', { position, scope: scope.join(', ') });
}
