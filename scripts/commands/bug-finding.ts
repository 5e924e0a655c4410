import type { Finding } from '../../compositions/model/diagnostic.ts';

/** A fault of the program itself, for the log. */
export const bugFinding = (error: unknown): Finding => ({
  rule: 'internal-error',
  id: 'internal-error.bug',
  actual: error instanceof Error ? (error.stack ?? error.message) : String(error),
});
