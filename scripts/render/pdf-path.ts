/** Numbers a command takes. */
const COUNT: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const COMMAND = /([a-z])([^a-df-z]*)/gi;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;
/** An arc's numbers: its two flags may stand without a space before what follows. */
const ARC = /([^\s,]+)[\s,]+([^\s,]+)[\s,]+([^\s,]+)[\s,]+([01])[\s,]*([01])[\s,]*([+-]?[\d.]+)[\s,]*([+-]?[\d.]+)/g;

/**
 * SVG path data (SVG 2, section 9) as path operators of a PDF (PDF 1.7, 8.5.2), which knows lines and cubic curves only.
 * pdfkit has a reader too, but takes the control point of a quadratic curve for one of a cubic: letters come out thinner.
 */
export function pdfPath(d: string): string {
  const pen = new Pen();
  for (const [, letter = '', body = ''] of d.matchAll(COMMAND)) {
    const command = letter.toUpperCase();
    const size = COUNT[command] ?? 0;
    const values = command === 'A' ? arcNumbers(body) : (body.match(NUMBER) ?? []).map(Number);
    if (size === 0) pen.close();
    for (let at = 0; size > 0 && at + size <= values.length; at += size) {
      // More pairs after a move are lines.
      pen.draw(command === 'M' && at > 0 ? 'L' : command, values.slice(at, at + size), letter !== command);
    }
  }
  return pen.operators.join('\n');
}

const arcNumbers = (body: string): number[] =>
  [...body.matchAll(ARC)].flatMap((match) => match.slice(1, 8).map(Number));

type Point = readonly [x: number, y: number];

class Pen {
  readonly operators: string[] = [];
  #at: Point = [0, 0];
  #start: Point = [0, 0];
  /** The last control point, which S and T mirror, and whether it is of a cubic or a quadratic curve. */
  #control: Point = [0, 0];
  #curve: 'C' | 'Q' | '' = '';

  close(): void {
    this.operators.push('h');
    this.#at = this.#start;
    this.#curve = '';
  }

  draw(command: string, values: readonly number[], isRelative: boolean): void {
    const [x, y] = this.#at;
    const [dx, dy] = isRelative ? [x, y] : [0, 0];
    const point = (index: number): Point => [values[index]! + dx, values[index + 1]! + dy];
    switch (command) {
      case 'M':
        this.#start = point(0);
        this.#to('m', point(0));
        break;
      case 'L':
        this.#to('l', point(0));
        break;
      case 'H':
        this.#to('l', [values[0]! + dx, y]);
        break;
      case 'V':
        this.#to('l', [x, values[0]! + dy]);
        break;
      case 'C':
        this.#cubic(point(0), point(2), point(4));
        break;
      case 'S':
        this.#cubic(this.#mirrored('C'), point(0), point(2));
        break;
      case 'Q':
        this.#quadratic(point(0), point(2));
        break;
      case 'T':
        this.#quadratic(this.#mirrored('Q'), point(0));
        break;
      case 'A':
        for (const [one, two, end] of arcCurves(this.#at, values, point(5))) this.#cubic(one, two, end);
        this.#curve = '';
        break;
    }
  }

  #to(operator: 'm' | 'l', end: Point): void {
    this.operators.push(`${short(end)} ${operator}`);
    this.#at = end;
    this.#curve = '';
  }

  #cubic(one: Point, two: Point, end: Point): void {
    this.operators.push(`${short(one)} ${short(two)} ${short(end)} c`);
    this.#at = end;
    this.#control = two;
    this.#curve = 'C';
  }

  /** Raised by a degree: its control points lie two thirds of the way to the one that it has. */
  #quadratic(control: Point, end: Point): void {
    this.#cubic(between(this.#at, control, 2 / 3), between(end, control, 2 / 3), end);
    this.#control = control;
    this.#curve = 'Q';
  }

  #mirrored(curve: 'C' | 'Q'): Point {
    const [x, y] = this.#at;
    return this.#curve === curve ? [2 * x - this.#control[0], 2 * y - this.#control[1]] : this.#at;
  }
}

const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

/** Tenths of a px, as the outlines of letters have them: under a hundredth of a millimetre on paper. */
const short = ([x, y]: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

/** An arc as cubic curves of at most a quarter turn each (SVG 2, appendix B.2.4). */
function arcCurves(from: Point, values: readonly number[], to: Point): [Point, Point, Point][] {
  const [givenX = 0, givenY = 0, degrees = 0, large = 0, sweep = 0] = values;
  let [rx, ry] = [Math.abs(givenX), Math.abs(givenY)];
  if (rx === 0 || ry === 0) return [[from, to, to]];
  const turn = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [hx, hy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  const [px, py] = [cos * hx + sin * hy, cos * hy - sin * hx];
  const grow = Math.sqrt((px / rx) ** 2 + (py / ry) ** 2);
  if (grow > 1) [rx, ry] = [rx * grow, ry * grow];
  const under = (rx * py) ** 2 + (ry * px) ** 2;
  const root = under === 0 ? 0 : Math.sqrt(Math.max(0, (rx * ry) ** 2 / under - 1)) * (large === sweep ? -1 : 1);
  const [ox, oy] = [(root * rx * py) / ry, (-root * ry * px) / rx];
  const centre: Point = [cos * ox - sin * oy + (from[0] + to[0]) / 2, sin * ox + cos * oy + (from[1] + to[1]) / 2];
  const start = Math.atan2((py - oy) / ry, (px - ox) / rx);
  const stop = Math.atan2((-py - oy) / ry, (-px - ox) / rx);
  const full = 2 * Math.PI;
  const span = sweep ? (((stop - start) % full) + full) % full : -((((start - stop) % full) + full) % full);
  const count = Math.max(1, Math.ceil(Math.abs(span) / (Math.PI / 2) - 1e-9));
  const step = span / count;
  const reach = (4 / 3) * Math.tan(step / 4);
  const place = (x: number, y: number): Point => [
    centre[0] + cos * rx * x - sin * ry * y,
    centre[1] + sin * rx * x + cos * ry * y,
  ];
  return Array.from({ length: count }, (_, index): [Point, Point, Point] => {
    const [a, b] = [start + index * step, start + (index + 1) * step];
    return [
      place(Math.cos(a) - reach * Math.sin(a), Math.sin(a) + reach * Math.cos(a)),
      place(Math.cos(b) + reach * Math.sin(b), Math.sin(b) - reach * Math.cos(b)),
      index === count - 1 ? to : place(Math.cos(b), Math.sin(b)),
    ];
  });
}
