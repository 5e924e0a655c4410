import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '../files/write-atomic.ts';

/** How long jobs took when they were last drawn, ms, by `<story>/<locale>/<format> <variant>`. */
export type Durations = ReadonlyMap<string, number>;

const fileOf = (cache: string): string => path.join(cache, 'history.json');

/** What is remembered; nothing where it cannot be read: then a model stands in. */
export async function readHistory(cache: string): Promise<Durations> {
  try {
    const entries = Object.entries(JSON.parse(await readFile(fileOf(cache), 'utf8')) as Record<string, unknown>);
    return new Map(entries.flatMap(([job, ms]) => (typeof ms === 'number' && ms >= 0 ? [[job, ms]] : [])));
  } catch {
    return new Map();
  }
}

/** Remembers what these jobs took, beside what is known of others. Two builds at once may lose each other's: no harm. */
export async function addHistory(cache: string, durations: Durations): Promise<void> {
  if (durations.size === 0) return;
  const all = new Map([...(await readHistory(cache)), ...durations]);
  const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  await writeFileAtomic(fileOf(cache), `${JSON.stringify(Object.fromEntries(sorted), null, 0)}\n`).catch(
    () => undefined,
  );
}
