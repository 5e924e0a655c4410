import { expect, test } from 'vitest';
import { joinShards } from '../../scripts/commands/join-shards.ts';
import type { Report, ReportedJob, ShardReport } from '../../scripts/commands/shard-report.ts';

const job = (id: string, changes: Partial<ReportedJob> = {}): ReportedJob => {
  const [story = '', locale = '', format = ''] = id.split('/');
  return {
    id,
    story,
    locale,
    format,
    variant: 'png',
    state: 'rendered',
    files: [`${id}.png`],
    ms: 9,
    reasons: [],
    ...changes,
  };
};

const part = (
  index: number,
  total: number,
  ids: readonly string[],
  changes: Partial<ShardReport> = {},
): ShardReport => ({
  ok: true,
  shard: { index, total },
  folder: `shards/${index}`,
  jobs: ids.map((id) => job(id)),
  diagnostics: [],
  ...changes,
});

const plan = (ids: readonly string[], changes: Partial<Report> = {}): Report => ({
  ok: true,
  jobs: ids.map((id) => job(id, { state: 'planned', files: [] })),
  diagnostics: [],
  ...changes,
});

const [A, B, C] = ['a/vi/link', 'b/vi/link', 'c/vi/link'] as const;
const told = (reports: readonly ShardReport[], whole?: Report): string[] =>
  joinShards(reports, whole).findings.map(({ id }) => id.replace('invalid-report.', ''));
const states = (reports: readonly ShardReport[], whole?: Report): [string, string, number | undefined][] =>
  joinShards(reports, whole).jobs.map((one) => [one.job.id, one.job.state, one.from?.shard.index]);

test('all parts and all jobs are there: nothing is told, and the plan gives the order', () => {
  const parts = [part(2, 2, [C, A]), part(1, 2, [B])];
  expect(told(parts, plan([A, B, C]))).toEqual([]);
  expect(states(parts, plan([A, B, C]))).toEqual([
    [A, 'rendered', 2],
    [B, 'rendered', 1],
    [C, 'rendered', 2],
  ]);
  expect(states(parts).map(([id]) => id)).toEqual([B, C, A]);
});

test('a part that is missing is named, its jobs are still to do, and the rest counts', () => {
  const parts = [part(1, 3, [A]), part(3, 3, [C])];
  expect(joinShards(parts, plan([A, B, C])).findings).toEqual([
    { rule: 'invalid-report', id: 'invalid-report.part-missing', values: { index: 2, total: 3 } },
  ]);
  expect(states(parts, plan([A, B, C]))[1]).toEqual([B, 'planned', undefined]);
});

test('a part that came twice, or from another run, is left out', () => {
  const twice = [part(1, 2, [A]), part(1, 2, [A], { folder: 'again' }), part(2, 2, [B])];
  expect(told(twice)).toEqual(['part-twice']);
  expect(states(twice)).toHaveLength(2);
  expect(told([part(1, 1, [A]), part(2, 3, [B])])).toEqual(['other-run']);
});

test('a job comes once, from the plan, and none is forgotten', () => {
  expect(told([part(1, 2, [A]), part(2, 2, [A, B])])).toEqual(['job-twice']);
  expect(told([part(1, 1, [A, C])], plan([A]))).toEqual(['job-unknown']);
  expect(told([part(1, 1, [A])], plan([A, B, C]))).toEqual(['job-missing']);
  expect(states([part(1, 1, [A, C])], plan([A]))).toEqual([[A, 'rendered', 1]]);
});

test('a machine that was stopped is told with what it left to do; what it was to bring is not taken for done', () => {
  const jobs = [job(A), job(B, { state: 'planned', files: [] }), job(C, { state: 'cached', files: [] })];
  const stopped = part(1, 1, [], { ok: false, jobs });
  expect(joinShards([stopped], undefined).findings).toMatchObject([
    { id: 'invalid-report.stopped', values: { count: 2 } },
  ]);
  expect(states([stopped]).map(([, state]) => state)).toEqual(['rendered', 'planned', 'planned']);
  const diagnostics = [{ rule: 'render-failed', severity: 'error', message: 'No.' } as const];
  expect(told([part(1, 1, [A], { ok: false, diagnostics })])).toEqual([]);
});

test('what all machines found is told once; what is left over is named once', () => {
  const diagnostics = [{ rule: 'missing-alt-text', severity: 'warning', message: 'No text.' } as const];
  const removed = ['old/vi/link.png'];
  const joined = joinShards(
    [part(1, 2, [A], { diagnostics, removed }), part(2, 2, [B], { diagnostics, removed })],
    plan([A, B], { removed: ['older/vi/link.png'] }),
  );
  expect(joined.diagnostics).toEqual(diagnostics);
  expect(joined.removed).toEqual(['old/vi/link.png', 'older/vi/link.png']);
});
