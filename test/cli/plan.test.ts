import { expect, test } from 'vitest';
import { FRONT_MATTER, nhipcau, nhipcauJson, STORY, STORY_EN, shippedWorkspace, workspace } from '../rig.ts';

const ids = ['vi/square', 'vi/link', 'en/square', 'en/link'].map((rest) => `chuyen-di/${rest}`);

test('one job for each story, locale and format, with every field', async () => {
  const { status, json, stderr } = await nhipcauJson(['plan', '--root', workspace()]);
  expect({ status, stderr, ok: json.ok }).toEqual({ status: 0, stderr: '', ok: true });
  expect(json.jobs.map(({ id }) => id)).toEqual(ids);
  expect(json.jobs[0]).toEqual({
    id: 'chuyen-di/vi/square',
    story: 'chuyen-di',
    locale: 'vi',
    format: 'square',
    variant: 'png',
    state: 'planned',
    files: [],
    ms: 0,
    reasons: ['not made yet'],
    fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    expectedMs: expect.any(Number),
  });
  expect(json.jobs[0]!.expectedMs).toBeGreaterThan(0);
});

test('names narrow the plan; what the newsroom did not ask for may be asked for', async () => {
  const root = workspace();
  const { json } = await nhipcauJson([
    'plan',
    '--root',
    root,
    '--locale',
    'en',
    '--format',
    'wide,link',
    '--format',
    'vertical',
  ]);
  expect(json.jobs.map(({ id }) => id)).toEqual(['link', 'wide', 'vertical'].map((name) => `chuyen-di/en/${name}`));
  const videos = await nhipcauJson([
    'plan',
    '--root',
    root,
    '--kind',
    'video',
    '--format',
    'link,vertical',
    '--locale',
    'vi',
  ]);
  expect(videos.json.jobs.map(({ format }) => format)).toEqual(['vertical']);
});

test('a broken story is told with its place, and the good one beside it is planned', async () => {
  const root = workspace({ 'content/hong/story.md': FRONT_MATTER.replace('title:', 'titel:') });
  const { status, json } = await nhipcauJson(['plan', '--root', root]);
  expect({ status, ok: json.ok }).toEqual({ status: 1, ok: false });
  const states = Object.fromEntries(json.jobs.map(({ id, state }) => [id, state]));
  expect(states).toMatchObject({ 'chuyen-di/vi/link': 'planned', 'hong/vi/link': 'failed', 'hong/en/link': 'failed' });
  expect(json.diagnostics).toContainEqual(
    expect.objectContaining({
      rule: 'invalid-front-matter',
      severity: 'error',
      story: 'hong',
      file: 'content/hong/story.md',
      line: 2,
    }),
  );
});

test('a missing translation stops that language of that story only', async () => {
  const { title, ...rest } = STORY_EN;
  const root = workspace({ 'locales/en/chuyen-di.json': JSON.stringify(rest) });
  const { status, json } = await nhipcauJson(['plan', '--root', root]);
  expect(status).toBe(1);
  expect(json.jobs.map(({ state }) => state).sort()).toEqual(['failed', 'failed', 'planned', 'planned']);
  expect(json.diagnostics).toContainEqual(
    expect.objectContaining({ rule: 'missing-translation', locale: 'en', key: 'title', expected: 'Ba chuyến đi' }),
  );
  expect(title).toBe('Three journeys');
  const allowed = await nhipcauJson(['plan', '--root', root, '--allow-missing']);
  expect(allowed.status).toBe(0);
  expect(allowed.json.jobs.map(({ state }) => state)).toEqual(ids.map(() => 'planned'));
});

test('drafts are a note in a plan and an error under --release', async () => {
  const root = workspace();
  const draft = expect.objectContaining({ rule: 'unreviewed-translation', locale: 'en', severity: 'info' });
  expect((await nhipcauJson(['plan', '--root', root])).json.diagnostics).toContainEqual(draft);
  const { status, json } = await nhipcauJson(['plan', '--root', root, '--release']);
  expect(status).toBe(1);
  expect(json.jobs.filter(({ state }) => state === 'failed').map(({ locale }) => locale)).toContain('en');
});

test('under GitHub Actions a fault is an annotation with the path from the repository', async () => {
  const root = workspace({ 'content/chuyen-di/story.md': STORY.replace('title: Ba', 'titel: Ba') });
  const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: `${root}/..` };
  const { stdout, status } = await nhipcau(['plan', '--root', root, '--quiet'], { env });
  expect(status).toBe(1);
  const folder = root.split('/').at(-1);
  expect(stdout).toMatch(
    new RegExp(
      `^::error file=${folder}/content/chuyen-di/story\\.md,line=2,col=\\d+,title=invalid-front-matter::`,
      'm',
    ),
  );
});

test('the shipped workspace is planned whole and without an error', async () => {
  const { status, json } = await nhipcauJson(['plan', '--root', shippedWorkspace()]);
  expect(json.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect({ status, jobs: json.jobs.length }).toEqual({ status: 0, jobs: 3 * 12 * 9 });
});
