import type { CommandResult, Emit } from '../report/events.ts';
import type { Config } from './command.ts';
import { type RenderOptions, render } from './render.ts';

/** What `render` would do, and why, in detail; draws nothing. */
export const plan = (config: Config, options: RenderOptions, emit: Emit): Promise<CommandResult> =>
  render(config, { ...options, dryRun: true, explain: true }, emit);
