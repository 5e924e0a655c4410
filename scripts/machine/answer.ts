/**
 * Why a service gave nothing. `stopped`: the user ended the run. `wrong-answer`: JSON of another shape, or another number of
 * texts than it was given.
 */
export type FaultKind =
  | 'unreachable'
  | 'timeout'
  | 'busy'
  | 'wrong-key'
  | 'quota'
  | 'redirect'
  | 'not-json'
  | 'refused'
  | 'server-error'
  | 'too-large'
  | 'wrong-answer'
  | 'stopped';

export interface Fault {
  readonly kind: FaultKind;
  /** HTTP status, where there was one. */
  readonly status?: number;
}

/** What asking a service gives. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export const answered = <T>(value: T): Answer<T> => ({ ok: true, value });

export const failed = (kind: FaultKind, status?: number): Answer<never> => ({
  ok: false,
  fault: { kind, ...(status !== undefined && { status }) },
});
