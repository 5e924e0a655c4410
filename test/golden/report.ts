import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One job that is not as it was. */
export interface Failure {
  readonly story: string;
  readonly name: string;
  /** Share of pixels that differ, 0 to 1. */
  readonly share: number;
  /** Marks that differ, a sentence each. */
  readonly marks: readonly string[];
}

/** The pictures of a failure, PNG. */
export interface FailurePictures {
  readonly before?: Buffer;
  readonly after: Buffer;
  readonly difference?: Buffer;
}

/** Sentences about marks that the report shows before it only counts them. */
const MOST_MARKS = 12;

/** Collects the failures of runs in a folder, by job: one process may add while another does. */
export class GoldenReport {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  add(failure: Failure, pictures: FailurePictures): void {
    this.clear(failure.story, failure.name);
    mkdirSync(this.#folder, { recursive: true });
    const file = (part: string) => path.join(this.#folder, `${failure.story}.${failure.name}.${part}`);
    for (const [part, bytes] of Object.entries(pictures)) if (bytes) writeFileSync(file(`${part}.png`), bytes);
    writeFileSync(file('json'), JSON.stringify({ ...failure, pictures: Object.keys(pictures) }));
  }

  /** Forgets an earlier failure of a job that is right now. */
  clear(story: string, name: string): void {
    for (const part of ['json', 'before.png', 'after.png', 'difference.png']) {
      rmSync(path.join(this.#folder, `${story}.${name}.${part}`), { force: true });
    }
  }

  /** Writes `index.html`, the worst first, and returns its path; undefined where nothing failed. */
  write(): string | undefined {
    mkdirSync(this.#folder, { recursive: true });
    const index = path.join(this.#folder, 'index.html');
    const failures = readdirSync(this.#folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(path.join(this.#folder, name), 'utf8')) as Listed)
      .sort((a, b) => b.share - a.share || a.story.localeCompare(b.story) || a.name.localeCompare(b.name));
    if (failures.length === 0) {
      rmSync(index, { force: true });
      return undefined;
    }
    writeFileSync(index, reportPage(failures));
    return index;
  }
}

type Listed = Failure & { readonly pictures: readonly string[] };

const reportPage = (failures: readonly Listed[]): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Golden pictures: ${failures.length} differ</title>
<style>
body{font:15px/1.5 system-ui,sans-serif;margin:32px;color:#1d2733;background:#f4f5f7}
h1{font-size:22px}h2{font-size:16px;margin:0 0 4px}
section{background:#fff;padding:16px 20px;margin:0 0 20px;border-radius:6px}
.pictures{display:flex;gap:16px;flex-wrap:wrap;margin-top:12px}figure{margin:0}
figcaption{color:#56606b}img{border:1px solid #d5d9de;max-width:100%}
li{font:12px/1.5 ui-monospace,monospace;color:#56606b;overflow-wrap:anywhere}
</style>
<h1>${failures.length} pictures differ from the ones that were approved</h1>
<p>If they are right: <code>npm run golden -- --update</code>, and look at the changed files before you commit them.</p>
${failures.map(failureSection).join('\n')}
</html>
`;

const failureSection = ({ story, name, share, marks, pictures }: Listed): string => `<section>
<h2>${escaped(story)} · ${escaped(name)}</h2>
<p>${pictures.includes('before') ? shareOf(share) : 'New: there is no approved picture yet.'}</p>
${
  marks.length > 0
    ? `<ul>${marks
        .slice(0, MOST_MARKS)
        .map((one) => `<li>${escaped(one)}</li>`)
        .join('')}${moreMarks(marks)}</ul>`
    : ''
}
<div class="pictures">${['before', 'after', 'difference']
  .filter((part) => pictures.includes(part))
  .map((part) => `<figure><figcaption>${part}</figcaption><img src="${story}.${name}.${part}.png" alt=""></figure>`)
  .join('')}</div>
</section>`;

const shareOf = (share: number): string =>
  share === 0 ? 'Looks the same; marks differ.' : `${(share * 100).toFixed(3)} % of the pixels differ.`;

const moreMarks = ({ length }: readonly string[]): string =>
  length > MOST_MARKS ? `<li>… and ${length - MOST_MARKS} more</li>` : '';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
