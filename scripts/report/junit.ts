import type { Diagnostic } from '../../compositions/model/diagnostic.ts';
import type { CommandResult, JobReport } from './events.ts';
import { formatDiagnostic } from './format-diagnostic.ts';
import { jobDiagnostics } from './job-diagnostics.ts';
import type { Places } from './places.ts';
import type { Words } from './words.ts';

/**
 * A result as JUnit XML, which most services for continuous integration show: a suite a story, a case a job, times in
 * seconds. What belongs to no job is a case of its own, `check`. Notes are left out: nobody has to act on them.
 */
export function junitReport(
  result: CommandResult,
  diagnostics: readonly Diagnostic[],
  words: Words,
  { nameOf }: Pick<Places, 'nameOf'>,
): string {
  const worthwhile = diagnostics.filter(({ severity }) => severity !== 'info');
  const { of, others } = jobDiagnostics(result.jobs, worthwhile);
  const suites = new Map<string, Case[]>();
  const add = (suite: string, one: Case): void => {
    const own = suites.get(suite);
    if (own) own.push(one);
    else suites.set(suite, [one]);
  };
  for (const job of result.jobs) add(job.story, jobCase(job, of(job)));
  for (const diagnostic of others) add(diagnostic.story ?? 'nhipcau', checkCase(diagnostic));
  const cases = [...suites.values()].flat();
  const body = [...suites].map(([name, own]) =>
    element('testsuite', { name, ...totals(own) }, own.map((one) => caseElement(one, words, nameOf)).join('')),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'nhipcau', ...totals(cases) }, body.join(''))}`;
}

interface Case {
  readonly classname: string;
  readonly name: string;
  readonly ms: number;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly diagnostics: readonly Diagnostic[];
  /** Where a reader is sent; undefined: nowhere. */
  readonly file: string | undefined;
  readonly line: number | undefined;
}

function jobCase(job: JobReport, diagnostics: readonly Diagnostic[]): Case {
  const { story, locale, format, variant, state, ms } = job;
  const place = diagnostics.find(({ file }) => file !== undefined);
  const name = variant === undefined || variant === 'video' ? format : `${format} (${variant})`;
  return {
    classname: `${story}.${locale}`,
    name,
    ms,
    outcome: state === 'failed' ? 'failed' : state === 'planned' ? 'skipped' : 'passed',
    diagnostics,
    file: place?.file ?? `content/${story}/story.md`,
    line: place?.line,
  };
}

function checkCase(diagnostic: Diagnostic): Case {
  const { rule, severity, story, locale, format, key, file, line, column } = diagnostic;
  const position = [file, line, column].filter((part) => part !== undefined).join(':');
  const scope = [locale, format, key].filter((part) => part !== undefined).join(' ');
  return {
    classname: `${story ?? 'nhipcau'}.check`,
    name: ['check', rule, position, scope].filter((part) => part !== '').join(' '),
    ms: 0,
    outcome: severity === 'error' ? 'failed' : 'passed',
    diagnostics: [diagnostic],
    file,
    line,
  };
}

const totals = (cases: readonly Case[]): Record<string, string | number> => ({
  tests: cases.length,
  failures: cases.filter(({ outcome }) => outcome === 'failed').length,
  errors: 0,
  skipped: cases.filter(({ outcome }) => outcome === 'skipped').length,
  time: seconds(cases.reduce((sum, { ms }) => sum + ms, 0)),
});

function caseElement(one: Case, words: Words, nameOf: Places['nameOf']): string {
  const { classname, name, ms, outcome, diagnostics, file, line } = one;
  const attributes = { classname, name, time: seconds(ms), file: file && nameOf(file), line };
  const [errors, rest] = [true, false].map((wanted) =>
    diagnostics.filter(({ severity }) => (severity === 'error') === wanted),
  ) as [Diagnostic[], Diagnostic[]];
  const told = (list: readonly Diagnostic[]): string =>
    list.map((diagnostic) => formatDiagnostic(diagnostic, words, false)).join('\n');
  const parts: string[] = [];
  if (outcome === 'skipped') parts.push(element('skipped', { message: words('state.planned') }));
  if (outcome === 'failed') {
    const { rule: type = 'render-failed', message = words('state.failed') } = errors[0] ?? {};
    parts.push(element('failure', { type, message }, text(told(errors))));
  }
  if (rest.length > 0) parts.push(element('system-out', {}, text(told(rest))));
  return element('testcase', attributes, parts.join(''));
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

function element(name: string, attributes: Record<string, string | number | undefined>, content?: string): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${text(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('');
  if (!content) return `<${name}${given}/>\n`;
  const block = content.startsWith('<') ? '\n' : '';
  return `<${name}${given}>${block}${content}</${name}>\n`;
}

/** What XML 1.0 has no place for, even escaped: control characters, halves of pairs, two code points at the end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

const text = (value: string): string =>
  value.replace(NOT_IN_XML, '').replace(/[&<>"\r]/g, (character) => ENTITIES[character]!);
