import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MAX_CATALOG_BYTES, readText } from '../files/read-text.ts';
import { resolveInside } from '../files/resolve-inside.ts';
import { type Result, succeed } from '../files/result.ts';
import { absentCatalog, type Catalog } from './catalog.ts';
import { type InterfaceWords, interfaceWords } from './interface.ts';
import { readCatalog } from './read-catalog.ts';

/** Root of the product itself: its own locale files lie beside the code and serve every workspace. */
const PRODUCT = fileURLToPath(new URL('../../', import.meta.url));

/** Path of a catalog inside a workspace, forward slashes. `name` is a story's slug or `interface`. */
export const catalogFile = (locale: string, name: string): string => `locales/${locale}/${name}.json`;

/** Path of a story's states inside a workspace, forward slashes. */
export const statesFile = (locale: string, story: string): string => `locales/.state/${locale}/${story}.json`;

/** Reads one catalog of a workspace; an absent one where there is no file. */
export const loadCatalog = async (root: string, locale: string, name: string): Promise<Result<Catalog>> => {
  const file = catalogFile(locale, name);
  const place = await resolveInside(root, file, { file });
  if (!place.ok) return place;
  if (place.value === undefined) return succeed(absentCatalog(file, locale));
  // Both real paths: findings name the file relative to the root even where the root is a link.
  const text = await readText(place.value, { root: realpathSync.native(root), maxBytes: MAX_CATALOG_BYTES });
  return text.ok ? readCatalog(text.value, { file, locale }) : text;
};

/** Interface catalogs of a locale, the workspace's own before the product's. */
export const loadInterfaceCatalogs = async (
  root: string,
  locale: string,
): Promise<Result<readonly [Catalog, Catalog]>> => {
  const own = await loadCatalog(root, locale, 'interface');
  if (!own.ok) return own;
  const shipped = await loadCatalog(PRODUCT, locale, 'interface');
  return shipped.ok ? succeed([own.value, shipped.value]) : shipped;
};

/** The words that pictures in this locale use. */
export const loadInterfaceWords = async (root: string, locale: string): Promise<Result<InterfaceWords>> => {
  const catalogs = await loadInterfaceCatalogs(root, locale);
  return catalogs.ok ? interfaceWords(...catalogs.value) : catalogs;
};
