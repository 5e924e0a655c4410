import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { folderWith } from '../rig.ts';

/** Where Debian's php-symfony-translation puts the schemas of OASIS. */
const INSTALLED = '/usr/share/php/Symfony/Component/Translation/Resources/schemas/xliff-core-2.0.xsd';

/** OASIS's schema of XLIFF 2.0, with W3C's xml.xsd in its folder; undefined where this machine has none. */
export const xliffSchema = (): string | undefined =>
  [process.env.XLIFF_SCHEMA, INSTALLED].find((file) => file !== undefined && existsSync(file));

/** What xmllint finds wrong with each of these documents by that schema; nothing for a valid one. */
export function schemaFaults(schema: string, documents: Readonly<Record<string, string>>): string {
  const folder = folderWith({
    ...documents,
    'xliff-core-2.0.xsd': readFileSync(schema),
    // Where the schema looks for it.
    'informativeCopiesOf3rdPartySchemas/w3c/xml.xsd': readFileSync(path.join(path.dirname(schema), 'xml.xsd')),
  });
  try {
    const options = ['--noout', '--nonet', '--schema', 'xliff-core-2.0.xsd'];
    execFileSync('xmllint', [...options, ...Object.keys(documents)], { cwd: folder, stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error);
  }
}
