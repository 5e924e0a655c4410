import { moved, type Piece } from '../layout/piece.ts';
import type { Size } from '../layout/scale.ts';
import type { Context } from './context.ts';
import type { Setting } from './setting.ts';
import { text } from './text.ts';

/** A logo's height by the size of the name beside it, and its greatest width as a share of the room for both. */
const LOGO = { height: 1.8, width: 0.4 } as const;

export interface SignatureOptions {
  readonly width: number;
  readonly fill: string;
  readonly size: Size;
  readonly role?: 'label' | 'tag' | 'source';
}

/** The organisation's name, and its logo before it. */
export function signature(
  context: Context,
  { document, logo }: Setting,
  { width, fill, size, role = 'label' }: SignatureOptions,
): Piece {
  const tall = Math.round(size.best * LOGO.height);
  // A logo much wider than high is made smaller as a whole: the name needs its room.
  const shrink = logo ? Math.min(1, (width * LOGO.width) / ((tall * logo.width) / logo.height)) : 1;
  const side = Math.max(1, Math.round(tall * shrink));
  const logoWidth = logo ? Math.max(1, Math.round((tall * shrink * logo.width) / logo.height)) : 0;
  const indent = logo ? logoWidth + context.scale.unit * 2 : 0;
  const name = text(
    context,
    { key: 'newsroom:organisation', value: document.organisation },
    { role, size, weight: 600, width: width - indent, fill },
  );
  if (!logo) return name;
  const height = Math.max(side, name.height);
  const crop = { x: 0, y: 0, width: logo.width, height: logo.height };
  const box = { x: 0, y: (height - side) / 2, width: logoWidth, height: side };
  return {
    width,
    height,
    marks: [
      { kind: 'image', box, hash: logo.hash, crop, alt: document.organisation },
      ...moved(name.marks, indent, (height - name.height) / 2),
    ],
  };
}
