import { readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Position } from '../../compositions/model/diagnostic.ts';
import { pathFault } from './path-fault.ts';
import { fail, type Result, succeed } from './result.ts';

/**
 * The real path of a file that a writer named, or undefined where there is none. Refuses (`unsafe-path`) what is, or
 * leads through symbolic links, outside the folder. Names are compared in NFC: a Mac archive holds them in NFD.
 */
export const resolveInside = async (
  folder: string,
  path: string,
  at: Partial<Position> = {},
): Promise<Result<string | undefined>> => {
  const fault = pathFault(path);
  if (fault) return refuse(fault, path, at);
  const base = await real(folder);
  if (base === undefined) return succeed(undefined);
  let place = base;
  for (const name of path.split('/')) {
    const next = (await real(join(place, name))) ?? (await realSibling(place, name));
    if (next === undefined) return succeed(undefined);
    if (!isInside(base, next)) return refuse('symlink', path, at);
    place = next;
  }
  return succeed(place);
};

const refuse = (reason: string, path: string, at: Partial<Position>): Result<never> =>
  fail({ rule: 'unsafe-path', id: `unsafe-path.${reason}`, values: { path }, at, actual: path });

const real = (path: string): Promise<string | undefined> => realpath(path).catch(() => undefined);

const realSibling = async (folder: string, name: string): Promise<string | undefined> => {
  const names = await readdir(folder).catch(() => []);
  const same = names.find((other) => other.normalize('NFC') === name.normalize('NFC'));
  return same === undefined ? undefined : real(join(folder, same));
};

const isInside = (base: string, path: string): boolean => {
  const way = relative(base, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};
