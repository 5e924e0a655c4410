import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { Store } from '../files/store.ts';
import type { NewFile } from './ledger.ts';

/** What was drawn once: files in full, and what was seen on the way. */
export interface Drawing {
  readonly files: readonly NewFile[];
  readonly sections: readonly string[];
  readonly findings: readonly Finding[];
}

/** As it is kept: a file's bytes stand under its hash, once for all drawings that have it. */
interface Record {
  readonly files: readonly { readonly name: string; readonly hash: string }[];
  readonly sections: readonly string[];
  readonly findings: readonly Finding[];
}

/** The drawing of that key, every file whole; undefined where anything of it is not there any more. */
export async function findDrawing(store: Store, key: string): Promise<Drawing | undefined> {
  const kept = await store.read('drawings', key);
  if (!kept) return undefined;
  const { files, ...rest } = JSON.parse(Buffer.from(kept).toString('utf8')) as Record;
  const found = await Promise.all(
    files.map(async (file) => ({ ...file, bytes: await store.read('files', file.hash) })),
  );
  const whole = found.flatMap(({ bytes, ...file }) => (bytes ? [{ ...file, bytes }] : []));
  return whole.length === files.length ? { files: whole, ...rest } : undefined;
}

/** Keeps a drawing under all of these keys. */
export async function keepDrawing(store: Store, keys: readonly string[], drawing: Drawing): Promise<void> {
  const { files, sections, findings } = drawing;
  const news = files.filter(({ hash }) => !store.has('files', hash));
  await Promise.all(news.map(({ hash, bytes }) => store.write('files', hash, bytes)));
  const record: Record = { files: files.map(({ name, hash }) => ({ name, hash })), sections, findings };
  await Promise.all(keys.map((key) => store.write('drawings', key, JSON.stringify(record))));
}
