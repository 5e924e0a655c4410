import type { Position } from '../../compositions/model/diagnostic.ts';

/** One string of a catalog and where it stands. An empty `value` counts as missing. */
export interface CatalogEntry {
  readonly key: string;
  readonly value: string;
  /** As it stands in the file, where that begins or ends with spaces, which `value` has not. */
  readonly typed?: string;
  readonly keyAt: Position;
  readonly valueAt: Position;
}

/** A file of translations. A `Map`, so that no key can reach an object's prototype. */
export interface Catalog {
  /** Relative to the workspace root, forward slashes. */
  readonly file: string;
  readonly locale: string;
  readonly entries: ReadonlyMap<string, CatalogEntry>;
  /** True where the workspace has no such file yet. */
  readonly absent?: true;
}

/** Stands in for a file that is not there. */
export const absentCatalog = (file: string, locale: string): Catalog => ({
  file,
  locale,
  entries: new Map(),
  absent: true,
});

/** The words of an entry, or undefined where it is missing or empty. */
export const translationOf = (catalog: Catalog, key: string): string | undefined =>
  catalog.entries.get(key)?.value || undefined;
