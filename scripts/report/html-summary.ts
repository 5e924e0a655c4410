import path from 'node:path';
import type { Diagnostic } from '../../compositions/model/diagnostic.ts';
import { findLocale, isPseudo } from '../../compositions/model/locale.ts';
import { type Html, html } from '../files/html.ts';
import type { CommandResult, JobReport } from './events.ts';
import type { Places } from './places.ts';
import { isOk } from './result-json.ts';
import { addCounts, type StoryCounts, SUMMARY_STATES, storyCounts } from './story-counts.ts';
import { summary } from './summary.ts';
import { pictureOf, type Thumbnails } from './thumbnails.ts';
import type { Words } from './words.ts';

/** What the page is made of. */
export interface Page {
  readonly result: CommandResult;
  readonly diagnostics: readonly Diagnostic[];
  readonly thumbnails: Thumbnails;
  readonly words: Words;
  readonly places: Places;
  /** Where artifacts lie, as the page's folder sees it; undefined where it cannot. */
  readonly output: string | undefined;
}

const STORIES_SHOWN = 1000;
const DIAGNOSTICS_SHOWN = 500;

const STYLE = `
:root { color-scheme: light dark; --ink: #17202e; --quiet: #4c586b; --ground: #f5f2ea; --panel: #fff; --line: #d9d5ca; --mark: #8c004a }
@media (prefers-color-scheme: dark) { :root { --ink: #eef1f6; --quiet: #b3bdcc; --ground: #12161d; --panel: #1c222c; --line: #333c4a; --mark: #ff8fc4 } }
body { margin: 0 auto; padding: 1rem; max-width: 75rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 "Be Vietnam Pro", "Noto Sans", system-ui, sans-serif }
a { color: inherit }
h1 { font-size: 1.5rem } h2 { font-size: 1.125rem; margin: 1.5rem 0 .5rem }
table { border-collapse: collapse; background: var(--panel) }
th, td { padding: .25rem .75rem; border: 1px solid var(--line); text-align: end } th:first-child, td:first-child { text-align: start }
th, td:first-child { white-space: nowrap } .scroll { overflow-x: auto }
li { overflow-wrap: anywhere } .error { color: var(--mark) } .quiet { color: var(--quiet) }
h3 { font-size: .875rem; margin: .75rem 0 .25rem }
.pictures { display: flex; flex-wrap: wrap; gap: .75rem }
figure { margin: 0; max-width: 100% } img { max-width: 100%; display: block; border: 1px solid var(--line) }
figcaption { font-size: .8125rem; color: var(--quiet) }
`;

/**
 * A result as one page with small pictures of what was made. The pictures are in the page itself, so it is whole wherever
 * it is opened, offline too; nothing else is let in, and every value is escaped.
 */
export function htmlSummary(page: Page): string {
  const { result, diagnostics, words } = page;
  const heading = result.interrupted ? 'interrupted' : isOk(result, diagnostics) ? 'fine' : 'errors';
  const title = words(`report.heading.${heading}`);
  return `<!doctype html>\n${
    html`<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Nhịp Cầu: ${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<h1>${title}</h1>
<p>${summary(result.jobs, diagnostics, words)}</p>
${storyTable(page)}
${diagnosticList(page)}
${removedList(page)}
${pictures(page)}
</body>
</html>
`.markup
  }`;
}

function storyTable({ result, words }: Page): Html | undefined {
  const rows = storyCounts(result.jobs);
  if (rows.length === 0) return undefined;
  const minutes = new Intl.NumberFormat(words.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const row = ({ story, counts, ms }: StoryCounts): Html =>
    html`<tr><td>${story}</td>${SUMMARY_STATES.map((state) => html`<td>${counts[state]}</td>`)}<td>${minutes.format(ms / 60_000)}</td></tr>\n`;
  const [shown, rest] = [rows.slice(0, STORIES_SHOWN), rows.slice(STORIES_SHOWN)];
  return html`<div class="scroll"><table>
<tr>${['story', ...SUMMARY_STATES, 'minutes'].map((name) => html`<th>${words(`report.column.${name}`)}</th>`)}</tr>
${shown.map(row)}${rest.length > 0 ? row(addCounts(words('report.other-stories', { count: rest.length }), rest)) : undefined}
${rows.length > 1 ? row(addCounts(words('status.all'), rows)) : undefined}</table></div>`;
}

function diagnosticList({ diagnostics, words, places }: Page): Html | undefined {
  const ranked = (['error', 'warning'] as const).flatMap((wanted) =>
    diagnostics.filter(({ severity }) => severity === wanted),
  );
  if (ranked.length === 0) return undefined;
  const item = (diagnostic: Diagnostic): Html => {
    const { severity, rule, message, file, line, story, locale, format, key, expected, actual, hint } = diagnostic;
    const name = file === undefined ? undefined : [places.nameOf(file), line].filter((part) => part).join(':');
    const url = file === undefined ? undefined : places.urlOf(file, line);
    const place = name !== undefined && url !== undefined ? html`<a href="${url}">${name}</a>` : name;
    const scope = [file === undefined ? story : undefined, locale, format, key].filter((part) => part).join(', ');
    const found = [
      expected === undefined ? undefined : words('report.expected', { expected }),
      actual === undefined ? undefined : words('report.actual', { actual }),
      hint === undefined ? undefined : words('report.next', { hint }),
    ].filter((part) => part !== undefined);
    return html`<li><span class="${severity}">${words(`severity.${severity}`)}</span> ${message} <code>${rule}</code>${place || scope ? html`<br>${place} ${scope}` : undefined}${found.map((text) => html`<br><span class="quiet">${text}</span>`)}</li>\n`;
  };
  const more = ranked.length - DIAGNOSTICS_SHOWN;
  return html`<ul>
${ranked.slice(0, DIAGNOSTICS_SHOWN).map(item)}${more > 0 ? html`<li>${words('report.more-diagnostics', { count: more })}</li>` : undefined}</ul>`;
}

function removedList({ result: { removed = [] }, words }: Page): Html | undefined {
  if (removed.length === 0) return undefined;
  return html`<details><summary>${words('report.removed', { count: removed.length })}</summary>
<ul>${removed.map((file) => html`<li>${file}</li>\n`)}</ul></details>`;
}

function pictures({ result, thumbnails, words, output }: Page): Html | undefined {
  const drawn = result.jobs.filter((job) => pictureOf(job) !== undefined);
  const shown = drawn.filter((job) => thumbnails.has(job));
  const languages = new Intl.DisplayNames(words.language, { type: 'language' });
  const nameOf = (locale: string): string =>
    findLocale(locale) && !isPseudo(locale) ? `${languages.of(locale)} (${locale})` : locale;
  const figure = (job: JobReport): Html => {
    const { format, variant, files } = job;
    const name = [format, isUsual(variant) ? undefined : variant].filter((part) => part).join(' · ');
    const image = html`<img src="${thumbnails.get(job)}" alt="${job.id}">`;
    // A video's poster leads to the video.
    const file = files.find((one) => /\.(mp4|webm|gif)$/.test(one)) ?? pictureOf(job);
    const link = output === undefined || file === undefined ? undefined : addressOf(path.posix.join(output, file));
    return html`<figure>${link === undefined ? image : html`<a href="${link}">${image}</a>`}<figcaption>${name}</figcaption></figure>\n`;
  };
  const each = (name: 'story' | 'locale', jobs: readonly JobReport[]): readonly [string, readonly JobReport[]][] =>
    [...new Set(jobs.map((job) => job[name]))].map((value) => [value, jobs.filter((job) => job[name] === value)]);
  const sections = each('story', shown).map(([story, own]) => {
    const rows = each('locale', own).map(
      ([locale, jobs]) => html`<h3>${nameOf(locale)}</h3>\n<div class="pictures">\n${jobs.map(figure)}</div>\n`,
    );
    return html`<h2>${story}</h2>\n${rows}`;
  });
  const more = drawn.length - shown.length;
  return html`${sections}${more > 0 ? html`<p>${words('report.more-pictures', { count: more })}</p>` : undefined}`;
}

const isUsual = (variant?: string): boolean => variant === 'png' || variant === 'video';

const addressOf = (file: string): string => file.split('/').map(encodeURIComponent).join('/');
