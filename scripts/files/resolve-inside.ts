import { readdirSync, realpathSync } from 'node:fs';
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
  const base = real(folder);
  if (base === undefined) return succeed(undefined);
  const whole = join(base, path);
  // No link on the way, and every name spelt as it is stored: one look does for all.
  if (real(whole) === whole) return succeed(whole);
  let place = base;
  for (const name of path.split('/')) {
    const next = real(join(place, name)) ?? realSibling(place, name);
    if (next === undefined) return succeed(undefined);
    if (!isInside(base, next)) return refuse('symlink', path, at);
    place = next;
  }
  return succeed(place);
};

const refuse = (reason: string, path: string, at: Partial<Position>): Result<never> =>
  fail({ rule: 'unsafe-path', id: `unsafe-path.${reason}`, values: { path }, at, actual: path });

/** Not by way of the thread pool, which takes ten times as long as the look itself: a workspace has 25,000 files. */
const real = (path: string): string | undefined => {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
};

/** Letters that are spelt in one way only. */
const ASCII = /^[ -~]*$/;

const realSibling = (folder: string, name: string): string | undefined => {
  if (ASCII.test(name)) return undefined;
  const same = namesIn(folder).find((other) => other.normalize('NFC') === name.normalize('NFC'));
  return same === undefined ? undefined : real(join(folder, same));
};

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const isInside = (base: string, path: string): boolean => {
  const way = relative(base, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};
