import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nhipcauJson, STORY, workspace } from '../rig.ts';

describe('a character that no font has', () => {
  it('is named with its code point, and stops only the pictures it would be missing from', async () => {
    const root = await workspace({ 'content/tot/story.md': STORY, 'content/thieu/story.md': STORY });
    const file = path.join(root, 'content/thieu/story.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/^title: .*$/m, 'title: Cuộc thi த của công đoàn'));
    const { status, json } = await nhipcauJson(['render', '--root', root, '--locale', 'vi', '--format', 'link']);
    expect(status).toBe(1);
    const named = json.diagnostics.filter(({ rule }) => rule === 'missing-glyph');
    expect(named).toMatchObject([{ story: 'thieu', key: 'title', severity: 'error' }]);
    expect(named[0]?.message).toContain('U+0BA4');
    const states = json.jobs.map(({ story, state }) => [story, state]);
    expect(states).toEqual(
      expect.arrayContaining([
        ['tot', 'rendered'],
        ['thieu', 'failed'],
      ]),
    );
  });
});
