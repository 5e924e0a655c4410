/** The rectangle that the points of one contour span, px. */
export interface Extent {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const COUNT: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, q: 4, c: 6, z: 0 };

/** Extents of the contours of SVG path data as the engine writes it: relative commands after a first M. */
export function contours(path: string): Extent[] {
  const found: Extent[] = [];
  let x = 0;
  let y = 0;
  let startX = 0;
  let startY = 0;
  for (const [, letter = '', body = ''] of path.matchAll(/([a-zM])([^a-zM]*)/g)) {
    const command = letter.toLowerCase();
    const values = [...body.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(([number]) => Number(number));
    if (command === 'z') {
      x = startX;
      y = startY;
      continue;
    }
    const size = COUNT[command];
    if (!size || values.length % size !== 0) throw new Error(`not the engine's path data: ${letter}${body}`);
    for (let at = 0; at < values.length; at += size) {
      const end = values.slice(at, at + size);
      if (command === 'h') x += end[0] ?? 0;
      else if (command === 'v') y += end[0] ?? 0;
      else {
        x += end[size - 2] ?? 0;
        y += end[size - 1] ?? 0;
      }
      if (command === 'm') {
        startX = x;
        startY = y;
        found.push({ left: x, top: y, right: x, bottom: y });
      }
      const extent = found.at(-1);
      if (!extent) throw new Error('a path must begin with M');
      extent.left = Math.min(extent.left, x);
      extent.top = Math.min(extent.top, y);
      extent.right = Math.max(extent.right, x);
      extent.bottom = Math.max(extent.bottom, y);
    }
  }
  return found;
}

/** The rectangle around all ink. */
export function inkExtent(path: string): Extent {
  const all = contours(path);
  return {
    left: Math.min(...all.map((one) => one.left)),
    top: Math.min(...all.map((one) => one.top)),
    right: Math.max(...all.map((one) => one.right)),
    bottom: Math.max(...all.map((one) => one.bottom)),
  };
}
