import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readManifest } from '../../scripts/cache/manifest-file.ts';
import { folderWith, nhipcauJson, smallDisk, write } from '../rig.ts';

/** A machine's folder with one picture of so many bytes, as part 1 of 1. */
function part(folder: string, bytes: number, changes: Readonly<Record<string, unknown>> = {}): void {
  const content = Buffer.alloc(bytes, 'nhịp cầu ');
  const hash = createHash('sha256').update(content).digest('hex');
  const about = { story: 'a', locale: 'vi', format: 'link', variant: 'png', reasons: [], ms: 5 };
  const job = { id: 'a/vi/link', ...about, state: 'rendered', files: ['a/vi/link.png'] };
  const files = [{ name: 'link.png', hash, bytes }];
  const entry = {
    job: job.id,
    variant: 'png',
    fingerprint: hash,
    state: 'rendered',
    fallback: false,
    sections: [],
    files,
  };
  write(folder, {
    'report.json': JSON.stringify({ ok: true, shard: { index: 1, total: 1 }, jobs: [job], diagnostics: [] }),
    'output/manifest.json': JSON.stringify({ version: 2, jobs: [{ ...entry, ...changes }] }),
    'output/a/vi/link.png': content,
  });
}

const merge = (folder: string, output: string) =>
  nhipcauJson(['merge-reports', path.join(folder, 'part'), '--root', folder, '--output', output]);

test('a full disk is told; the old picture is whole, and nothing vouches for a new one', async ({ skip }) => {
  const disk = smallDisk('1m');
  if (!disk) return skip('no disk of its own may be mounted here');
  const folder = folderWith();
  const output = path.join(disk, 'output');
  part(path.join(folder, 'part'), 100_000);
  expect((await merge(folder, output)).status).toBe(0);
  const old = readFileSync(path.join(output, 'a/vi/link.png'));
  part(path.join(folder, 'part'), 2_000_000);
  const { status, json } = await merge(folder, output);
  expect(status).toBe(1);
  expect(json.diagnostics).toMatchObject([{ rule: 'write-failed', message: expect.stringContaining('disk is full') }]);
  expect(json.jobs).toMatchObject([{ state: 'failed', files: [] }]);
  expect(readFileSync(path.join(output, 'a/vi/link.png')).equals(old)).toBe(true);
  const { manifest } = await readManifest(output);
  expect(manifest.jobs).toMatchObject([{ job: 'a/vi/link', state: 'outdated' }]);
});

test('what a machine was asked for by name stays asked for, though its files were here already', async () => {
  const folder = folderWith();
  const output = path.join(folder, 'output');
  part(path.join(folder, 'part'), 1000);
  await merge(folder, output);
  part(path.join(folder, 'part'), 1000, { asked: true });
  expect((await merge(folder, output)).status).toBe(0);
  expect((await readManifest(output)).manifest.jobs).toMatchObject([{ state: 'rendered', asked: true }]);
});

test('a manifest that leads out of the output folder leads nowhere', async () => {
  const folder = folderWith();
  const outside = [{ name: '../../../outside.png', hash: '0'.repeat(64), bytes: 1 }];
  part(path.join(folder, 'part'), 1000, { files: outside });
  const { status, json } = await merge(folder, path.join(folder, 'output'));
  expect(status).toBe(1);
  expect(json.diagnostics).toContainEqual(expect.objectContaining({ rule: 'invalid-report' }));
  expect(existsSync(path.join(folder, 'outside.png'))).toBe(false);
});
