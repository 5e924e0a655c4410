import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import {
  CAPTION_MODES,
  type CaptionMode,
  ENCODINGS,
  VIDEO_ENCODINGS,
  VIDEO_PROFILES,
  VIDEO_RENDERERS,
  type VideoProfile,
  type VideoRenderer,
} from '../../compositions/model/job-input.ts';
import { isPseudo } from '../../compositions/model/locale.ts';
import type { Shard } from '../report/events.ts';
import { isReportName, REPORT_ENDINGS } from '../report/report-name.ts';
import { LANGUAGES } from '../report/words.ts';
import { planFaults, shardFault, shardOption, watchFaults } from './choice-options.ts';
import { type DrawOptions, type Selection, USUAL } from './command.ts';
import {
  ALL_ENCODINGS,
  EXCHANGE_FORMATS,
  type ExchangeFormat,
  type FlagName,
  PREFILLS,
  type Prefill,
  type RawOptions,
} from './flags.ts';
import { selectionFaults } from './selection.ts';
import { unknownNames } from './unknown-name.ts';

/** Everything a command may be told. Each takes what it needs. */
export interface Options extends Selection, DrawOptions {
  readonly dryRun: boolean;
  readonly jobs?: number;
  /** Absolute path of a plan to draw. */
  readonly plan?: string;
  readonly shard?: Shard;
  /** A git revision. */
  readonly changedSince?: string;
  /** What follows the command: the story that `new` makes, the files that `import` reads. */
  readonly operands: readonly string[];
  readonly title: string;
  /** What `approve` is about, and who has read it. */
  readonly key?: readonly string[];
  readonly by?: string;
  /** Read and compare the texts only, without laying anything out. */
  readonly texts: boolean;
  /** Where drafts of missing translations come from. */
  readonly prefill?: Prefill;
  /** Absolute folder to write into, where one was named. */
  readonly output?: string;
  /** Absolute folder of pictures for translators. */
  readonly context?: string;
  /** What `export` writes. */
  readonly to?: ExchangeFormat;
  /** Where both sides have changed a text, `import` takes the file's. */
  readonly theirs: boolean;
  /** Draw again after each save, until Ctrl-C. */
  readonly watch: boolean;
}

/** Checked options, or what is wrong with them, all at once. */
export function readOptions(raw: RawOptions, operands: readonly string[]): { options: Options; faults: Finding[] } {
  const selection: Selection = {
    ...listOption('story', raw.story),
    ...listOption('locale', raw.locale),
    ...listOption('format', raw.format),
    ...(typeof raw.kind === 'string' && { kind: raw.kind }),
  };
  const faults = [
    ...selectionFaults(selection),
    ...unknownNames('encoding', textList(raw.encode), ALL_ENCODINGS),
    ...unknownNames('profile', textList(raw.profile), VIDEO_PROFILES),
    ...unknownNames('captions', textList(raw.captions), CAPTION_MODES),
    ...unknownNames('renderer', textList(raw.renderer), VIDEO_RENDERERS),
    ...unknownNames('language', textList(raw.lang), LANGUAGES),
    ...unknownNames('prefill', textList(raw.prefill), PREFILLS),
    ...unknownNames('to', textList(raw.to), EXCHANGE_FORMATS),
    ...jobsFault(raw.jobs),
    ...reportFaults(raw.report),
    ...shardFault(raw.shard),
    ...planFaults(raw),
    ...releaseFaults(raw.release === true, selection),
    ...standInFault(raw),
    ...videoFaults(raw),
    ...watchFaults(raw),
  ];
  const options: Options = {
    ...selection,
    dryRun: raw.dryRun === true,
    ...(typeof raw.jobs === 'string' && { jobs: Number(raw.jobs) }),
    ...(typeof raw.plan === 'string' && { plan: path.resolve(raw.plan) }),
    ...shardOption(raw.shard),
    ...(typeof raw.changedSince === 'string' && { changedSince: raw.changedSince }),
    encoding: ENCODINGS.find((encoding) => encoding === raw.encode) ?? USUAL.encoding,
    videoEncoding: VIDEO_ENCODINGS.find((encoding) => encoding === raw.encode) ?? USUAL.videoEncoding,
    profile: (raw.profile ?? USUAL.profile) as VideoProfile,
    captions: (raw.captions ?? USUAL.captions) as CaptionMode,
    renderer: (raw.renderer ?? USUAL.renderer) as VideoRenderer,
    force: raw.force === true,
    release: raw.release === true,
    allowMissing: raw.allowMissing === true,
    explain: raw.explain === true,
    operands,
    title: typeof raw.title === 'string' ? raw.title : '',
    ...listOption('key', raw.key),
    ...(typeof raw.by === 'string' && { by: raw.by }),
    texts: raw.texts === true,
    ...(raw.prefill !== undefined && { prefill: (raw.prefill === true ? 'memory' : raw.prefill) as Prefill }),
    ...(typeof raw.output === 'string' && { output: path.resolve(raw.output) }),
    ...(typeof raw.context === 'string' && { context: path.resolve(raw.context) }),
    ...(typeof raw.to === 'string' && { to: raw.to as ExchangeFormat }),
    theirs: raw.theirs === true,
    watch: raw.watch === true,
  };
  return { options, faults };
}

type Lists = Partial<Record<'story' | 'locale' | 'format' | 'key', readonly string[]>>;

function listOption(name: keyof Lists, value: RawOptions[FlagName]): Lists {
  if (!Array.isArray(value)) return {};
  const names = (value as readonly string[]).flatMap((text) => text.split(',')).map((text) => text.trim());
  const given = [...new Set(names.filter((text) => text !== ''))];
  return given.length > 0 ? { [name]: given } : {};
}

const textList = (value: string | readonly string[] | boolean | undefined): string[] | undefined =>
  typeof value === 'string' ? [value] : undefined;

/** The ending says what is written. */
const reportFaults = (files: RawOptions['report']): Finding[] =>
  (Array.isArray(files) ? (files as readonly string[]) : [])
    .filter((file) => !isReportName(file))
    .map((file) => ({
      rule: 'wrong-usage',
      id: 'wrong-usage.report',
      values: { file },
      expected: REPORT_ENDINGS.join(', '),
      actual: file,
    }));

/** A pseudo-locale is for trying layouts, and for no reader. */
const releaseFaults = (release: boolean, { locale = [] }: Selection): Finding[] =>
  release
    ? locale
        .filter(isPseudo)
        .map((tag) => ({ rule: 'wrong-usage', id: 'wrong-usage.release-pseudo', values: { tag }, actual: tag }))
    : [];

/** What another language lends has been reviewed by nobody as a translation. */
const standInFault = ({ release, allowMissing }: RawOptions): Finding[] =>
  release === true && allowMissing === true ? [{ rule: 'wrong-usage', id: 'wrong-usage.release-missing' }] : [];

/** A draft is for looking at; and plain Remotion is the reference for MP4. */
function videoFaults({ release, profile, renderer, encode }: RawOptions): Finding[] {
  const faults: Finding[] = [];
  if (release === true && profile === 'draft') faults.push({ rule: 'wrong-usage', id: 'wrong-usage.release-draft' });
  if (renderer === 'plain' && (encode === 'webm' || encode === 'gif')) {
    faults.push({
      rule: 'wrong-usage',
      id: 'wrong-usage.plain-mp4',
      actual: `--encode ${encode}`,
      expected: '--encode mp4',
    });
  }
  return faults;
}

/** More workers than this only take memory. */
const MOST_JOBS = 64;

function jobsFault(value: RawOptions['jobs']): Finding[] {
  if (typeof value !== 'string' || (/^[1-9]\d?$/.test(value) && Number(value) <= MOST_JOBS)) return [];
  return [{ rule: 'wrong-usage', id: 'wrong-usage.jobs', expected: `1-${MOST_JOBS}`, actual: value }];
}
