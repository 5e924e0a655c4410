import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { type Entry, ownerKey, pathOf } from '../../scripts/cache/manifest.ts';
import { readManifest } from '../../scripts/cache/manifest-file.ts';
import { write } from '../rig.ts';
import { processesLeft, randomDoom, runDoomed } from './doomed-run.ts';
import { storyVersions } from './killed-story.ts';
import { shownFiles } from './output-folder.ts';
import { randomOf } from './random.ts';

export interface KillsOptions {
  readonly seed: number;
  readonly kills: number;
  /** Of the story: the runs go from one to another. */
  readonly versions: number;
  /** A folder of its own, empty. */
  readonly folder: string;
  readonly stills: string;
}

export interface Kills {
  readonly kills: number;
  /** Of them those that only the main process died of. */
  readonly mainOnly: number;
  /** Runs that nothing killed. */
  readonly ended: number;
  readonly edits: number;
  /** Jobs that runs told to have drawn. */
  readonly drawn: number;
  /** Of them those that were finished already, before a kill. */
  readonly again: number;
  /** How long processes outlived a kill. */
  readonly longestLeftMs: number;
}

/** A process whose parent was killed ends by itself within this. */
const ENDS_WITHIN_MS = 10_000;
/** Kills between two edits. */
const KILLS_AN_EDIT = 5;

/** What undisturbed runs make of a version of the story. */
interface Version {
  readonly entries: ReadonlyMap<string, Entry>;
  /** By path, the manifest's with them. */
  readonly files: ReadonlyMap<string, string>;
  readonly ms: number;
}

/**
 * Draws one story over and over and kills most runs at some moment. After each kill every file is whole and the manifest
 * true; nothing finished is drawn again; at the end the output is as if nothing had happened.
 */
export async function playKills({ seed, kills, versions, folder, stills }: KillsOptions): Promise<Kills> {
  const random = randomOf(seed);
  const place = { root: path.join(folder, 'workspace'), output: path.join(folder, 'output') };
  const cache = path.join(folder, 'cache');
  const texts = storyVersions(random, versions, stills);
  const known = new Map<number, Version>();
  const counts = { kills: 0, mainOnly: 0, ended: 0, edits: 0, drawn: 0, again: 0, longestLeftMs: 0 };
  let at = 0;
  let finished = new Set<string>();
  let sinceEdit = 0;
  mkdirSync(place.output, { recursive: true });

  const learn = async (): Promise<Version> => {
    write(place.root, texts[at]!);
    const version = known.get(at) ?? (await undisturbed(place.root, folder, 'cache-of-reference'));
    known.set(at, version);
    return version;
  };

  let version = await learn();
  while (counts.kills < kills) {
    const doom = randomDoom(random, version.ms, version.entries.size);
    const run = await runDoomed({ ...renderOf(place, cache), watched: place.output, doom });
    const about = `seed ${seed}, kill ${counts.kills + 1}, version ${at}, ${JSON.stringify(doom)}`;
    counts.drawn += run.made.length;
    counts.again += run.made.filter((job) => finished.has(job)).length;
    if (run.killed) {
      counts.kills += 1;
      sinceEdit += 1;
      if (doom.victim === 'main') counts.mainOnly += 1;
      counts.longestLeftMs = Math.max(counts.longestLeftMs, await untilNoneIsLeft(place.output, about));
    } else {
      counts.ended += 1;
      expect(run.status, `${about}\n${run.output}`).toBe(0);
    }
    await expectTrue(place.output, [...known.values()], about);
    finished = await finishedIn(place.output, version);
    expect(
      run.made.filter((job) => !finished.has(job)),
      `${about}: told as made, and not known`,
    ).toEqual([]);
    // What was finished is known without the cache, which may be lost with the machine.
    if (random(2) === 0) forget(cache, ['drawings']);
    if (!run.killed || sinceEdit >= KILLS_AN_EDIT) {
      at = (at + 1 + random(versions - 1)) % versions;
      counts.edits += 1;
      sinceEdit = 0;
      version = await learn();
      // Else a version that was there before would come from the cache, and nothing would be drawn.
      forget(cache, ['drawings', 'parts']);
      finished = await finishedIn(place.output, version);
    }
  }
  const last = await runDoomed({ ...renderOf(place, cache), watched: place.output });
  expect(last.status, last.output).toBe(0);
  const alone = await undisturbed(place.root, folder, 'cache-of-the-last');
  expect(shownFiles(place.output)).toEqual(alone.files);
  return counts;
}

const forget = (cache: string, kinds: readonly string[]): void => {
  for (const kind of kinds) rmSync(path.join(cache, 'store', kind), { recursive: true, force: true });
};

const renderOf = ({ root, output }: { root: string; output: string }, cache: string) => ({
  args: ['render', '--root', root, '--output', output, '--profile', 'draft', '--jobs', '2'],
  env: { NHIPCAU_CACHE: cache },
});

/** Draws the story into an empty folder. */
async function undisturbed(root: string, folder: string, cache: string): Promise<Version> {
  const output = path.join(folder, 'reference');
  rmSync(output, { recursive: true, force: true });
  const run = await runDoomed({ ...renderOf({ root, output }, path.join(folder, cache)), watched: output });
  expect(run.status, run.output).toBe(0);
  const { manifest } = await readManifest(output);
  const entries = new Map(manifest.jobs.map((entry) => [ownerKey(entry), entry]));
  return { entries, files: shownFiles(output), ms: run.ms };
}

/** Jobs that the manifest says are as an undisturbed run makes them. */
async function finishedIn(output: string, { entries }: Version): Promise<Set<string>> {
  const { manifest } = await readManifest(output);
  const isFinished = (entry: Entry): boolean =>
    entry.state === 'rendered' && entries.get(ownerKey(entry))?.fingerprint === entry.fingerprint;
  return new Set(manifest.jobs.filter(isFinished).map(({ job }) => job));
}

/** Every file is one that an undisturbed run has made, and the manifest says so of each. */
async function expectTrue(output: string, versions: readonly Version[], about: string): Promise<void> {
  const { manifest, findings } = await readManifest(output);
  expect(findings, about).toEqual([]);
  const files = shownFiles(output);
  files.delete('manifest.json');
  for (const [file, hash] of files) {
    expect(
      versions.some((version) => version.files.get(file) === hash),
      `${about}: ${file} is whole`,
    ).toBe(true);
  }
  for (const entry of manifest.jobs.filter(({ state }) => state === 'rendered')) {
    const made = versions.map(({ entries }) => entries.get(ownerKey(entry)));
    const expected = made.find((one) => one?.fingerprint === entry.fingerprint);
    expect(entry, `${about}: entry of ${entry.job}`).toEqual(expected);
    const there = entry.files.map((file) => ({ ...file, hash: files.get(pathOf(entry, file)) }));
    expect(there, `${about}: files of ${entry.job}`).toEqual(entry.files);
  }
  const owned = new Set(manifest.jobs.flatMap((entry) => entry.files.map((file) => pathOf(entry, file))));
  expect(
    [...files.keys()].filter((file) => !owned.has(file)),
    `${about}: files that no entry knows`,
  ).toEqual([]);
}

/** Answers how long processes outlived the kill, ms. */
async function untilNoneIsLeft(output: string, about: string): Promise<number> {
  const started = performance.now();
  for (;;) {
    const left = processesLeft(output);
    const ms = performance.now() - started;
    if (left.length === 0) return Math.round(ms);
    expect(ms, `${about}: still running: ${left.join('\n')}`).toBeLessThan(ENDS_WITHIN_MS);
    await wait(50);
  }
}
