import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nhipcauJson, workspace, write } from '../rig.ts';

const FILE = 'locales/glossary.yaml';
const LINK = ['--locale', 'vi', '--format', 'link'];

test('a broken glossary is one error at its line, and nothing is drawn without its terms', async () => {
  const root = workspace({ [FILE]: 'terms:\n  - id: ha-noi\n    kind: plase\n    vi: Hà Nội\n' });
  const { status, json } = await nhipcauJson(['render', '--root', root]);
  expect(status).toBe(1);
  expect(json.diagnostics).toMatchObject([
    {
      rule: 'invalid-glossary',
      severity: 'error',
      file: FILE,
      line: 3,
      column: 11,
      expected: 'place',
      actual: 'plase',
    },
  ]);
  expect(json.jobs).toEqual([]);
  expect(existsSync(path.join(root, 'output'))).toBe(false);
});

test('a term draws again the stories it stands in, and no other', async () => {
  const term = (vi: string): string => `terms:\n  - {id: a, kind: term, vi: ${vi}}\n`;
  const root = workspace({ [FILE]: term('đoàn tàu') });
  const drawn = async (...more: readonly string[]) => {
    const { json } = await nhipcauJson(['render', '--root', root, ...LINK, ...more]);
    expect(json.jobs).toHaveLength(1);
    return json.jobs[0]!;
  };
  expect((await drawn()).state).toBe('rendered');
  write(root, { [FILE]: term('toa tàu') });
  expect((await drawn()).state).toBe('fresh');
  write(root, { [FILE]: term('chuyến đi') });
  const { state, reasons } = await drawn('--dry-run', '--explain');
  expect(state).toBe('planned');
  expect(reasons.join()).toContain('chuyến đi');
});
