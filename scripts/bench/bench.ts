import { parseArgs } from 'node:util';
import { LOCALES } from '../../compositions/model/locale.ts';
import { benchCatalogs } from './catalogs.ts';
import { benchNightly } from './nightly.ts';
import { benchStills } from './stills.ts';
import { benchText } from './text/text.ts';
import { benchVideo } from './video/bench-video.ts';
import { benchManyVideos } from './video/many-videos.ts';

/** How long the stills' benchmark takes by default, seconds. */
const SECONDS = 90;
/** Seeds of the text benchmark: any five would do. */
const SEEDS = '1,2,3,4,5';
/** Stories of the benchmarks of catalogs and of nightly plans. */
const STORIES = 1000;
/** Rounds of the video benchmark: each takes plain Remotion some minutes. */
const ROUNDS = 2;
const USAGE = `npm run --silent bench -- stills [--seconds N | --full]
npm run --silent bench -- text [--seed N,N] [--locale TAG,TAG] [--pictures FOLDER]
npm run --silent bench -- catalogs [--stories N]
npm run --silent bench -- nightly [--stories N]
npm run --silent bench -- video [--rounds N] [--peers]
npm run --silent bench -- videos

Prints one JSON object on stdout; how it goes on stderr.
stills: files a second against a bare loop. --seconds: about how long it may take (${SECONDS}). --full: the whole
matrix, however long it takes.
text: lines and ink against Chromium's. --seed: of the texts recombined from the corpus (${SEEDS}). --pictures: where
to put each locale's worst line, ours over Chromium's. Ends with status 1 where a bar is missed.
catalogs: time and memory of check --texts. --stories: of the workspace that is made up for it, in all languages
(${STORIES}). Ends with status 1 where a bar is missed.
nightly: time and memory of a plan where nothing has changed, and of one where one message has. --stories: as above, all
drawn already as far as can be told (${STORIES}). Ends with status 1 where a bar is missed.
video: one story by plain Remotion, by our renderer, and ready frames through the encoder alone, in turns. --rounds: of
them (${ROUNDS}). --peers: the page by BeginFrame, and Revideo, too, which is installed into a temporary folder. Ends with status 1 where a bar is missed.
videos: memory and leftovers of one run that makes the story's 36 videos. Ends with status 1 where a bar is missed.
`;

const progress = (line: string): void => void process.stderr.write(`${line}\n`);

const report = await run(process.argv.slice(2));
if (report) {
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = report.benchmark !== 'stills' && !report.ok ? 1 : 0;
} else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

/** Runs the benchmark asked for; undefined where the arguments name none. */
async function run(args: readonly string[]) {
  const asked = readArguments(args);
  if (!asked) return undefined;
  switch (asked.positionals.join(' ')) {
    case 'stills': {
      const { seconds = `${SECONDS}`, full } = asked.values;
      const limit = full ? Number.POSITIVE_INFINITY : Number(seconds);
      return limit > 0 ? benchStills({ seconds: limit, progress }) : undefined;
    }
    case 'text': {
      const { seed = SEEDS, locale, pictures } = asked.values;
      const seeds = seed.split(',').map(Number);
      const locales = locale?.split(',');
      const known = locales?.every((tag) => LOCALES.some((one) => one.tag === tag)) ?? true;
      return known && seeds.every(Number.isSafeInteger) ? benchText({ locales, seeds, pictures, progress }) : undefined;
    }
    case 'catalogs': {
      const stories = Number(asked.values.stories ?? STORIES);
      return Number.isSafeInteger(stories) && stories > 0 ? benchCatalogs({ stories, progress }) : undefined;
    }
    case 'nightly': {
      const stories = Number(asked.values.stories ?? STORIES);
      return Number.isSafeInteger(stories) && stories > 0 ? benchNightly({ stories, progress }) : undefined;
    }
    case 'video': {
      const rounds = Number(asked.values.rounds ?? ROUNDS);
      return Number.isSafeInteger(rounds) && rounds > 0
        ? benchVideo({ rounds, peers: asked.values.peers, progress })
        : undefined;
    }
    case 'videos':
      return benchManyVideos({ progress });
    default:
      return undefined;
  }
}

function readArguments(args: readonly string[]) {
  try {
    const options = {
      seconds: { type: 'string' },
      full: { type: 'boolean', default: false },
      seed: { type: 'string' },
      locale: { type: 'string' },
      pictures: { type: 'string' },
      stories: { type: 'string' },
      rounds: { type: 'string' },
      peers: { type: 'boolean', default: false },
    } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return undefined;
  }
}
