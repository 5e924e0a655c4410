import { gunzipSync, gzipSync } from 'node:zlib';
import type { Store } from '../files/store.ts';

/** What a job was drawn from: its words, which formats share, apart from all else. */
export interface KeptInput {
  readonly content: unknown;
  /** Key of the content. */
  readonly contentKey: string;
  readonly rest: unknown;
}

/**
 * The inputs of jobs drawn earlier, so that `--explain` can say what has changed. Only that: a missing or damaged record
 * makes an explanation poorer, never a picture wrong.
 */
export interface InputStore {
  /** Undefined where there is none or it cannot be read. */
  read(fingerprint: string): Promise<KeptInput | undefined>;
  write(fingerprint: string, input: KeptInput): Promise<void>;
}

export function inputStore(store: Store): InputStore {
  const written = new Set<string>();
  return {
    async read(fingerprint) {
      try {
        const { contentKey, rest } = JSON.parse(String(await textOf('inputs', fingerprint))) as KeptInput;
        return { contentKey, rest, content: JSON.parse(await textOf('texts', contentKey)) as unknown };
      } catch {
        return undefined;
      }
    },
    async write(fingerprint, { content, contentKey, rest }) {
      await store.write('inputs', fingerprint, gzipSync(JSON.stringify({ contentKey, rest })));
      if (written.has(contentKey)) return;
      written.add(contentKey);
      await store.write('texts', contentKey, gzipSync(JSON.stringify(content)));
    },
  };

  async function textOf(kind: 'inputs' | 'texts', key: string): Promise<string> {
    const bytes = await store.read(kind, key);
    return bytes ? gunzipSync(bytes).toString('utf8') : '';
  }
}
