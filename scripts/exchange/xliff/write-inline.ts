import { MARKS, type NextId, type Piece } from './inline-codes.ts';
import { attributes, escapeContent } from './xml.ts';

export interface InlineOptions {
  readonly nextId: NextId;
  /** True where a translation may do without the `{{name}}` of that id. */
  readonly mayOmit: (token: string, id: string) => boolean;
}

/** Content of `<source>` or `<target>`: `{{name}}` and marks as codes that tools keep whole. */
export const writeInline = (pieces: readonly Piece[], options: InlineOptions): string =>
  pieces.map((piece) => writePiece(piece, options)).join('');

const writePiece = (piece: Piece, options: InlineOptions): string => {
  if (typeof piece === 'string') return escapeContent(piece);
  const { token } = piece;
  const id = options.nextId(token);
  if (piece.kind === 'placeholder') {
    const canDelete = options.mayOmit(token, id) ? 'yes' : 'no';
    const kind = { type: 'ui', subType: 'xlf:var' };
    return `<ph${attributes({ id, equiv: token, disp: token, canCopy: 'no', canDelete, ...kind })}/>`;
  }
  const shown = { equivStart: token, equivEnd: token, dispStart: token, dispEnd: token };
  const kind = { type: 'fmt', subType: MARKS[piece.token] };
  return `<pc${attributes({ id, ...shown, ...kind })}>${writeInline(piece.pieces, options)}</pc>`;
};
