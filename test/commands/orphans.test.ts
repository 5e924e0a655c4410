import { expect, test } from 'vitest';
import type { Entry, Manifest } from '../../scripts/cache/manifest.ts';
import { Log, type Selection } from '../../scripts/commands/command.ts';
import { isUnpublished, orphansIn } from '../../scripts/commands/orphans.ts';
import { openWorkspace } from '../../scripts/commands/read-workspace.ts';
import { entry } from '../cache/outputs.ts';
import { workspace } from '../rig.ts';

/** An output that has seen other stories, languages and formats than the workspace has now: vi, en; square, link. */
const made = (job: string, changes: Partial<Entry> = {}): Entry => entry(['x.png'], { job, ...changes });
const MANIFEST: Manifest = {
  version: 2,
  jobs: [
    made('chuyen-di/en/link'),
    made('chuyen-di/vi/square', { variant: 'webp' }),
    made('chuyen-di/fr/link'),
    made('chuyen-di/vi/wide'),
    made('chuyen-di/vi/vertical', { variant: 'video' }),
    made('chuyen-di/vi/no-such-format'),
    made('chuyen-di/ru/wide', { asked: true }),
    made('da-xoa/vi/link'),
    made('da-xoa/ru/link', { asked: true }),
  ],
};
const opened = async (selection: Selection = {}) =>
  (await openWorkspace(workspace({ 'content/chuyen-di/story.md': 'hỏng' }), selection, new Log(() => undefined)))!;
const orphans = async (selection: Selection = {}): Promise<string[]> =>
  orphansIn(MANIFEST, await opened(selection), selection).map(({ job }) => job);

test('what no job owns any more goes: of a story that is gone, a language or format that is no longer published', async () => {
  // A story that cannot be read is still there: its pictures stay.
  expect(await orphans()).toEqual([
    'chuyen-di/fr/link',
    'chuyen-di/vi/wide',
    'chuyen-di/vi/vertical',
    'chuyen-di/vi/no-such-format',
    'da-xoa/vi/link',
    'da-xoa/ru/link',
  ]);
});

test.each<[Selection, string[]]>([
  [{ story: ['chuyen-di'], locale: ['fr'] }, ['chuyen-di/fr/link']],
  [{ locale: ['vi'], format: ['wide', 'link'] }, ['chuyen-di/vi/wide', 'da-xoa/vi/link']],
  [{ kind: 'video' }, ['chuyen-di/vi/vertical']],
  [{ kind: 'still', locale: ['fr', 'ru'] }, ['chuyen-di/fr/link', 'da-xoa/ru/link']],
  [{ locale: ['en'] }, []],
])('a run about %o leaves everything else alone', async (selection, removed) => {
  expect(await orphans(selection)).toEqual(removed);
});

test('tells what the newsroom does not publish', async () => {
  const open = await opened();
  const told = (locale: string, format: string): boolean => isUnpublished(open, { locale, format });
  expect([told('vi', 'link'), told('fr', 'link'), told('vi', 'wide')]).toEqual([false, true, true]);
});
