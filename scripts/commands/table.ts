import type { Command } from './command.ts';
import type { FlagName } from './flags.ts';
import type { Options } from './options.ts';

/** A command: the flags it takes and where its function is; loaded only when it is called. */
export interface CommandEntry {
  readonly flags: readonly FlagName[];
  /** Name of what it must be given, if anything. */
  readonly operand?: string;
  /** True where it may be given several. */
  readonly manyOperands?: true;
  readonly load: () => Promise<Command<Options>>;
}

const ALWAYS = ['root', 'json', 'lang', 'quiet'] as const;
const SELECTION = ['story', 'locale', 'format', 'kind'] as const;
const DRAWING = ['output', 'force', 'release', 'allowMissing', 'encode', 'captions', 'profile', 'renderer'] as const;

const CHOICE = ['changedSince', 'shard'] as const;

/** The watcher is loaded only where it is asked for. */
const renderOrWatch: Command<Options> = async (config, options, emit) => {
  if (options.watch) return (await import('./watch.ts')).watch(config, options, emit);
  return (await import('./render.ts')).render(config, options, emit);
};

/** Every command, in the order of the help text; `help.command.<name>` in cli.json describes each. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  render: {
    flags: [...SELECTION, ...DRAWING, ...CHOICE, 'plan', 'jobs', 'dryRun', 'explain', 'watch', 'report', ...ALWAYS],
    load: async () => renderOrWatch,
  },
  plan: {
    flags: [...SELECTION, ...DRAWING, ...CHOICE, 'explain', 'report', ...ALWAYS],
    load: async () => (await import('./plan.ts')).plan,
  },
  check: {
    flags: [...SELECTION, 'texts', 'release', 'allowMissing', 'report', ...ALWAYS],
    load: async () => (await import('./check.ts')).check,
  },
  extract: {
    flags: ['story', 'locale', 'prefill', ...ALWAYS],
    load: async () => (await import('./extract.ts')).extract,
  },
  status: {
    flags: ['story', 'locale', 'format', 'context', ...ALWAYS],
    load: async () => (await import('./status.ts')).status,
  },
  approve: {
    flags: ['story', 'locale', 'key', 'by', ...ALWAYS],
    load: async () => (await import('./approve.ts')).approve,
  },
  export: {
    flags: ['to', 'story', 'locale', 'output', 'context', 'force', ...ALWAYS],
    load: async () => (await import('./export.ts')).exportTranslations,
  },
  import: {
    flags: ['dryRun', 'by', 'theirs', 'key', ...ALWAYS],
    operand: 'file',
    manyOperands: true,
    load: async () => (await import('./import.ts')).importTranslations,
  },
  'merge-reports': {
    flags: ['plan', 'output', 'report', ...ALWAYS],
    operand: 'folder',
    manyOperands: true,
    load: async () => (await import('./merge-reports.ts')).mergeReports,
  },
  new: {
    flags: ['title', ...ALWAYS],
    operand: 'slug',
    load: async () => (await import('./new.ts')).newStory,
  },
};
