/** What an import does to a text. `aside`: the story no longer has it, so its words wait in the state file. */
export type ChangeKind = 'added' | 'changed' | 'aside' | 'confirmed' | 'doubted' | 'reviewed';

export interface TextChange {
  readonly story: string;
  readonly locale: string;
  /** Of the catalog, with its plural suffix; of the message where its state alone has changed. */
  readonly key: string;
  readonly change: ChangeKind;
  readonly before?: string;
  readonly after?: string;
  /** True where the words were translated from a source text that has changed since. */
  readonly stale?: true;
}
