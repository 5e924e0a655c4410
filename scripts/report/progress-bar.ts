import type { Frames } from './events.ts';
import { clock, Progress } from './progress.ts';
import type { Words } from './words.ts';

const WIDTH = 10;
/** Redrawing oftener than the eye sees only costs time. */
const REDRAW_MS = 80;

/** The last line of a terminal, redrawn in place. */
export class ProgressBar {
  readonly #stream: NodeJS.WriteStream;
  readonly #words: Words;
  #progress: Progress | undefined;
  #jobs = { done: 0, total: 0 };
  #current = '';
  #drawnAt = 0;

  constructor(stream: NodeJS.WriteStream, words: Words) {
    this.#stream = stream;
    this.#words = words;
  }

  start(jobs: number, weight: number): void {
    if (jobs === 0) return;
    this.#jobs = { done: 0, total: jobs };
    this.#progress = new Progress(weight, Date.now());
    this.#draw(true);
  }

  advance(id: string, weight: number, frames?: Frames): void {
    this.#progress?.advance(id, weight);
    this.#current = frames ? `${id}  ${this.#words('report.frames', { ...frames })}` : id;
    this.#draw(false);
  }

  finish(id: string, weight: number): void {
    this.#progress?.finish(id, weight);
    this.#jobs.done += 1;
    this.#current = id;
    this.#draw(this.#jobs.done === this.#jobs.total);
  }

  /** Clears the line so that something lasting can be printed in its place. */
  clear(): void {
    if (this.#progress) this.#stream.write('\r\u001b[K');
  }

  #draw(now: boolean): void {
    const time = Date.now();
    if (!this.#progress || (!now && time - this.#drawnAt < REDRAW_MS)) return;
    this.#drawnAt = time;
    const { share } = this.#progress;
    const full = Math.round(share * WIDTH);
    const left = this.#progress.secondsLeft(time);
    const parts = [
      `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${String(Math.floor(share * 100)).padStart(3)} %`,
      this.#words('report.count', { done: this.#jobs.done, total: this.#jobs.total }),
      left === undefined ? '' : this.#words('report.left', { time: clock(left) }),
      this.#current,
    ];
    const line = parts.filter((part) => part !== '').join('  ');
    this.#stream.write(`\r\u001b[K${line.slice(0, (this.#stream.columns ?? 80) - 1)}`);
  }
}
