/** Why a path from outside is refused; `unsafe-path.<reason>` words it. */
export type PathFault = 'remote' | 'absolute' | 'backslash' | 'parent' | 'device' | 'character' | 'ending' | 'empty';

// CONIN$ and the superscript digits are devices too: "Naming Files, Paths, and Namespaces", Microsoft Learn.
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$/i;

/** True for names that Windows keeps for devices, with any ending (`nul.png` too). */
export const isDeviceName = (name: string): boolean => DEVICE.test(name.split('.', 1)[0]?.trim() ?? '');

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused.
const NOT_IN_NAMES = /[<>:"|?*\u0000-\u001f]/;

/**
 * What is wrong with a path that a writer gave, by its spelling alone: it must name something below its folder, the
 * same thing on Windows, macOS and Linux. Undefined: nothing.
 */
export const pathFault = (path: string): PathFault | undefined => {
  if (path.trim() === '') return 'empty';
  if (/^([a-z][a-z0-9+-]+:|\/\/)/i.test(path)) return 'remote';
  if (path.includes('\\')) return 'backslash';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'absolute';
  for (const name of path.split('/')) {
    if (name === '..') return 'parent';
    if (name === '.') continue;
    if (name === '') return 'empty';
    if (NOT_IN_NAMES.test(name)) return 'character';
    if (/[. ]$/.test(name)) return 'ending';
    if (isDeviceName(name)) return 'device';
  }
  return undefined;
};
