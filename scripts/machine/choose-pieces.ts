import type { Piece } from './prepare-text.ts';

/** Of pieces that overlap the one that comes first in the list; those that are left, in the order of the text. */
export const choosePieces = (candidates: readonly Piece[]): readonly Piece[] => {
  const chosen: Piece[] = [];
  for (const piece of candidates) {
    if (!chosen.some(({ start, end }) => piece.start < end && start < piece.end)) chosen.push(piece);
  }
  return chosen.sort((a, b) => a.start - b.start);
};
