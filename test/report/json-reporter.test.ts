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
