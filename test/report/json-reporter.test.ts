import { expect, test } from 'vitest';
import { jsonReporter } from '../../scripts/report/json-reporter.ts';
import { print, sampleJob } from './sample.ts';

test('prints one object with worded reasons and diagnostics, and nothing on the way', () => {
  const finding = {
    rule: 'missing-alt-text',
    id: 'write-failed.full',
    at: { file: 'content/a/story.md', line: 3, column: 7 },
    story: 'a',
  } as const;
  const { stdout, stderr } = print(jsonReporter, [
    { kind: 'planned', total: 1, fresh: 0, weight: 1 },
    { kind: 'finding', finding },
    { kind: 'note', note: { id: 'new.next' } },
    { kind: 'job-finished', job: sampleJob(), weight: 1 },
  ]);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    ok: true,
    jobs: [
      {
        id: 'cao-bang/vi/square',
        story: 'cao-bang',
        locale: 'vi',
        format: 'square',
        state: 'rendered',
        files: ['cao-bang/vi/square-01.png'],
        ms: 1500,
        reasons: ['message “title” has changed: “Ba” → “Bốn”'],
      },
    ],
    diagnostics: [
      {
        rule: 'missing-alt-text',
        severity: 'warning',
        message: 'The disk is full; a file could not be written.',
        file: 'content/a/story.md',
        line: 3,
        column: 7,
        story: 'a',
        hint: 'Free some space and run again; the old files are unharmed.',
      },
    ],
  });
});

test('is not ok with an error, nor when interrupted', () => {
  const error = { kind: 'finding', finding: { rule: 'write-failed', id: 'write-failed.full' } } as const;
  expect(JSON.parse(print(jsonReporter, [error]).stdout).ok).toBe(false);
  expect(JSON.parse(print(jsonReporter, [], { interrupted: true }).stdout).ok).toBe(false);
});

test('has what was removed, written and changed; of a planned job, how long it is expected to take', () => {
  const change = { story: 'a', locale: 'km', key: 'title', change: 'added', after: 'x' } as const;
  const result = { removed: ['a/vi/link.png'], written: ['locales/km/a.json'], changes: [change] };
  const job = sampleJob({ state: 'planned', fingerprint: 'f1', expectedMs: 60 });
  const printed = JSON.parse(print(jsonReporter, [{ kind: 'job-finished', job, weight: 0 }], result).stdout);
  expect(printed).toMatchObject({ ...result, jobs: [{ fingerprint: 'f1', expectedMs: 60 }] });
});

test('--watch: each round is a line of its own, and the end adds none', () => {
  const round = (interrupted: boolean) =>
    ({ kind: 'round-ended', result: { jobs: [sampleJob()], findings: [], interrupted } }) as const;
  const { stdout } = print(jsonReporter, [round(false), round(true)], { told: true });
  const lines = stdout.split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line).ok)).toEqual([true, false]);
});
