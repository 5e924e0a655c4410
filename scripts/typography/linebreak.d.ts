// The package ships no types.
declare module 'linebreak' {
  export interface Break {
    /** UTF-16 offset before which the line may (or must) break. */
    readonly position: number;
    readonly required: boolean;
  }
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
}
