import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** A program of this machine; another version of it has another size or date. */
export interface Program {
  readonly path: string;
  readonly size: number;
  /** Last change, ms since 1970. */
  readonly changed: number;
}

/** Endings of programs that Windows starts without a shell. */
const ENDINGS = process.platform === 'win32' ? ['', '.exe', '.com'] : [''];

/** The program of that name: a path, or a name that is looked for in the folders of PATH. Undefined: there is none. */
export function findProgram(name: string, folders = process.env.PATH ?? ''): Program | undefined {
  const isPath = /[\\/]/.test(name);
  const places = isPath ? [path.resolve(name)] : folders.split(path.delimiter).map((folder) => path.join(folder, name));
  for (const place of places.flatMap((one) => ENDINGS.map((ending) => one + ending))) {
    try {
      const real = realpathSync(place);
      const stat = statSync(real);
      if (!stat.isFile()) continue;
      accessSync(real, constants.X_OK);
      // Called by the name it was asked for: some programs go by that.
      return { path: place, size: stat.size, changed: Math.round(stat.mtimeMs) };
    } catch {
      // Not here.
    }
  }
  return undefined;
}
