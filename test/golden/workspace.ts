import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';
import type { Message } from '../../compositions/model/story.ts';
import { keysOf, pluralCategories } from '../../scripts/catalog/plural-forms.ts';
import { writeAssets } from '../../scripts/commands/assets.ts';
import { Log, USUAL } from '../../scripts/commands/command.ts';
import { allDrawn, prepare } from '../../scripts/commands/prepare.ts';
import { readWorkspace } from '../../scripts/commands/read-workspace.ts';
import { GOLDEN_LOCALES, type GoldenCase } from './cases.ts';
import { makePicture, type PictureName } from './photographs.ts';

/** Jobs as the command line plans them, and where their images are. */
export interface GoldenJobs {
  readonly jobs: readonly JobInput[];
  /** What was found wrong with the stories; a case that cannot be read has no jobs. */
  readonly findings: readonly Finding[];
  readonly assets: string;
}

/** A text in the languages of the sample, one text or the plural forms of each. */
type Translations = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
const WORDS = JSON.parse(readFileSync(new URL('words.json', import.meta.url), 'utf8')) as Record<string, Translations>;

const NEWSROOM = `organisation:
  vi: Tổng Liên đoàn Lao động Việt Nam
  en: Vietnam General Confederation of Labour
  ru: Всеобщая конфедерация труда Вьетнама
  zh: 越南劳动总联合会
  ar: الاتحاد العام للعمل في فيتنام
  km: សហភាពការងារទូទៅវៀតណាម
locale: vi
locales: [${GOLDEN_LOCALES.join(', ')}]
formats: [square, story, portrait, link, wide, a4, landscape, vertical, square-video]
`;

const storyOf = ({ front = '', url, body }: GoldenCase): string => `---
title: Ba chuyến đi, nhiều bài học cho công đoàn Cao Bằng
summary: Năm năm làm công tác đối ngoại ở một tỉnh biên giới, từ 2010 đến tháng 4 năm 2015
date: 2015-04-06
place: Cao Bằng, Việt Nam
source:
  title: "Số liệu mẫu, không phải số liệu thật: để xem hình ở mọi khổ và mọi thứ tiếng"
  publisher: Nhịp Cầu
  date: 2015-04-06
${url === null ? '' : '  url: https://congdoan.example.org/bao-cao-17\n'}${front}
---

${body}`;

/** Reads the cases as stories of a workspace in `folder`, translates them and plans their pictures. */
export async function goldenJobs(cases: readonly GoldenCase[], folder: string): Promise<GoldenJobs> {
  const themes = [...new Set(cases.map(({ theme }) => theme))];
  const assets = path.join(folder, 'assets');
  const parts = await Promise.all(
    themes.map(async (theme, index) => {
      const stories = cases.filter((one) => one.theme === theme);
      const texts = stories.map((one) => ({ id: one.id, text: storyOf(one), pictures: one.pictures ?? [] }));
      const newsroom = theme === undefined ? NEWSROOM : `${NEWSROOM}theme: ${theme}\n`;
      return planStories(texts, newsroom, path.join(folder, String(index)), assets);
    }),
  );
  return { jobs: parts.flatMap(({ jobs }) => jobs), findings: parts.flatMap(({ findings }) => findings), assets };
}

/** A story's text and the generated pictures beside it. */
export interface StoryFiles {
  readonly id: string;
  readonly text: string;
  readonly pictures: readonly PictureName[];
}

/** A folder for one run, and what removes it. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'nhipcau-golden-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Plans every picture of these stories, in the locales and formats of the newsroom, whose catalogs come from `words.json`. */
export async function planStories(
  stories: readonly StoryFiles[],
  newsroom: string,
  root: string,
  assets = path.join(root, 'assets'),
): Promise<GoldenJobs> {
  write(root, 'content/newsroom.yaml', newsroom);
  for (const { id, text, pictures } of stories) {
    write(root, `content/${id}/story.md`, text);
    for (const name of pictures) write(root, `content/${id}/${name}`, await makePicture(name));
  }
  const log = new Log(() => undefined);
  const workspace = await readWorkspace(root, {}, log);
  for (const { story } of workspace?.stories ?? []) {
    for (const locale of GOLDEN_LOCALES.filter((tag) => tag !== 'vi')) {
      write(root, `locales/${locale}/${story.slug}.json`, JSON.stringify(catalogOf(story.messages, locale)));
    }
  }
  const prepared = await prepare(root, { ...USUAL, captions: 'burned', allowMissing: true }, log);
  if (!prepared) return { jobs: [], findings: log.findings, assets };
  const drawn = await allDrawn(prepared);
  await writeAssets(assets, drawn.assets);
  return { jobs: drawn.jobs.map(({ input }) => input), findings: log.findings, assets };
}

/** The catalog of a story, as a translator would leave it. A text that `words.json` lacks is left out. */
function catalogOf(messages: readonly Message[], locale: string): Record<string, string> {
  const categories = pluralCategories(locale);
  return Object.fromEntries(
    messages.flatMap((message) => {
      const words = WORDS[message.source]?.[locale];
      if (words === undefined) return [];
      return keysOf(message, categories).map((key, index) => {
        const value = typeof words === 'string' ? words : (words[categories[index]!] ?? words.other ?? '');
        return [key, value];
      });
    }),
  );
}

function write(root: string, name: string, content: string | Buffer): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
