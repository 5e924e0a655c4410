import { utimes } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from '../cache/journal.ts';
import { type AssetFile, writeAssets } from './assets.ts';

/** Where renderers find images and sounds by hash. */
export interface AssetFolder {
  /** Sees that these files are there, as their names say, and answers the folder. Throws where there is room nowhere. */
  put(files: readonly AssetFile[]): Promise<string>;
}

/** The cache's folder, for as long as it can be written to; else the spare one, which goes with the run. */
export function createAssetFolder(usual: string, spare = usual): AssetFolder {
  const checked = new Set<string>();
  let folder = usual;
  const putInto = async (place: string, files: readonly AssetFile[]): Promise<string> => {
    const due: AssetFile[] = [];
    for (const file of files) {
      if (!(await isWhole(path.join(place, file.name), checked))) due.push(file);
    }
    await writeAssets(place, due);
    return place;
  };
  return {
    async put(files) {
      const place = folder;
      try {
        return await putInto(place, files);
      } catch (error) {
        if (place === spare) throw error;
        folder = spare;
        return putInto(spare, files);
      }
    },
  };
}

/** Whether the file's content is what its name says, which is read once a run. Marks it as used. */
async function isWhole(file: string, checked: Set<string>): Promise<boolean> {
  const now = new Date();
  if (checked.has(file)) {
    return utimes(file, now, now).then(
      () => true,
      () => false,
    );
  }
  if ((await hashOf(file)) !== path.parse(file).name) return false;
  checked.add(file);
  await utimes(file, now, now).catch(() => undefined);
  return true;
}
