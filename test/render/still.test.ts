import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { renderStill } from '../../scripts/render/still.ts';
import { createTextEngine } from '../../scripts/typography/index.ts';
import { plain } from '../../scripts/workers/plain.ts';
import { workspace } from '../rig.ts';
import { preparedStills } from '../workers/prepared.ts';

const small: Finding = { rule: 'text-too-small', id: 'text-too-small.phone', key: 'title' };
const pale: Finding = { rule: 'low-contrast', id: 'low-contrast.text', key: 'title' };

async function draw(findings: readonly Finding[]) {
  const { jobs, place } = await preparedStills(workspace(), { locale: ['vi'], format: ['link'] });
  const looked: string[] = [];
  const engine = await createTextEngine('vi');
  const lint = async (pages: readonly { readonly id: string }[], { id }: { readonly id: string }) => {
    looked.push(...pages.map((page) => `${id} ${page.id}`));
    return findings;
  };
  const rendered = await renderStill(jobs[0]!, place, { engine, plain, lint });
  expect(looked).toEqual(['chuyen-di/vi/link page']);
  const isThere = (name: string): boolean => existsSync(path.join(place.output, 'chuyen-di/vi', name));
  return { ...rendered, picture: isThere('link.png'), words: isThere('link.txt') };
}

test('a warning goes with the picture and its description, an error stops both', async () => {
  expect(await draw([])).toMatchObject({ findings: [], picture: true, words: true });
  expect(await draw([small])).toMatchObject({ findings: [small], files: [{}, {}], picture: true, words: true });
  expect(await draw([small, pale])).toMatchObject({ findings: [small, pale], files: [], picture: false, words: false });
});
