import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { renderStill } from '../../scripts/render/still.ts';
import { createTextEngine } from '../../scripts/typography/index.ts';
import { workspace } from '../rig.ts';
import { preparedStills } from '../workers/prepared.ts';

const small: Finding = { rule: 'text-too-small', id: 'text-too-small.phone', key: 'title' };
const pale: Finding = { rule: 'low-contrast', id: 'low-contrast.text', key: 'title' };

async function draw(findings: readonly Finding[]) {
  const { jobs, place } = await preparedStills(workspace(), { locale: ['vi'], format: ['link'] });
  const looked: string[] = [];
  const rendered = await renderStill(jobs[0]!, place, await createTextEngine('vi'), async (pages, { id }) => {
    looked.push(...pages.map((page) => `${id} ${page.id}`));
    return findings;
  });
  expect(looked).toEqual(['chuyen-di/vi/link page']);
  return { ...rendered, isThere: existsSync(path.join(place.output, 'chuyen-di/vi/link.png')) };
}

test('a warning goes with the picture, an error stops it', async () => {
  expect(await draw([])).toMatchObject({ findings: [], isThere: true });
  expect(await draw([small])).toMatchObject({ findings: [small], files: [{}], isThere: true });
  expect(await draw([small, pale])).toMatchObject({ findings: [small, pale], files: [], isThere: false });
});
