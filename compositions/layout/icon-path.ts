/** A command of SVG path data (SVG 2, section 9) with the numbers of one use; small letters count from where the pen is. */
export interface PathCommand {
  readonly letter: string;
  readonly values: readonly number[];
}

/** Where a drawing is put: scaled, moved, and turned left to right within `mirror` units where that is given. */
export interface Placing {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly mirror?: number;
}

/** Numbers a command takes. */
const COUNT: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const NUMBER = /[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/iy;
/** The flags of an arc may stand without a space before what follows: 00 is two of them. */
const FLAG = /[\s,]*([01])/y;
/** Where the two flags stand among an arc's seven numbers. */
const FLAGS = [3, 4];

/** The shapes of an icon's SVG body (paths, circles, ellipses and rectangles, without transforms) as the lines of one path. */
export function iconPath(body: string): PathCommand[] {
  return [...body.matchAll(/<(path|circle|ellipse|rect)\b([^>]*)>/g)].flatMap(([, tag = '', attributes = '']) => {
    const given = Object.fromEntries(
      [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, text]) => [name, text]),
    );
    return readPath(tag === 'path' ? (given.d ?? '') : outline(tag, (name) => Number(given[name] ?? 0)));
  });
}

/** Path data of a circle, an ellipse or a rectangle, its corners round by `rx`. */
function outline(tag: string, of: (name: string) => number): string {
  if (tag === 'rect') {
    const [x, y, width, height] = [of('x'), of('y'), of('width'), of('height')];
    const r = Math.min(of('rx') || of('ry'), width / 2, height / 2);
    const corner = (dx: number, dy: number) => (r > 0 ? `a${r} ${r} 0 0 1 ${dx} ${dy}` : '');
    return `M${x + r} ${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}h${2 * r - width}${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}z`;
  }
  const [rx, ry] = tag === 'circle' ? [of('r'), of('r')] : [of('rx'), of('ry')];
  return `M${of('cx') - rx} ${of('cy')}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0z`;
}

function readPath(d: string): PathCommand[] {
  const commands: PathCommand[] = [];
  for (const [, letter = '', text = ''] of d.matchAll(/([a-z])([^a-df-z]*)/gi)) {
    const kind = letter.toUpperCase();
    const size = COUNT[kind] ?? 0;
    const values = numbersOf(text, kind);
    if (size === 0) commands.push({ letter, values: [] });
    for (let at = 0; size > 0 && at < values.length; at += size) {
      commands.push({ letter: nextLetter(letter, at > 0, commands.length === 0), values: values.slice(at, at + size) });
    }
  }
  return commands;
}

/** More pairs after a move are lines; the first move of a path counts from the corner, whatever was drawn before it. */
function nextLetter(letter: string, goesOn: boolean, first: boolean): string {
  if (letter === 'm') return goesOn ? 'l' : first ? 'M' : 'm';
  return letter === 'M' && goesOn ? 'L' : letter;
}

function numbersOf(text: string, kind: string): number[] {
  const values: number[] = [];
  for (let at = 0; at < text.length; ) {
    const pattern = kind === 'A' && FLAGS.includes(values.length % 7) ? FLAG : NUMBER;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) break;
    values.push(Number(found[1]));
    at = pattern.lastIndex;
  }
  return values;
}

/** Path data of the lines in their place, px to two decimals. */
export function placedPath(lines: readonly PathCommand[], placing: Placing): string {
  return lines.map(({ letter, values }) => letter + placed(letter, values, placing).map(fixed).join(' ')).join('');
}

function placed(letter: string, values: readonly number[], { scale, left, top, mirror }: Placing): number[] {
  const isRelative = letter !== letter.toUpperCase();
  const x = (value: number): number => {
    if (isRelative) return (mirror === undefined ? value : -value) * scale;
    return (mirror === undefined ? value : mirror - value) * scale + left;
  };
  const y = (value: number): number => value * scale + (isRelative ? 0 : top);
  switch (letter.toUpperCase()) {
    case 'H':
      return values.map(x);
    case 'V':
      return values.map(y);
    case 'A': {
      const [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0, toX = 0, toY = 0] = values;
      // Seen in a mirror, a curve goes round the other way.
      const seen = mirror === undefined ? [turn, large, sweep] : [-turn, large, 1 - sweep];
      return [rx * scale, ry * scale, ...seen, x(toX), y(toY)];
    }
    default:
      return values.map((value, index) => (index % 2 === 0 ? x(value) : y(value)));
  }
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}
