import { type ExecFileException, execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import type { StillsReport } from '../../scripts/bench/stills.ts';

interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const bench = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const command = ['--import', 'tsx', 'scripts/bench/bench.ts', ...args];
    execFile(process.execPath, command, (error: ExecFileException | null, stdout, stderr) =>
      resolve({ status: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
    );
  });

test('measures the shipped matrix in brief and prints one JSON object', async () => {
  const { status, stdout, stderr } = await bench('stills', '--seconds', '1');
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('MB a worker') });
  const report = JSON.parse(stdout) as StillsReport;
  const positive = expect.toSatisfy((value: number) => value > 0);
  const time = { median: expect.any(Number), mean: expect.any(Number) };
  const side = { seconds: positive, filesPerSecond: positive, cpuMsPerFile: positive };
  expect(report).toEqual({
    benchmark: 'stills',
    machine: { cores: positive, node: process.version },
    workers: report.machine.cores,
    matrix: {
      stories: ['bon-giai-phap', 'cao-bang', 'dai-hoi-ha-noi'],
      locales: ['vi', 'en', 'fr', 'es', 'ru', 'zh', 'ar', 'ko', 'ja', 'th', 'lo', 'km'],
      formats: ['square', 'story', 'portrait', 'link', 'wide'],
      jobs: 180,
    },
    sample: { jobs: 5, files: positive, undrawn: [] },
    filesPerSecond: { ours: positive, bare: positive },
    cpuMsPerFile: { ours: positive, bare: positive },
    ratio: positive,
    rounds: [{ texts: [expect.any(String)], files: report.sample.files, ours: side, bare: side, ratio: positive }],
    stages: {
      layout: time,
      images: time,
      svg: time,
      parse: time,
      raster: time,
      pixels: time,
      png: time,
      write: time,
    },
    memory: { stills: positive, megabytes: positive, megabytesPerWorker: positive },
    bytesPerFile: { median: positive, most: positive },
    bars: { ratio: 2.2, ratioToReachFor: 3, megabytesPerWorker: 600 },
  });
  const [round] = report.rounds;
  expect(report.ratio).toBe(round?.ratio);
  expect(round?.ratio).toBeCloseTo((round?.ours.filesPerSecond ?? 0) / (round?.bare.filesPerSecond ?? 1), 1);
});

test.each(['', 'vidoes', 'stills --seconds long', 'stills --fast'])('says how it is called: "%s"', async (typed) => {
  const { status, stdout, stderr } = await bench(...typed.split(' ').filter(Boolean));
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('npm run --silent bench -- stills');
});
