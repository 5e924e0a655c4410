import type { Diagnostic } from '../../compositions/model/diagnostic.ts';
import type { CommandResult } from './events.ts';
import type { Places } from './places.ts';
import { isOk } from './result-json.ts';
import { addCounts, type StoryCounts, SUMMARY_STATES, storyCounts } from './story-counts.ts';
import { summary } from './summary.ts';
import type { Words } from './words.ts';

/**
 * GitHub refuses the whole summary of a step that is over 1 MiB ("upload aborted, supports content up to a size of
 * 1024k"). With so many rows, each of so many characters, escaped and in any script, it stays well below.
 */
const STORIES_SHOWN = 300;
const DIAGNOSTICS_SHOWN = 50;
const REMOVED_SHOWN = 50;
const TEXT_SHOWN = 400;

/**
 * A result for the page of a run on GitHub: a table of stories, what is wrong with links to the lines, and what was
 * removed. It can hold no pictures: GitHub drops `data:` addresses, and artifacts have no address of their own that an
 * image could name. Small pictures are in the page of `--report <file>.html`, which this names where it was made too.
 */
export function markdownSummary(
  result: CommandResult,
  diagnostics: readonly Diagnostic[],
  words: Words,
  places: Places,
  pictures?: string,
): string {
  const heading = result.interrupted ? 'interrupted' : isOk(result, diagnostics) ? 'fine' : 'errors';
  const parts = [
    `## ${plain(words(`report.heading.${heading}`))}`,
    plain(summary(result.jobs, diagnostics, words)),
    ...storyTable(storyCounts(result.jobs), words),
    ...diagnosticList(diagnostics, words, places),
    ...removedList(result.removed ?? [], words),
    ...(pictures === undefined ? [] : [picturesLine(pictures, words, places)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function storyTable(rows: readonly StoryCounts[], words: Words): string[] {
  if (rows.length === 0) return [];
  const minutes = new Intl.NumberFormat(words.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const row = ({ story, counts, ms }: StoryCounts): string =>
    line([plain(story), ...SUMMARY_STATES.map((state) => String(counts[state])), minutes.format(ms / 60_000)]);
  // Stories in which something happened come first, those that failed before all.
  const rank = ({ counts }: StoryCounts): number =>
    counts.failed > 0 ? 0 : counts.rendered + counts.cached + counts.planned > 0 ? 1 : 2;
  const sorted = rows.toSorted((a, b) => rank(a) - rank(b));
  const [shown, rest] = [sorted.slice(0, STORIES_SHOWN), sorted.slice(STORIES_SHOWN)];
  const columns = ['story', ...SUMMARY_STATES, 'minutes'].map((name) => plain(words(`report.column.${name}`)));
  const lines = [line(columns), line(columns.map((_, index) => (index === 0 ? '---' : '---:'))), ...shown.map(row)];
  if (rest.length > 0) lines.push(row(addCounts(words('report.other-stories', { count: rest.length }), rest)));
  if (rows.length > 1) lines.push(row(addCounts(words('status.all'), rows)));
  return [lines.join('\n')];
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function diagnosticList(diagnostics: readonly Diagnostic[], words: Words, places: Places): string[] {
  const ranked = (['error', 'warning'] as const).flatMap((wanted) =>
    diagnostics.filter(({ severity }) => severity === wanted),
  );
  if (ranked.length === 0) return [];
  const items = ranked.slice(0, DIAGNOSTICS_SHOWN).map((diagnostic) => diagnosticItem(diagnostic, words, places));
  const more = ranked.length - items.length;
  if (more > 0) items.push(`- ${plain(words('report.more-diagnostics', { count: more }))}`);
  return [items.join('\n')];
}

function diagnosticItem(diagnostic: Diagnostic, words: Words, { nameOf, urlOf }: Places): string {
  const { severity, rule, message, file, line: at, story, locale, format, key, expected, actual, hint } = diagnostic;
  const name = file === undefined ? undefined : plain([nameOf(file), at].filter((part) => part).join(':'));
  const url = file === undefined ? undefined : urlOf(file, at);
  const place = name !== undefined && url !== undefined ? `[${name}](${url})` : name;
  const scope = [file === undefined ? story : undefined, locale, format, key].filter((part) => part);
  const found = [
    expected === undefined ? undefined : words('report.expected', { expected: cut(expected) }),
    actual === undefined ? undefined : words('report.actual', { actual: cut(actual) }),
    hint === undefined ? undefined : words('report.next', { hint: cut(hint) }),
  ].filter((part) => part !== undefined);
  const where = [place, plain(scope.join(', '))].filter((part) => part).join(' ');
  const head = `- **${plain(words(`severity.${severity}`))}** ${where === '' ? '' : `${where}: `}${plain(cut(message))} \`${rule}\``;
  return [head, ...found.map(plain)].join('<br>');
}

function removedList(removed: readonly string[], words: Words): string[] {
  if (removed.length === 0) return [];
  const shown = removed.slice(0, REMOVED_SHOWN).map((file) => `- ${plain(cut(file))}`);
  if (removed.length > shown.length) {
    shown.push(`- ${plain(words('report.more-files', { count: removed.length - shown.length }))}`);
  }
  // Between tags nothing is Markdown.
  const title = words('report.removed', { count: removed.length });
  return [`<details><summary>${title}</summary>`, shown.join('\n'), '</details>'];
}

function picturesLine(pictures: string, words: Words, { runUrl }: Places): string {
  const sentence = plain(words('report.pictures', { file: pictures }));
  return runUrl === undefined ? sentence : `[${sentence}](${runUrl}#artifacts)`;
}

const cut = (text: string): string => (text.length > TEXT_SHOWN ? `${[...text].slice(0, TEXT_SHOWN).join('')}…` : text);

// biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would end a row, the others show nothing.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text that Markdown shows as it is: no markup, no row or cell of a table, no address that links by itself. */
const plain = (text: string): string =>
  text
    .replace(UNSEEN, ' ')
    .replace(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
    .replace(/[&<>]/g, (character) => ENTITIES[character]!)
    .replace(/:\/\/|@|\bwww\./gi, (mark) => `${mark[0]}&#8203;${mark.slice(1)}`);
