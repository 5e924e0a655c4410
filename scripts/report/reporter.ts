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
  /** GitHub annotations beside the plain lines. */
  readonly annotations: boolean;
}

/** Prints what a command does. */
export interface Reporter {
  event(event: Event): void;
  /** Called once, after the last event. */
  finish(result: CommandResult): void;
}
