import type { Document } from '../../../compositions/model/document.ts';
import { Log } from '../../../scripts/commands/command.ts';
import { prepare } from '../../../scripts/commands/prepare.ts';

export interface ShippedText {
  readonly story: string;
  readonly locale: string;
  readonly document: Document;
}

/** Every shipped story in every locale, as the command line reads it. */
export async function shippedTexts(root = '.'): Promise<ShippedText[]> {
  const options = {
    format: ['square'],
    encoding: 'png',
    captions: 'burned',
    force: false,
    release: false,
    allowMissing: false,
    explain: false,
  } as const;
  const prepared = await prepare(root, options, new Log(() => undefined));
  if (!prepared) throw new Error('the workspace cannot be read');
  return prepared.plan.jobs.map(({ input: { story, locale, document } }) => ({ story, locale, document }));
}
