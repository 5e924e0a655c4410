import { USUAL_LIMIT } from '../../scripts/cache/prune.ts';
import { type Config, type DrawOptions, type Selection, USUAL } from '../../scripts/commands/command.ts';
import { openRenderers } from '../../scripts/commands/open-renderers.ts';
import { plan } from '../../scripts/commands/plan.ts';
import { render } from '../../scripts/commands/render.ts';
import type { Renderer } from '../../scripts/job/rendered.ts';
import type { CommandResult } from '../../scripts/report/events.ts';
import { loadWords } from '../../scripts/report/words.ts';

export interface DrawingPlace {
  readonly root: string;
  readonly output: string;
  readonly cache: string;
  readonly workers: number;
}

export type Asked = Partial<Selection & DrawOptions>;

/** `plan` and `render` over one workspace, with renderers that stay open from one run to the next. */
export interface Drawing {
  plan(asked: Asked): Promise<CommandResult>;
  render(asked: Asked): Promise<CommandResult>;
  close(): Promise<void>;
}

export function openDrawing({ root, output, cache, workers }: DrawingPlace): Drawing {
  const opened = new Map<string, Promise<Renderer>>();
  const renderers = openRenderers(cache, process.env);
  const kept = async (kind: 'still' | 'video'): Promise<Renderer> => {
    const open = opened.get(kind) ?? renderers[kind](workers);
    opened.set(kind, open);
    const { render } = await open;
    return { render, close: async () => undefined };
  };
  const config: Config = {
    root,
    output,
    cache,
    toolCache: cache,
    cacheLimit: USUAL_LIMIT,
    words: loadWords('en'),
    tool: 'nhipcau',
    signal: new AbortController().signal,
    renderers: { still: () => kept('still'), video: () => kept('video') },
  };
  const optionsOf = (asked: Asked) => ({ ...USUAL, ...asked, dryRun: false });
  const quiet = (): void => undefined;
  return {
    plan: (asked) => plan(config, optionsOf(asked), quiet),
    render: (asked) => render(config, optionsOf(asked), quiet),
    async close() {
      for (const renderer of opened.values()) await (await renderer).close();
      opened.clear();
    },
  };
}
