import { isDeviceName } from './path-fault.ts';

/** Names that are catalogs of their own in `locales/<locale>/`. */
const RESERVED = new Set(['interface', 'cli']);

/** May a story be called this? Small ASCII letters, digits and hyphens: a folder name on every system, and in addresses. */
export const isSlug = (name: string): boolean =>
  name.length <= 64 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && !RESERVED.has(name) && !isDeviceName(name);
