import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import type { TextReport } from '../../../scripts/bench/text/text.ts';

const bench = (...args: readonly string[]): Promise<{ status: number; stdout: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'scripts/bench/bench.ts', ...args], (error, stdout) =>
      resolve({ status: error ? Number(error.code ?? -1) : 0, stdout }),
    );
  });

test('says of each language how many lines are equal, how well ink agrees, and whether the bars are reached', async () => {
  const { status, stdout } = await bench('text', '--locale', 'lo', '--seed', '9');
  const report = JSON.parse(stdout) as TextReport;
  expect({ status, ok: report.ok }).toEqual({ status: 0, ok: true });
  const [lao, ...others] = report.locales;
  expect(others).toEqual([]);
  expect(lao).toMatchObject({ locale: 'lo', forbiddenBreaks: 0, forbidden: [] });
  // Every text of the corpus twice, and what the seed makes of it.
  expect(lao!.texts).toBeGreaterThan(100);
  expect(lao!.lines).toBeGreaterThan(lao!.texts);
  expect(lao!.inked).toBeGreaterThan(lao!.lines * 0.98);
  expect(report.total).toMatchObject({ texts: lao!.texts, lines: lao!.lines, worstF1: lao!.worstF1 });
});

test('refuses a language or a seed that there is not', async () => {
  expect((await bench('text', '--locale', 'xx')).status).toBe(2);
  expect((await bench('text', '--seed', 'many')).status).toBe(2);
});
