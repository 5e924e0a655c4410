import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CommanderError } from 'commander';
import { type Finding, RULES } from '../compositions/model/diagnostic.ts';
import { readLimit, USUAL_LIMIT } from './cache/prune.ts';
import { bugFinding } from './commands/bug-finding.ts';
import type { Config } from './commands/command.ts';
import type { RawOptions } from './commands/flags.ts';
import { openRenderers } from './commands/open-renderers.ts';
import { readOptions } from './commands/options.ts';
import { buildProgram, knownNames } from './commands/program.ts';
import { COMMANDS } from './commands/table.ts';
import { PACKAGE, TOOL_CACHE } from './commands/toolchain.ts';
import { usageFinding } from './commands/usage.ts';
import type { CommandResult } from './report/events.ts';
import { jsonReporter } from './report/json-reporter.ts';
import { placesOf } from './report/places.ts';
import type { Reporter } from './report/reporter.ts';
import { terminalReporter } from './report/terminal-reporter.ts';
import { chooseLanguage, loadWords, type Words } from './report/words.ts';

type Env = NodeJS.ProcessEnv;

/** The command line: from arguments to exit status. */
export async function main(argv: readonly string[], env: Env): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', passClosedPipe);
  const words = loadWords(chooseLanguage(valueAfter(argv, '--lang'), env));
  let status = 0;
  const program = buildProgram(words, toolVersion(), async (name, raw, operands) => {
    status = await run(name, raw, operands, words, env);
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') return 2;
    return refuse([usageFinding(error, knownNames(program, argv))], { json: argv.includes('--json') }, words, env);
  }
}

async function run(
  name: string,
  raw: RawOptions,
  operands: readonly string[],
  words: Words,
  env: Env,
): Promise<number> {
  const { options, faults } = readOptions(raw, operands);
  const all = [...faults, ...cacheLimitFault(env)];
  if (all.length > 0) return refuse(all, raw, words, env);
  const reporter = createReporter(name, raw, words, env);
  const interrupt = catchInterrupt(() => reporter.event({ kind: 'interrupted' }));
  const config = configOf(raw, words, env, interrupt.signal);
  const finish = (result: CommandResult): Promise<CommandResult> => report(result, config, raw, reporter, env);
  try {
    try {
      const command = await COMMANDS[name]!.load();
      const result = await finish(await command(config, options, (event) => reporter.event(event)));
      return exitStatus(result, options.release);
    } catch (error) {
      await finish(bug(error, reporter));
      return 1;
    }
  } finally {
    interrupt.release();
  }
}

/** Writes the reports that were asked for, then lets the reporter finish with what could not be written. */
async function report(
  result: CommandResult,
  { root, output, words }: Config,
  raw: RawOptions,
  reporter: Reporter,
  env: Env,
): Promise<CommandResult> {
  const files = Array.isArray(raw.report) ? (raw.report as string[]).map((file) => path.resolve(file)) : [];
  let findings: readonly Finding[] = [];
  if (files.length > 0) {
    const { writeReports } = await import('./report/report-files.ts');
    const options = { files, words, release: raw.release === true, output, places: placesOf(root, env) };
    findings = await writeReports(result, options);
  }
  for (const finding of findings) reporter.event({ kind: 'finding', finding });
  const whole = { ...result, findings: [...result.findings, ...findings] };
  reporter.finish(whole);
  return whole;
}

function configOf(raw: RawOptions, words: Words, env: Env, signal: AbortSignal): Config {
  const root = path.resolve(typeof raw.root === 'string' ? raw.root : '.');
  const cache = env.NHIPCAU_CACHE ? path.resolve(env.NHIPCAU_CACHE) : path.join(root, '.nhipcau');
  const toolCache = env.NHIPCAU_CACHE ? cache : TOOL_CACHE;
  return {
    root,
    output: typeof raw.output === 'string' ? path.resolve(raw.output) : path.join(root, 'output'),
    cache,
    toolCache,
    cacheLimit: env.NHIPCAU_CACHE_LIMIT ? (readLimit(env.NHIPCAU_CACHE_LIMIT) ?? USUAL_LIMIT) : USUAL_LIMIT,
    words,
    tool: env.npm_lifecycle_event === undefined ? 'nhipcau' : 'npm run --silent nhipcau --',
    signal,
    renderers: openRenderers(toolCache, env),
  };
}

const cacheLimitFault = ({ NHIPCAU_CACHE_LIMIT: given }: Env): Finding[] =>
  given && readLimit(given) === undefined
    ? [{ rule: 'wrong-usage', id: 'wrong-usage.cache-limit', expected: '5GB', actual: given }]
    : [];

function createReporter(name: string, raw: RawOptions, words: Words, env: Env): Reporter {
  const { stdout, stderr } = process;
  const terminal = stderr.isTTY === true && !env.CI;
  const root = path.resolve(typeof raw.root === 'string' ? raw.root : '.');
  const options = {
    streams: { stdout, stderr },
    words,
    release: raw.release === true,
    quiet: raw.quiet === true,
    explain: raw.explain === true,
    notes: name === 'check',
    live: terminal && raw.quiet !== true,
    colour: terminal && !env.NO_COLOR,
    ...(env.GITHUB_ACTIONS === 'true' && { annotate: placesOf(root, env).nameOf }),
  };
  return raw.json === true ? jsonReporter(options) : terminalReporter(options);
}

/** 0 fine, 1 at least one error, 2 wrong usage, 130 interrupted. */
function exitStatus({ findings, diagnostics = [], interrupted }: CommandResult, release: boolean): number {
  if (interrupted) return 130;
  if (findings.some(({ rule }) => rule === 'wrong-usage')) return 2;
  const severities = [
    ...diagnostics.map(({ severity }) => severity),
    ...findings.map(({ rule }) => RULES[rule][release ? 'release' : 'check']),
  ];
  return severities.includes('error') ? 1 : 0;
}

function refuse(findings: Finding[], raw: RawOptions, words: Words, env: Env): number {
  const reporter = createReporter('', { json: raw.json === true }, words, env);
  for (const finding of findings) reporter.event({ kind: 'finding', finding });
  reporter.finish({ jobs: [], findings, interrupted: false });
  return 2;
}

/** A fault of the program itself. Programs reading `--json` still get their object. */
function bug(error: unknown, reporter: Reporter): CommandResult {
  const finding = bugFinding(error);
  reporter.event({ kind: 'finding', finding });
  return { jobs: [], findings: [finding], interrupted: false };
}

/** The language must be known before the parser can complain in it. */
function valueAfter(argv: readonly string[], flag: string): string | undefined {
  const index = argv.findIndex((argument) => argument === flag || argument.startsWith(`${flag}=`));
  if (index === -1) return undefined;
  return argv[index] === flag ? argv[index + 1] : argv[index]?.slice(flag.length + 1);
}

/**
 * Ctrl-C, or a stop from CI: the first lets the run end in good order, the second ends it at once (writing is atomic,
 * so nothing is left half done).
 */
function catchInterrupt(onInterrupt: () => void): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const handle = (): void => {
    if (controller.signal.aborted) process.exit(130);
    onInterrupt();
    controller.abort();
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', handle);
      process.off('SIGTERM', handle);
    },
  };
}

function toolVersion(): string {
  return (JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version;
}

/** A reader that goes away (`| head`) is no fault of ours. */
function passClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
