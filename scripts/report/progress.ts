/** How far a run is, and a guess at what is left from the pace so far. */
export class Progress {
  readonly #total: number;
  readonly #startedAt: number;
  /** Work of jobs under way, by id. */
  readonly #partial = new Map<string, number>();
  #done = 0;

  /** `total` is the sum of the weights of all jobs to draw; `now` in ms. */
  constructor(total: number, now: number) {
    this.#total = total;
    this.#startedAt = now;
  }

  advance(id: string, weight: number): void {
    this.#partial.set(id, weight);
  }

  finish(id: string, weight: number): void {
    this.#partial.delete(id);
    this.#done += weight;
  }

  /** 0 to 1. */
  get share(): number {
    const partial = [...this.#partial.values()].reduce((sum, weight) => sum + weight, 0);
    return this.#total === 0 ? 1 : Math.min(1, (this.#done + partial) / this.#total);
  }

  /** Seconds; undefined while there is too little to go by. */
  secondsLeft(now: number): number | undefined {
    const elapsed = now - this.#startedAt;
    const { share } = this;
    if (share < 0.01 || elapsed < 500) return undefined;
    return Math.round((elapsed * (1 - share)) / share / 1000);
  }
}

/** `0:45`, `12:03`, `1:02:03`: understood in every language. */
export function clock(seconds: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = `${pad(seconds % 60)}`;
  return hours > 0 ? `${hours}:${pad(minutes)}:${tail}` : `${minutes}:${tail}`;
}
