import type { Document } from '../../../compositions/model/document.ts';
import { Log, type Selection, USUAL } from '../../../scripts/commands/command.ts';
import { type Prepared, prepare } from '../../../scripts/commands/prepare.ts';

export interface ShippedText {
  readonly story: string;
  readonly locale: string;
  readonly document: Document;
}

/** A workspace read and planned as the command line does it. */
export async function prepared(root: string, selection: Selection): Promise<Prepared> {
  const log = new Log(() => undefined);
  const result = await prepare(root, { ...USUAL, captions: 'burned', ...selection }, log);
  if (!result) throw new Error(JSON.stringify(log.findings));
  return result;
}

/** Every story of a workspace in every locale; of the shipped one unless told otherwise. */
export async function shippedTexts(root = '.'): Promise<ShippedText[]> {
  const { plan } = await prepared(root, { format: ['square'] });
  return plan.jobs.map(({ input: { story, locale, document } }) => ({ story, locale, document }));
}
