import type { Finding } from '../../compositions/model/diagnostic.ts';
import { unknownName } from './unknown-name.ts';

/** What the command line parser complained about. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
}

/** An option or operand that the command cannot do without. */
export const optionNeeded = (given: string): Finding => ({
  rule: 'wrong-usage',
  id: 'wrong-usage.option-needed',
  values: { given },
});

/** Puts the parser's English complaint in our own terms. `known` are the options or commands of that place. */
export function usageFinding({ code, message }: Complaint, known: { options: string[]; commands: string[] }): Finding {
  const given = /'([^']*)'/.exec(message)?.[1] ?? message;
  switch (code) {
    case 'commander.unknownOption':
      return unknownName('option', given, known.options);
    case 'commander.unknownCommand':
      return unknownName('command', given, known.commands);
    case 'commander.optionMissingArgument':
      return { rule: 'wrong-usage', id: 'wrong-usage.option-value', values: { given } };
    case 'commander.missingArgument':
      return { rule: 'wrong-usage', id: 'wrong-usage.argument', values: { given } };
    case 'commander.excessArguments':
      return { rule: 'wrong-usage', id: 'wrong-usage.excess', values: { given: excess(message) } };
    case 'commander.missingMandatoryOptionValue':
      return optionNeeded(given);
    default:
      return { rule: 'wrong-usage', id: 'wrong-usage.other', values: { message } };
  }
}

const excess = (message: string): string => message.replace(/^.*?: */, '');
