import { expect, test } from 'vitest';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { renderStill } from '../../scripts/render/still.ts';
import { createTextEngine } from '../../scripts/typography/index.ts';
import { findKept } from '../../scripts/workers/find-kept.ts';
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
  const rendered = await renderStill(jobs[0]!, place, { engine, plain, lint, findKept });
  expect(looked).toEqual(['chuyen-di/vi/link page']);
  return { findings: rendered.findings, names: rendered.files.map(({ name }) => name) };
}

test('a warning goes with the picture and its description, an error stops both', async () => {
  expect(await draw([])).toEqual({ findings: [], names: ['link.png', 'link.txt'] });
  expect(await draw([small])).toEqual({ findings: [small], names: ['link.png', 'link.txt'] });
  expect(await draw([small, pale])).toEqual({ findings: [small, pale], names: [] });
});
