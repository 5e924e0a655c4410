import type { CommandResult, Event } from './events.ts';
import type { Words } from './words.ts';

/** Where a reporter writes. */
export interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

export interface ReporterOptions {
  readonly streams: Streams;
  readonly words: Words;
  /** Severities of `--release`. */
  readonly release: boolean;
  readonly quiet: boolean;
  /** Say each job's reasons. */
  readonly explain: boolean;
  /** Print findings of level info one by one; otherwise they are only counted. */
  readonly notes: boolean;
  /** Somebody watches stderr: draw a progress bar there. */
  readonly live: boolean;
  readonly colour: boolean;
  /** Given under GitHub Actions: print annotations, with files named as this says. */
  readonly annotate?: (file: string) => string;
}

/** Prints what a command does. */
export interface Reporter {
  event(event: Event): void;
  /** Called once, after the last event. */
  finish(result: CommandResult): void;
}
