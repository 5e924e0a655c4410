import type { CommandResult, Emit } from '../report/events.ts';
import type { Config, DrawOptions, Selection } from './command.ts';
import { render } from './render.ts';

/** What `render` would do, and why, in detail; draws nothing. */
export const plan = (config: Config, options: Selection & DrawOptions, emit: Emit): Promise<CommandResult> =>
  render(config, { ...options, dryRun: true, explain: true }, emit);
