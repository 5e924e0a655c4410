import type { Finding } from '../../compositions/model/diagnostic.ts';
import type {
  CaptionMode,
  Encoding,
  VideoEncoding,
  VideoProfile,
  VideoRenderer,
} from '../../compositions/model/job-input.ts';
import type { Renderer } from '../job/rendered.ts';
import type { CommandResult, Emit, JobReport, Note } from '../report/events.ts';
import type { Words } from '../report/words.ts';

/** Where a run works and what it draws with. Paths are absolute. */
export interface Config {
  readonly root: string;
  readonly output: string;
  /** What can be made again at any time: what was drawn once, prepared images, inputs kept for `--explain`. */
  readonly cache: string;
  /** The same of the tool itself, for every workspace: its browser, bundles, and what its modules come to. */
  readonly toolCache: string;
  /** Bytes that the cache may hold. */
  readonly cacheLimit: number;
  /** The tool's own words in the user's language, for what a command writes into files. */
  readonly words: Words;
  /** How the user calls the tool: `nhipcau`, or by way of npm. */
  readonly tool: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Opened only when there is something to draw: they load the heavy libraries. */
  readonly renderers: {
    still(workers: number | undefined): Promise<Renderer>;
    video(workers: number | undefined): Promise<Renderer>;
  };
}

/** What part of the workspace a command is about; undefined: all of it. Names as the user typed them. */
export interface Selection {
  readonly story?: readonly string[];
  readonly locale?: readonly string[];
  readonly format?: readonly string[];
  readonly kind?: string;
}

/** How pictures and videos are to be made. */
export interface DrawOptions {
  readonly encoding: Encoding;
  readonly videoEncoding: VideoEncoding;
  readonly profile: VideoProfile;
  readonly captions: CaptionMode;
  readonly renderer: VideoRenderer;
  readonly force: boolean;
  readonly release: boolean;
  readonly allowMissing: boolean;
  /** Say in detail what has changed. */
  readonly explain: boolean;
}

/** How they are made where the user says nothing of it. */
export const USUAL: DrawOptions = {
  encoding: 'png',
  videoEncoding: 'mp4',
  profile: 'social',
  captions: 'both',
  renderer: 'painted',
  force: false,
  release: false,
  allowMissing: false,
  explain: false,
};

export type Command<O> = (config: Config, options: O, emit: Emit) => Promise<CommandResult>;

/** Gathers what a command finds, telling the reporter at once. The same finding is told only once. */
export class Log {
  readonly #emit: Emit;
  readonly #seen = new Set<string>();
  readonly findings: Finding[] = [];
  readonly jobs: JobReport[] = [];
  readonly removed: string[] = [];

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      const name = JSON.stringify(finding);
      if (this.#seen.has(name)) continue;
      this.#seen.add(name);
      this.findings.push(finding);
      this.#emit({ kind: 'finding', finding });
    }
  }

  /** A log for beginning anew: it holds nothing, and tells nothing a second time. */
  again(): Log {
    return new Log((event) => {
      if (event.kind !== 'finding' || !this.#seen.has(JSON.stringify(event.finding))) this.#emit(event);
    });
  }

  note(note: Note): void {
    this.#emit({ kind: 'note', note });
  }

  result(interrupted = false): CommandResult {
    const { jobs, findings, removed } = this;
    return { jobs, findings, interrupted, ...(removed.length > 0 && { removed }) };
  }
}
