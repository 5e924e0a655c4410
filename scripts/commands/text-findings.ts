import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { keptImages } from '../cache/kept-images.ts';
import { loadGlossary } from '../catalog/glossary.ts';
import { createGlossaryCheck } from '../catalog/glossary-check.ts';
import { Log } from './command.ts';
import { localiseStory } from './localise-story.ts';
import { readWorkspace } from './read-workspace.ts';

/** Some stories of a workspace, in some locales; all of it can be sent to a thread. */
export interface TextTask {
  readonly root: string;
  readonly cache: string;
  readonly stories: readonly string[];
  readonly locales: readonly string[];
  readonly allowMissing: boolean;
}

export interface TextFindings {
  /** Of reading the workspace and these stories. */
  readonly reading: readonly Finding[];
  /** Of their translations; none where the glossary cannot be read. */
  readonly texts: readonly Finding[];
}

/** What is wrong with the texts of some stories. No document is made. */
export async function textFindings({ root, cache, stories, locales, allowMissing }: TextTask): Promise<TextFindings> {
  const log = new Log(() => undefined);
  const workspace = await readWorkspace(root, { story: stories, locale: locales }, log, keptImages(cache));
  const missingTerms = await glossaryCheck(root);
  const texts: Finding[] = [];
  for (const loaded of (missingTerms && workspace?.stories) ?? []) {
    // What other threads send is taken in between stories, else they would wait for their next task.
    await nextTurn();
    for (const locale of locales) {
      texts.push(...(await localiseStory(workspace!, loaded, locale, allowMissing, missingTerms!, true)).findings);
    }
  }
  return { reading: log.findings, texts };
}

type GlossaryCheck = ReturnType<typeof createGlossaryCheck> | undefined;

/** By root: patterns of its terms are made once for all the stories of a thread. */
const checks = new Map<string, Promise<GlossaryCheck>>();

const glossaryCheck = (root: string): Promise<GlossaryCheck> => {
  const check = checks.get(root) ?? readGlossaryCheck(root);
  checks.set(root, check);
  return check;
};

async function readGlossaryCheck(root: string): Promise<GlossaryCheck> {
  const glossary = await loadGlossary(root);
  return glossary.ok ? createGlossaryCheck(glossary.value) : undefined;
}
