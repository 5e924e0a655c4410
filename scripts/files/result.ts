import type { Finding } from '../../compositions/model/diagnostic.ts';

/**
 * What reading something from outside gives: the value, or why there is none. A value may come with findings
 * too (warnings, for one); without a value there is at least one.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

export const succeed = <T>(value: T, findings: readonly Finding[] = []): Result<T> => ({ ok: true, value, findings });

export const fail = (...findings: readonly Finding[]): Result<never> => ({ ok: false, findings });
