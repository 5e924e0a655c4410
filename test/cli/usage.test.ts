import { expect, test } from 'vitest';
import { folderWith, nhipcau, nhipcauJson, workspace } from '../rig.ts';

test.each([
  [
    ['rendr'],
    'There is no command “rendr”',
    'render, plan, check, extract, status, approve, export, import, merge-reports, new',
    'render',
  ],
  [
    ['serve'],
    'There is no command “serve”',
    'render, plan, check, extract, status, approve, export, import, merge-reports, new',
    undefined,
  ],
  [['plan', '--loclae', 'vi'], 'There is no option “--loclae”', '--locale', '--locale'],
  [['plan', '--locale', 'vn'], 'There is no language “vn”', 'vi, en, fr, es, ru, zh, ar, ko, ja, th, lo, km', 'vi'],
  [['plan', '--format', 'link,sqare'], 'There is no format called “sqare”', 'square, story, portrait', 'square'],
  [['plan', '--kind', 'vidoe'], '--kind does not take “vidoe”', 'still, video', 'video'],
  [['render', '--encode', 'jpg'], '--encode does not take “jpg”', 'png, webp, jpeg, avif', 'jpeg'],
  [['render', '--captions', 'none'], '--captions does not take “none”', 'burned, sidecar, both', undefined],
  [['render', '--encode', 'mp3'], '--encode does not take “mp3”', 'mp4, webm, gif', 'mp4'],
  [['render', '--profile', 'socail'], '--profile does not take “socail”', 'master, social, draft', 'social'],
  [['render', '--profile', 'draft', '--release'], 'a draft is for looking at', '', undefined],
  [['render', '--renderer', 'plain', '--encode', 'gif'], '--renderer plain makes MP4 only', '--encode mp4', undefined],
  [['render', '--jobs', '0'], '--jobs needs a whole number', '1-64', undefined],
  [['plan', '--lang', 'fr'], '--lang does not take “fr”', 'vi, en', undefined],
  [['export', '--to', 'xls'], '--to does not take “xls”', 'po, xliff, xlsx', 'xlsx'],
  [['export'], 'This command needs the option “--to”', '', undefined],
  [['extract', '--prefill', 'depl'], '--prefill does not take “depl”', 'memory, libretranslate, deepl', 'deepl'],
  [['import'], 'This command needs a “file”', '', undefined],
  [['import', 'a.po', '--theirs'], 'This command needs the option “--key”', '', undefined],
  [['plan', 'more'], 'There are words too many', '', undefined],
  [['plan', '--root'], 'needs a value', '', undefined],
  [['new'], 'This command needs a “slug”', '', undefined],
  [['merge-reports'], 'This command needs a “folder”', '', undefined],
  [['plan', '--report', 'a.txt'], '“a.txt” cannot be a report', '.json, .xml, .md, .html', undefined],
])('%j names what is known and what was probably meant', async (args, message, known, meant) => {
  const { status, stdout, stderr } = await nhipcau(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toContain(known);
  if (meant === undefined) expect(stderr).not.toContain('Did you mean');
  else expect(stderr).toContain(`Did you mean “${meant}”?`);
});

test('an unknown story names the workspace’s own', async () => {
  const { status, json } = await nhipcauJson(['plan', '--root', workspace(), '--story', 'chuyen-do']);
  expect(status).toBe(2);
  expect(json).toEqual({
    ok: false,
    jobs: [],
    diagnostics: [
      expect.objectContaining({ rule: 'wrong-usage', expected: 'chuyen-di', hint: 'Did you mean “chuyen-di”?' }),
    ],
  });
});

test('with --json wrong usage is still one object', async () => {
  const { status, json, stderr } = await nhipcauJson(['render', '--frce']);
  expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
  expect(json.diagnostics).toEqual([
    expect.objectContaining({ rule: 'wrong-usage', severity: 'error', actual: '--frce' }),
  ]);
});

test('complains in Vietnamese where --lang or the machine says so', async () => {
  const asked = await nhipcau(['rendr', '--lang', 'vi']);
  const machine = await nhipcau(['rendr'], { env: { LANG: 'vi_VN.UTF-8' } });
  expect(asked.stderr).toContain('Không có lệnh “rendr”');
  expect(machine.stderr).toBe(asked.stderr);
});

test('help is in the reader’s language, names every command, and is no fault', async () => {
  const { status, stdout } = await nhipcau(['--help'], { env: { LANG: 'vi_VN.UTF-8' } });
  expect(status).toBe(0);
  for (const part of ['Cách dùng:', 'Lệnh:', 'render', 'plan', 'check', 'extract', 'status', 'approve', 'new']) {
    expect(stdout).toContain(part);
  }
});

test('no command at all is wrong usage, and shows the help', async () => {
  const { status, stderr } = await nhipcau([]);
  expect(status).toBe(2);
  expect(stderr).toContain('Usage: nhipcau');
});

test.each([
  [['--version'], /resvgjs|sharp/],
  [['--help'], /resvgjs|sharp/],
  [['plan', '--quiet'], /resvgjs/],
])('%j loads no library that only drawing needs', async ([command, ...args], heavy) => {
  const report = `process.on('exit', () => console.error(process.report.getReport().sharedObjects.join()));`;
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(report)}` };
  const { status, stderr } = await nhipcau([command!, ...args, ...(args.length > 0 ? ['--root', workspace()] : [])], {
    env,
  });
  expect(status).toBe(0);
  expect(stderr).toContain('libc');
  expect(stderr).not.toMatch(heavy);
});

test('a folder that is no workspace says what is missing', async () => {
  const { status, json } = await nhipcauJson(['plan', '--root', folderWith()]);
  expect(status).toBe(1);
  expect(json.diagnostics).toEqual([
    expect.objectContaining({ rule: 'invalid-newsroom', expected: 'content/newsroom.yaml' }),
  ]);
});
