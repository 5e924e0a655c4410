import { expect, onTestFinished, test, vi } from 'vitest';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { Event, JobReport } from '../../scripts/report/events.ts';
import { terminalReporter } from '../../scripts/report/terminal-reporter.ts';
import { print, sampleJob } from './sample.ts';

const fault: Finding = {
  rule: 'write-failed',
  id: 'write-failed.full',
  at: { file: 'content/a/story.md', line: 3, column: 7 },
  locale: 'km',
  key: 'title',
  expected: 'vi, en',
  actual: '50%: a,b',
};
const finding = (changes: Partial<Finding> = {}): Event => ({ kind: 'finding', finding: { ...fault, ...changes } });
const finished = (changes = {}, weight = 1): Event => ({ kind: 'job-finished', job: sampleJob(changes), weight });

test('a diagnostic says where, what, what was expected and found, and what to do next', () => {
  const { stderr } = print(terminalReporter, [finding()]);
  expect(stderr).toBe(
    'content/a/story.md:3:7 (km, title)\n' +
      'error: The disk is full; a file could not be written. [write-failed]\n' +
      '  expected: vi, en\n' +
      '  found: 50%: a,b\n' +
      '  → Free some space and run again; the old files are unharmed.\n\n',
  );
});

test('speaks Vietnamese', () => {
  const { stderr, stdout } = print(terminalReporter, [finding(), finished()], {}, { language: 'vi' });
  expect(stderr).toContain('lỗi: Ổ đĩa đã đầy');
  expect(stdout).toContain('1 đã làm · lỗi: 1');
});

test('without a terminal: a line a job, plain text, no bar', () => {
  const { stdout, stderr } = print(terminalReporter, [
    { kind: 'planned', total: 2, fresh: 1, weight: 1 },
    finished(),
    finished({ id: 'cao-bang/vi/link', state: 'fresh', ms: 0 }, 0),
  ]);
  expect(stdout).toBe('made  cao-bang/vi/square (1.5 s)\n1 made · 1 fresh\n');
  expect(stderr).toBe('');
});

test('what failed is told by its diagnostic alone; a run that waits or stops says so', () => {
  const events: Event[] = [{ kind: 'waiting', pid: 7 }, finished({ state: 'failed', files: [], ms: 0 })];
  const { stdout, stderr } = print(terminalReporter, [...events, { kind: 'interrupted' }]);
  expect(stdout).toBe('1 not made\n');
  expect(stderr).toMatch(/^Another run \(process 7\).*\nStopping… .*\n$/);
});

test('on a terminal: a bar that is cleared before anything lasting is printed', () => {
  const events: Event[] = [{ kind: 'planned', total: 4, fresh: 0, weight: 4 }, finished(), finding(), finished()];
  const { stderr } = print(terminalReporter, events, {}, { live: true });
  expect(stderr).toContain('0/4');
  expect(stderr).toContain('\r\u001b[Kcontent/a/story.md:3:7');
  expect(stderr.endsWith('\r\u001b[K')).toBe(true);
});

test('on a terminal: a video tells its frames, on one line of an ordinary terminal', () => {
  const video = 'ba-chuyen-di/vi/square-video';
  const progress: Event = { kind: 'job-progress', id: video, weight: 40, frames: { drawn: 120, distinct: 540 } };
  let now = 0;
  // Each look at the clock a second later: the bar is not drawn oftener than the eye sees.
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 1000));
  onTestFinished(() => clock.mockRestore());
  const planned: Event = { kind: 'planned', total: 36, fresh: 0, weight: 36 * 80 };
  const { stderr } = print(terminalReporter, [planned, progress], {}, { live: true });
  const line = stderr.split('\r\u001b[K').findLast((text) => text.includes('0/36'));
  expect(line).toContain('frame 120/540');
  expect(line).toContain(video);
  expect(line!.length).toBeLessThan(80);
});

test('--explain gives each job its reasons', () => {
  const { stdout } = print(terminalReporter, [finished()], {}, { explain: true });
  expect(stdout).toContain('    message “title” has changed: “Ba” → “Bốn”\n');
});

test('a job that is only planned gives its reasons, the first few of many', () => {
  const reasons = Array.from({ length: 8 }, () => ({ id: 'reason.code' }));
  const { stdout } = print(terminalReporter, [finished({ state: 'planned', ms: 0, reasons }, 0)]);
  expect(stdout.split('the drawing program has changed')).toHaveLength(6);
  expect(stdout).toContain('further changes: 3');
});

test('--quiet leaves errors and the summary', () => {
  const events = [finished(), finding(), { kind: 'note', note: { id: 'new.next' } } as const];
  const { stdout, stderr } = print(terminalReporter, events, {}, { quiet: true });
  expect(stdout).toBe('1 made · errors: 1\n');
  expect(stderr).toContain('The disk is full');
});

test('notes are only counted, except where they were asked for', () => {
  const note: Event = { kind: 'finding', finding: { rule: 'invalid-manifest', id: 'invalid-manifest.unreadable' } };
  expect(print(terminalReporter, [note]).stderr).toBe('');
  expect(print(terminalReporter, [note]).stdout).toContain('notes: 1');
  expect(print(terminalReporter, [note], {}, { notes: true }).stderr).toContain('note: The list of what was made');
});

test('under GitHub Actions each diagnostic is an annotation too, its text escaped', () => {
  const annotate = (file: string): string => `offices/cao-bang/${file}`;
  const { stdout } = print(terminalReporter, [finding({ actual: '50%\nmore' })], {}, { annotate });
  const [line] = stdout.split('\n');
  expect(line).toBe(
    '::error file=offices/cao-bang/content/a/story.md,line=3,col=7,title=write-failed::' +
      'The disk is full; a file could not be written.%0Avi, en ≠ 50%25%0Amore%0A' +
      'Free some space and run again; the old files are unharmed.',
  );
});

test('whatever stands in a file’s name or a text, an annotation is one line that points at the file', () => {
  const annotate = (): string => 'báo, cáo: 100%.md';
  const { stdout } = print(terminalReporter, [finding({ expected: 'a\r\nb' })], {}, { annotate });
  const [line] = stdout.split('\n');
  expect(line).toContain('::error file=báo%2C cáo%3A 100%25.md,line=3,col=7,');
  expect(line).toContain('%0Aa%0D%0Ab ≠ 50%25: a,b%0A');
});

test('GitHub shows ten annotations of a kind: the rest is told in one closing notice, and all stand in the log', () => {
  const annotate = (file: string): string => file;
  const warning: Partial<Finding> = { rule: 'missing-alt-text' };
  const events = [
    ...Array.from({ length: 14 }, (_, line) => finding({ at: { file: 'content/a/story.md', line } })),
    ...Array.from({ length: 11 }, (_, line) => finding({ ...warning, at: { file: 'content/a/story.md', line } })),
  ];
  const { stdout, stderr } = print(terminalReporter, events, {}, { annotate });
  const count = (start: string): number => stdout.split('\n').filter((line) => line.startsWith(start)).length;
  expect([count('::error '), count('::warning '), count('::notice ')]).toEqual([10, 10, 1]);
  expect(stdout).toContain('::notice title=nhipcau::There are more: errors: 4, warnings: 1, notes: 0.');
  expect(stderr.match(/^content\/a\/story.md:/gm)).toHaveLength(25);
  // The closing notice is the last of the ten.
  const note: Event = { kind: 'finding', finding: { rule: 'invalid-manifest', id: 'invalid-manifest.unreadable' } };
  const noted = print(terminalReporter, Array<Event>(12).fill(note), {}, { annotate, notes: true }).stdout;
  expect(noted.match(/^::notice /gm)).toHaveLength(10);
  expect(noted).toContain('errors: 0, warnings: 0, notes: 3.');
  expect(print(terminalReporter, events.slice(0, 10), {}, { annotate }).stdout).not.toContain('::notice');
});

test('what another run has told is told as it stands there', () => {
  const told = { rule: 'stale-translation', severity: 'error', message: 'Out of date.', locale: 'km' } as const;
  const { stdout, stderr } = print(terminalReporter, [{ kind: 'diagnostic', diagnostic: told }]);
  expect(stderr).toBe('km\nerror: Out of date. [stale-translation]\n\n');
  expect(stdout).toBe('errors: 1\n');
});

test('under --release a warning is an error', () => {
  const stale: Finding = { rule: 'missing-alt-text', id: 'write-failed.full' };
  const events: Event[] = [{ kind: 'finding', finding: stale }];
  expect(print(terminalReporter, events).stdout).toContain('warnings: 1');
  expect(print(terminalReporter, events, {}, { release: true }).stdout).toContain('errors: 1');
});

test('--watch: what began a round is said only where the round has something to say', () => {
  const ended = (state: JobReport['state'], findings: Finding[] = []): Event => ({
    kind: 'round-ended',
    result: { jobs: [sampleJob({ state })], findings, interrupted: false },
  });
  const begun: Event = { kind: 'round-begun', changed: ['a', 'b', 'c', 'd', 'e'] };
  const well = 'Everything is drawn; waiting for changes. Ctrl-C ends.\n';
  const changed = '\nChanged: a, b, c and 2 more\n';
  const told = { told: true } as const;
  const show = (...events: Event[]): string => print(terminalReporter, events, told).stdout;
  expect(show(ended('rendered'))).toBe(`1 made\n${well}`);
  expect(show(begun, ended('rendered'))).toBe(`${changed}1 made\n${well}`);
  expect(show(begun, ended('fresh'))).toBe('a, b, c and 2 more: changes no picture or video. Still waiting.\n');
  const broken = show(begun, finding(), ended('failed', [fault]), begun, ended('fresh'));
  expect(broken).toBe(
    `${changed}1 not made · errors: 1\nMend what is said above and save: it is drawn at once. Ctrl-C ends.\n` +
      `${changed}1 fresh\n${well}`,
  );
  expect(print(terminalReporter, [begun, ended('fresh')], told, { quiet: true }).stdout).toBe('');
});
