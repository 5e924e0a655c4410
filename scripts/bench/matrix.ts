import { FORMATS } from '../../compositions/model/format.ts';
import type { StillInput } from '../../compositions/model/job-input.ts';
import type { AssetFile } from '../commands/assets.ts';
import { Log, USUAL } from '../commands/command.ts';
import { allDrawn, prepare } from '../commands/prepare.ts';
import { PACKAGE } from '../commands/toolchain.ts';

/** One story in one locale: its jobs, one a format. Formats of one text are drawn together, as `render` does. */
export interface Text {
  readonly story: string;
  readonly locale: string;
  readonly jobs: readonly StillInput[];
}

export interface Matrix {
  readonly stories: readonly string[];
  readonly locales: readonly string[];
  readonly formats: readonly string[];
  /** Any few neighbours are of different stories and of scripts far apart. */
  readonly texts: readonly Text[];
  readonly assets: readonly AssetFile[];
}

/** Every still format but `a4`, a print page five times as large as the others, which would drown them. */
const MEASURED = FORMATS.filter(({ id, kind }) => kind === 'still' && id !== 'a4').map(({ id }) => id);

/** The shipped stories in all their locales, as `render` plans them. Throws where one of them has an error. */
export async function shippedMatrix(): Promise<Matrix> {
  const log = new Log(() => undefined);
  const prepared = await prepare(PACKAGE, { ...USUAL, format: MEASURED }, log);
  if (!prepared || prepared.blocked.length > 0) {
    throw new Error(`the shipped stories have errors: ${JSON.stringify(log.findings.slice(0, 3))}`);
  }
  const { jobs: drawn, assets } = await allDrawn(prepared);
  const jobs = drawn.flatMap(({ input }) => (input.kind === 'still' ? [input] : []));
  const { stories, locales } = prepared.workspace.chosen;
  const texts = stratified(stories, locales).map(({ story, locale }) => ({
    story,
    locale,
    jobs: jobs.filter((job) => job.story === story && job.locale === locale),
  }));
  return { stories, locales, formats: MEASURED, texts, assets };
}

/** Locales between two neighbours: the registry lists those of one script side by side. */
const STRIDE = 4;

/** All pairs, each locale once before any comes again, with the next story each time. */
function stratified(stories: readonly string[], locales: readonly string[]): { story: string; locale: string }[] {
  const spread = Array.from({ length: STRIDE }, (_, first) => locales.filter((_, at) => at % STRIDE === first)).flat();
  return stories.flatMap((_, round) =>
    spread.map((locale, at) => ({ story: stories[(at + round) % stories.length]!, locale })),
  );
}
