import { parseArgs } from 'node:util';
import { benchStills, type StillsReport } from './stills.ts';

/** How long a benchmark takes by default, seconds. */
const SECONDS = 90;
const USAGE = `npm run --silent bench -- stills [--seconds N | --full]

Prints one JSON object on stdout; how it goes on stderr. --seconds: about how long it may take (${SECONDS}).
--full: the whole matrix, however long it takes.
`;

const report = await run(process.argv.slice(2));
if (report) {
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
} else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

/** Runs the benchmark asked for; undefined where the arguments name none. */
async function run(args: readonly string[]): Promise<StillsReport | undefined> {
  const asked = readArguments(args);
  if (asked?.positionals.join(' ') !== 'stills') return undefined;
  const { seconds = `${SECONDS}`, full } = asked.values;
  const limit = full ? Number.POSITIVE_INFINITY : Number(seconds);
  if (!(limit > 0)) return undefined;
  return benchStills({ seconds: limit, progress: (line) => process.stderr.write(`${line}\n`) });
}

function readArguments(args: readonly string[]) {
  try {
    const options = { seconds: { type: 'string' }, full: { type: 'boolean', default: false } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return undefined;
  }
}
