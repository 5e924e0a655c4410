import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { Shard } from '../report/events.ts';
import type { FlagName, RawOptions } from './flags.ts';

/** What a plan settles: to say it again could only contradict it. */
const SETTLED: Readonly<Partial<Record<FlagName, string>>> = {
  story: '--story',
  locale: '--locale',
  format: '--format',
  kind: '--kind',
  encode: '--encode',
  profile: '--profile',
  captions: '--captions',
  renderer: '--renderer',
  force: '--force',
  allowMissing: '--allow-missing',
  changedSince: '--changed-since',
};

/** Options that a plan leaves no room for. */
export const planFaults = (raw: RawOptions): Finding[] =>
  raw.plan === undefined ? [] : excluded(raw, SETTLED, 'plan-settled');

/** More machines than this have less to do than it takes to start one. */
const MOST_SHARDS = 256;

function readShard(value: RawOptions['shard']): Shard | undefined {
  const [, index, total] = /^(\d{1,3})\/(\d{1,3})$/.exec(typeof value === 'string' ? value : '') ?? [];
  const shard = { index: Number(index), total: Number(total) };
  return shard.index >= 1 && shard.index <= shard.total && shard.total <= MOST_SHARDS ? shard : undefined;
}

/** The shard that was asked for, where it is one. */
export function shardOption(value: RawOptions['shard']): { shard?: Shard } {
  const shard = readShard(value);
  return shard ? { shard } : {};
}

export function shardFault(value: RawOptions['shard']): Finding[] {
  if (typeof value !== 'string' || readShard(value)) return [];
  const expected = `1/1 - ${MOST_SHARDS}/${MOST_SHARDS}`;
  return [{ rule: 'wrong-usage', id: 'wrong-usage.shard', expected, actual: value }];
}

/** What draws nothing, or a part that was settled beforehand, has nothing to do after a save. */
const UNWATCHED: Readonly<Partial<Record<FlagName, string>>> = {
  dryRun: '--dry-run',
  shard: '--shard',
  plan: '--plan',
};

export const watchFaults = (raw: RawOptions): Finding[] =>
  raw.watch === true ? excluded(raw, UNWATCHED, 'watch') : [];

/** What was given of these. */
const excluded = (raw: RawOptions, flags: Readonly<Partial<Record<FlagName, string>>>, detail: string): Finding[] =>
  Object.entries(flags)
    .filter(([name]) => Object.hasOwn(raw, name))
    .map(([, given]) => ({ rule: 'wrong-usage', id: `wrong-usage.${detail}`, values: { given }, actual: given }));
