import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { isSlug } from '../files/slug.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { CommandResult, Emit, Note } from '../report/events.ts';
import { type Config, Log } from './command.ts';
import { writeFailed } from './draw.ts';
import { extract } from './extract.ts';

export interface NewOptions {
  /** One: the name of the story's folder. */
  readonly operands: readonly string[];
  /** Empty: the template's own. */
  readonly title: string;
}

const NEWSROOM = 'content/newsroom.yaml';
const PICTURE = 'anh-mau.svg';
/** Longer ones do not fit a picture. */
const MOST_CHARACTERS = 120;

/** Makes a story that renders at once and shows each kind of block, then extracts its catalog. */
export async function newStory(config: Config, { operands, title }: NewOptions, emit: Emit): Promise<CommandResult> {
  const [slug = ''] = operands;
  const log = new Log(emit);
  const words = title === '' ? 'Bài mẫu: viết tiêu đề của bạn vào đây' : title;
  log.add(faults(config.root, slug, words));
  if (log.findings.length > 0) return log.result();
  try {
    await writeStory(config.root, slug, words, log);
  } catch (error) {
    log.add([writeFailed(error, { story: slug })]);
    return log.result();
  }
  const extracted = await extract(config, { story: [slug] }, emit);
  for (const note of nextSteps(config, slug)) log.note(note);
  return { ...extracted, findings: [...log.findings, ...extracted.findings] };
}

function faults(root: string, slug: string, title: string): Finding[] {
  const rule = 'wrong-usage';
  if (!isSlug(slug)) return [{ rule, id: 'wrong-usage.slug', values: { given: slug }, actual: slug }];
  const folder = `content/${slug}`;
  if (existsSync(path.join(root, folder))) {
    return [{ rule, id: 'wrong-usage.story-exists', values: { given: slug, folder }, actual: slug }];
  }
  if (/^[^\p{Cc}]*\S[^\p{Cc}]*$/u.test(title) && [...title].length <= MOST_CHARACTERS) return [];
  return [{ rule, id: 'wrong-usage.title', values: { most: MOST_CHARACTERS }, actual: title }];
}

async function writeStory(root: string, slug: string, title: string, log: Log): Promise<void> {
  const folder = path.join(root, 'content', slug);
  if (!existsSync(path.join(root, NEWSROOM))) {
    await writeFileAtomic(path.join(root, NEWSROOM), await template('newsroom.template'));
    log.note({ id: 'new.newsroom', values: { file: NEWSROOM } });
  }
  // A double-quoted YAML string is written like one of JSON.
  const story = (await template('story.template')).replace('{{title}}', () => JSON.stringify(title));
  await writeFileAtomic(path.join(folder, PICTURE), await template(PICTURE));
  await writeFileAtomic(path.join(folder, 'story.md'), story.replaceAll('{{date}}', today()));
  log.note({ id: 'new.made', values: { file: `content/${slug}/story.md` } });
}

const template = (name: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`./template/${name}`, import.meta.url)), 'utf8');

/** The day it is where the writer is, ISO. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The commands to copy, as this one was called. */
function nextSteps({ root, tool }: Config, slug: string): Note[] {
  const values = { slug, tool, root: root === process.cwd() ? '' : ` --root "${root}"` };
  return [
    { id: 'new.next' },
    { id: 'new.next-edit', values: { file: `content/${slug}/story.md` } },
    { id: 'new.next-check', values },
    { id: 'new.next-render', values },
  ];
}
