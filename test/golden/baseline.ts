import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The marks of each page of a job, by the job's name within its case. */
export type Marks = Readonly<Record<string, readonly (readonly string[])[]>>;

const MARKS = 'marks.json';

/** The pictures that were looked at and found right: `<case>/<format>-<locale>.png`, and `<case>/marks.json`. */
export class Baseline {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  picture(story: string, name: string): Buffer | undefined {
    const file = this.#file(story, `${name}.png`);
    return existsSync(file) ? readFileSync(file) : undefined;
  }

  marks(story: string): Marks {
    const file = this.#file(story, MARKS);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Marks) : {};
  }

  keep(story: string, name: string, picture: Buffer, marks: readonly (readonly string[])[]): void {
    mkdirSync(this.#file(story, ''), { recursive: true });
    if (!this.picture(story, name)?.equals(picture)) writeFileSync(this.#file(story, `${name}.png`), picture);
    this.#writeMarks(story, { ...this.marks(story), [name]: marks });
  }

  /** Takes away what no job of the suite is called by any more. `jobs`: `<case>/<name>`. */
  prune(jobs: ReadonlySet<string>): void {
    for (const story of existsSync(this.#folder) ? readdirSync(this.#folder) : []) {
      const names = readdirSync(this.#file(story, '')).filter((name) => name.endsWith('.png'));
      const gone = names.filter((name) => !jobs.has(`${story}/${path.parse(name).name}`));
      for (const name of gone) rmSync(this.#file(story, name));
      if (gone.length < names.length) {
        const kept = Object.entries(this.marks(story)).filter(([name]) => jobs.has(`${story}/${name}`));
        this.#writeMarks(story, Object.fromEntries(kept));
      } else {
        rmSync(this.#file(story, MARKS), { force: true });
        rmdirSync(this.#file(story, ''));
      }
    }
  }

  #file(story: string, name: string): string {
    return path.join(this.#folder, story, name);
  }

  /** A job a line, in a fixed order: what changed is seen at a glance. */
  #writeMarks(story: string, marks: Marks): void {
    const lines = Object.keys(marks).sort();
    const text = `{\n${lines.map((name) => `${JSON.stringify(name)}: ${JSON.stringify(marks[name])}`).join(',\n')}\n}\n`;
    const file = this.#file(story, MARKS);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
}
