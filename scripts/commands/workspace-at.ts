import type { Result } from '../files/result.ts';
export async function workspaceAt(
  _root: string,
  _revision: string,
): Promise<Result<{ root: string; remove(): Promise<void> }>> {
  throw new Error('not yet');
}
