import type { Document } from '../../../compositions/model/document.ts';
import type { AssetFile } from '../../../scripts/commands/assets.ts';
import { Log, type Selection, USUAL } from '../../../scripts/commands/command.ts';
import { allDrawn, type DrawnFrom, type Prepared, prepare } from '../../../scripts/commands/prepare.ts';
import type { PlannedJob } from '../../../scripts/plan/plan.ts';

export interface ShippedText {
  readonly story: string;
  readonly locale: string;
  readonly document: Document;
}

/** A plan with what each of its jobs is drawn from. */
export interface PreparedJobs extends Omit<Prepared, 'plan'> {
  readonly plan: { readonly jobs: readonly (PlannedJob & DrawnFrom)[] };
  readonly assets: readonly AssetFile[];
}

/** A workspace read and planned as the command line does it. */
export async function prepared(root: string, selection: Selection): Promise<PreparedJobs> {
  const log = new Log(() => undefined);
  const result = await prepare(root, { ...USUAL, captions: 'burned', ...selection }, log);
  if (!result) throw new Error(JSON.stringify(log.findings));
  const { jobs, assets } = await allDrawn(result);
  return { ...result, plan: { jobs }, assets };
}

/** Every story of a workspace in every locale, with all that it says; of the shipped one unless told otherwise. */
export async function shippedTexts(root = '.'): Promise<ShippedText[]> {
  const { plan } = await prepared(root, { format: ['landscape'] });
  return plan.jobs.map(({ input: { story, locale, document } }) => ({ story, locale, document }));
}
