/** Longest path that is still read and typed, characters. */
const READABLE = 32;

/**
 * An address as people write it: without scheme, www and what follows the path, its letters as letters; of a long one the host
 * alone, for the whole address is in the code beside it.
 */
export function shortAddress(address: string): string {
  const [, host = address, path = ''] = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)/i.exec(address) ?? [];
  const shown = readable(path).replace(/\/+$/, '');
  return shown.length > READABLE ? host : `${host}${shown}`;
}

function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
