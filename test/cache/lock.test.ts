import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type LockOptions, lockFolder } from '../../scripts/cache/lock.ts';
import { processStart } from '../../scripts/cache/process-start.ts';
import { mustLock } from '../must-lock.ts';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'nhipcau-lock-'));
const file = (place: string): string => path.join(place, '.nhipcau-lock');
const quick: LockOptions = { patience: 0, onWait: () => undefined };

function leaveLock(place: string, holder: object): void {
  const base = { pid: process.pid, start: processStart(process.pid), host: hostname(), since: Date.now(), token: 'x' };
  writeFileSync(file(place), JSON.stringify({ ...base, ...holder }));
}

test('a second build is told who holds the folder, and gets it afterwards', async () => {
  const place = folder();
  const first = await mustLock(place);
  expect(await lockFolder(place, quick)).toMatchObject({ heldBy: { pid: process.pid } });
  await first.release();
  await (await mustLock(place)).release();
  expect(readdirSync(place)).toEqual([]);
});

test('a waiting build says so once and goes on when the folder is free', async () => {
  const place = folder();
  const first = await mustLock(place);
  const waits: number[] = [];
  const second = await mustLock(place, {
    patience: 60_000,
    onWait: ({ pid }) => {
      waits.push(pid);
      void first.release();
    },
  });
  expect(waits).toEqual([process.pid]);
  await second.release();
});

test('the lock of a killed process is free', async () => {
  const place = folder();
  const module = path.resolve('scripts/cache/lock.ts');
  const script = `
    const { lockFolder } = await import(${JSON.stringify(module)});
    await lockFolder(${JSON.stringify(place)}, { patience: 0, onWait() {} });
    process.stdout.write('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  await once(child.stdout, 'data');
  expect(await lockFolder(place, quick)).toMatchObject({ heldBy: { pid: child.pid } });
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (await mustLock(place, { ...quick, patience: 5000 })).release();
});

test('a process that only has the dead one’s number does not hold its lock', async ({ skip }) => {
  if (processStart(process.pid) === undefined) return skip('start times of processes are read on Linux only');
  const place = folder();
  leaveLock(place, { start: '1' });
  await mustLock(place, { ...quick, patience: 5000 });
});

test('a lock from before the machine was started is free', async () => {
  const place = folder();
  // As where nobody can say when a process was started.
  leaveLock(place, { since: 0, start: undefined });
  await mustLock(place, { ...quick, patience: 5000 });
});

test('a clock that is set forward frees no lock', async ({ skip }) => {
  if (processStart(process.pid) === undefined) return skip('start times of processes are read on Linux only');
  const place = folder();
  leaveLock(place, { since: 0 });
  expect(await lockFolder(place, quick)).toMatchObject({ heldBy: { pid: process.pid } });
});

test('another machine holds its lock while it touches it', async () => {
  const place = folder();
  leaveLock(place, { host: 'another-machine', pid: 1 });
  expect(await lockFolder(place, quick)).toMatchObject({ heldBy: { pid: 1 } });
  const long = new Date(Date.now() - 10 * 60_000);
  utimesSync(file(place), long, long);
  await mustLock(place, { ...quick, patience: 5000 });
});

test('a holder whose clock is wrong is not taken for silent', async () => {
  const place = folder();
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.now() - 60 * 60_000 });
  onTestFinished(() => void vi.useRealTimers());
  const lock = await mustLock(place);
  const written = (): { size: number; mtimeMs: number } => statSync(file(place));
  const long = new Date(Date.now() - 60 * 60_000);
  utimesSync(file(place), long, long);
  vi.advanceTimersByTime(15_000);
  const probe = path.join(place, 'probe');
  writeFileSync(probe, '');
  expect(statSync(probe).mtimeMs - written().mtimeMs).toBeLessThan(10_000);
  // Whoever reads it still sees who holds it, and the holder lets it go.
  expect(await lockFolder(place, { ...quick, patience: 0 })).toMatchObject({ heldBy: { pid: process.pid } });
  await lock.release();
  expect(readdirSync(place)).toEqual(['probe']);
});

test('of many builds that find a dead lock, one at a time gets in', async () => {
  const place = folder();
  leaveLock(place, { since: 0, start: undefined });
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const lock = await mustLock(place, { ...quick, patience: 60_000 });
      inside += 1;
      most = Math.max(most, inside);
      // Long enough for one that saw the dead lock before to act on it.
      for (let turn = 0; turn < 100; turn += 1) await stat(place);
      inside -= 1;
      await lock.release();
    }),
  );
  expect(most).toBe(1);
});

test('releasing removes no lock but one’s own', async () => {
  const place = folder();
  const lock = await mustLock(place);
  leaveLock(place, { token: 'another' });
  await lock.release();
  expect(JSON.parse(readFileSync(file(place), 'utf8'))).toMatchObject({ token: 'another' });
});
