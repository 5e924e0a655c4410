import type { Diagnostic } from '../../compositions/model/diagnostic.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** A workflow command of GitHub Actions, which shows the diagnostic beside the line in a pull request. */
export function annotation(diagnostic: Diagnostic, fileName: (file: string) => string): string {
  const { severity, rule, message, file, line, column, expected, actual, hint } = diagnostic;
  const properties = { file: file === undefined ? undefined : fileName(file), line, col: column, title: rule };
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const found = expected === undefined && actual === undefined ? undefined : `${expected ?? ''} ≠ ${actual ?? ''}`;
  const text = [message, found, hint].filter((part) => part !== undefined).join('\n');
  return `::${COMMANDS[severity]} ${given.join(',')}::${escapeData(text)}`;
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
