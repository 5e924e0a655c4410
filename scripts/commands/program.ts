import { Command, Option } from 'commander';
import type { Words } from '../report/words.ts';
import { FLAGS, type FlagName, type RawOptions } from './flags.ts';
import { COMMANDS } from './table.ts';

export type Act = (name: string, options: RawOptions, operands: readonly string[]) => Promise<void>;

/** The parser, with its help in the reader's language. It throws `CommanderError` and prints nothing but help. */
export function buildProgram(words: Words, version: string, act: Act): Command {
  const program = dress(new Command('nhipcau'), words)
    .description(words('help.about'))
    .version(version, '-V, --version', words('help.option.version'))
    .addOption(optionOf('lang', words))
    .helpCommand(false);
  for (const [name, { flags, operand, manyOperands }] of Object.entries(COMMANDS)) {
    const command = dress(program.command(name), words).description(words(`help.command.${name}`));
    if (operand) command.argument(manyOperands ? `<${operand}...>` : `<${operand}>`, words(`help.operand.${operand}`));
    for (const flag of flags) command.addOption(optionOf(flag, words));
    command.action((...args: unknown[]) =>
      act(name, command.optsWithGlobals<RawOptions>(), operand ? [args[0]].flat().map(String) : []),
    );
  }
  return program;
}

function optionOf(name: FlagName, words: Words): Option {
  const entry: { flag: string; list?: true } = FLAGS[name];
  const option = new Option(entry.flag, words(`help.option.${name}`));
  if (entry.list) option.argParser((value: string, earlier: string[] = []) => [...earlier, value]);
  return option;
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'help.usage',
  'Options:': 'help.options',
  'Commands:': 'help.commands',
  'Arguments:': 'help.arguments',
};

function dress(command: Command, words: Words): Command {
  return command
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ styleTitle: (title) => (TITLES[title] ? words(TITLES[title]) : title) })
    .helpOption('-h, --help', words('help.option.help'));
}

/** The command that `argv` is about, and all that could have been typed in its place. */
export function knownNames(program: Command, argv: readonly string[]): { options: string[]; commands: string[] } {
  const about = program.commands.find((command) => argv.includes(command.name())) ?? program;
  return {
    options: about.options.map((option) => option.long ?? option.flags),
    commands: program.commands.map((command) => command.name()),
  };
}
