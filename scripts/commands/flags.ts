import {
  CAPTION_MODES,
  ENCODINGS,
  VIDEO_ENCODINGS,
  VIDEO_PROFILES,
  VIDEO_RENDERERS,
} from '../../compositions/model/job-input.ts';

export const PREFILLS = ['memory', 'libretranslate', 'deepl'] as const;
export type Prefill = (typeof PREFILLS)[number];

export const EXCHANGE_FORMATS = ['po', 'xliff', 'xlsx'] as const;
export type ExchangeFormat = (typeof EXCHANGE_FORMATS)[number];

/** Of pictures and of videos: none is both. */
export const ALL_ENCODINGS = [...ENCODINGS, ...VIDEO_ENCODINGS];

/** Flags of the command line; `help.option.<name>` in cli.json describes each. Those with `list` may be repeated. */
export const FLAGS = {
  root: { flag: '--root <dir>' },
  output: { flag: '--output <dir>' },
  story: { flag: '--story <a,b>', list: true },
  locale: { flag: '--locale <a,b>', list: true },
  format: { flag: '--format <a,b>', list: true },
  kind: { flag: '--kind <still|video>' },
  jobs: { flag: '--jobs <n>' },
  json: { flag: '--json' },
  report: { flag: '--report <file>', list: true },
  lang: { flag: '--lang <vi|en>' },
  quiet: { flag: '--quiet' },
  plan: { flag: '--plan <file>' },
  shard: { flag: '--shard <i/n>' },
  changedSince: { flag: '--changed-since <revision>' },
  dryRun: { flag: '--dry-run' },
  explain: { flag: '--explain' },
  force: { flag: '--force' },
  release: { flag: '--release' },
  allowMissing: { flag: '--allow-missing' },
  encode: { flag: `--encode <${ALL_ENCODINGS.join('|')}>` },
  profile: { flag: `--profile <${VIDEO_PROFILES.join('|')}>` },
  captions: { flag: `--captions <${CAPTION_MODES.join('|')}>` },
  renderer: { flag: `--renderer <${VIDEO_RENDERERS.join('|')}>` },
  title: { flag: '--title <text>' },
  key: { flag: '--key <a,b>', list: true },
  by: { flag: '--by <name>' },
  texts: { flag: '--texts' },
  prefill: { flag: `--prefill [${PREFILLS.join('|')}]` },
  context: { flag: '--context <dir>' },
  to: { flag: `--to <${EXCHANGE_FORMATS.join('|')}>` },
  theirs: { flag: '--theirs' },
  watch: { flag: '--watch' },
} as const satisfies Record<string, { flag: string; list?: true }>;

export type FlagName = keyof typeof FLAGS;

/** What the parser hands over: text for flags with a value, true for those without. */
export type RawOptions = Readonly<Partial<Record<FlagName, string | readonly string[] | boolean>>>;
