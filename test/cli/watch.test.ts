import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FRONT_MATTER, nhipcau, type Printed, type Ran, STORY, STORY_EN, workspace, write } from '../rig.ts';

const CATALOG = 'locales/en/chuyen-di.json';
const WELL = 'Everything is drawn; waiting for changes. Ctrl-C ends.';
const BROKEN = 'Mend what is said above and save';

const catalog = (title: string): Record<string, string> => ({ [CATALOG]: JSON.stringify({ ...STORY_EN, title }) });

interface Watching {
  /** Waits for these texts in what was printed since those last waited for; gives all of it. Two streams, so in any order. */
  until(...texts: readonly string[]): Promise<string>;
  stop(signal?: NodeJS.Signals): void;
  readonly ended: Promise<Ran>;
}

function watching(root: string, ...args: readonly string[]): Watching {
  let [printed, from, isOver] = ['', 0, false];
  let stop: Watching['stop'] = () => undefined;
  let look = (): void => undefined;
  const ended = nhipcau(['render', '--watch', '--root', root, '--format', 'link', ...args], {
    onOutput(text, kill) {
      printed += text;
      stop = (signal = 'SIGINT') => kill(signal);
      look();
    },
  });
  void ended.then(() => {
    isOver = true;
    look();
  });
  onTestFinished(() => stop('SIGKILL'));
  return {
    until: (...texts) =>
      new Promise((resolve, reject) => {
        look = () => {
          const ends = texts.map((text) => printed.indexOf(text, from) + text.length);
          if (texts.some((text) => !printed.includes(text, from))) {
            return isOver ? reject(new Error(`ended without “${texts.join('”, “')}”:\n${printed}`)) : undefined;
          }
          const part = printed.slice(from, Math.max(...ends));
          from += part.length;
          resolve(part);
        };
        look();
      }),
    stop: (signal) => stop(signal),
    ended,
  };
}

const text = (root: string, locale: string): string =>
  readFileSync(path.join(root, `output/chuyen-di/${locale}/link.txt`), 'utf8');

test('a save is drawn, an error told until it is mended, and Ctrl-C ends it with what is done', async () => {
  const root = workspace();
  const watch = watching(root);
  expect(await watch.until(WELL)).toContain('2 made');
  const before = statSync(path.join(root, 'output/chuyen-di/vi/link.png')).mtimeMs;

  write(root, catalog('Three trips'));
  const saved = await watch.until(WELL);
  expect(saved).toContain(`Changed: ${CATALOG}`);
  expect(saved).toContain('1 made · 1 fresh');
  expect(text(root, 'en')).toContain('Three trips');
  expect(statSync(path.join(root, 'output/chuyen-di/vi/link.png')).mtimeMs).toBe(before);

  write(root, { 'content/README.md': 'Notes' });
  await watch.until('content/README.md: changes no picture or video. Still waiting.\n');

  write(root, { [CATALOG]: '{ "title": ' });
  const broken = await watch.until(`${CATALOG}:1:`, BROKEN);
  expect(broken).not.toContain(WELL);
  // Another save, of something else: the error still stands and is told again.
  write(root, { 'content/README.md': 'More notes' });
  await watch.until('[invalid-catalog]', BROKEN);
  write(root, catalog('Three trips'));
  expect(await watch.until(WELL)).not.toContain('error');

  watch.stop();
  const { status, stdout } = await watch.ended;
  expect(status).toBe(130);
  expect(stdout.endsWith(`${WELL}\n`)).toBe(true);
  expect(text(root, 'en')).toContain('Three trips');
  expect(existsSync(path.join(root, 'output/.nhipcau-lock'))).toBe(false);
});

test('what is saved while pictures are drawn is drawn next', async () => {
  const root = workspace();
  const watch = watching(root, '--format', 'square');
  await watch.until(WELL);
  write(root, catalog('First'));
  await watch.until('Changed:');
  write(root, catalog('Second'));
  await watch.until(WELL);
  write(root, catalog('Third'));
  write(root, catalog('Fourth'));
  await expect.poll(() => text(root, 'en'), { timeout: 20_000 }).toContain('Fourth');
  watch.stop();
  expect((await watch.ended).status).toBe(130);
});

test('a newsroom or a story that goes away, even everything, does not end the watching', async () => {
  const root = workspace({ 'content/moi/story.md': STORY });
  const watch = watching(root, '--locale', 'vi', '--story', 'moi');
  await watch.until(WELL);
  write(root, { 'content/newsroom.yaml': 'organisation: [' });
  await watch.until('[invalid-newsroom]', BROKEN);
  renameSync(path.join(root, 'content'), path.join(root, 'elsewhere'));
  await watch.until(BROKEN);
  write(root, { 'content/newsroom.yaml': 'organisation: Công đoàn\nlocale: vi\nlocales: [vi]\nformats: [link]\n' });
  await watch.until('There is no story called “moi”', BROKEN);
  write(root, { 'content/moi/story.md': STORY.replace('Ba chuyến đi', 'Bốn chuyến đi') });
  expect(await watch.until(WELL)).toContain('1 made');
  write(root, { 'content/moi/story.md': FRONT_MATTER.replace('title:', 'titel:') });
  await watch.until(BROKEN);
  rmSync(path.join(root, 'content/moi'), { recursive: true });
  await watch.until(BROKEN);
  watch.stop();
  expect((await watch.ended).status).toBe(130);
});

test('for programs: one object a line each time', async () => {
  const root = workspace();
  const watch = watching(root, '--json');
  await watch.until('\n');
  write(root, catalog('Three trips'));
  await watch.until('\n');
  watch.stop();
  const { status, stdout } = await watch.ended;
  expect(status).toBe(130);
  const rounds = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Printed);
  expect(rounds.map(({ ok, jobs }) => [ok, ...jobs.map(({ state }) => state)])).toEqual([
    [true, 'rendered', 'rendered'],
    [true, 'fresh', 'rendered'],
  ]);
});

test.each([
  [['--dry-run'], '--watch and --dry-run exclude each other'],
  [['--story', 'nix'], 'There is no story called “nix”'],
])('--watch %j is wrong usage', async (args, message) => {
  const { status, stderr } = await nhipcau(['render', '--watch', '--root', workspace(), ...args]);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
