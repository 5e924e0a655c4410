/** A run of straight lines; `closed` where the path says so. Points are x, y, x, y, … px. */
export interface Polyline {
  readonly points: readonly number[];
  readonly closed: boolean;
}

/** Chords of a curve: at the sizes of these pages within a quarter of a px of it. */
const CURVE_STEPS = 16;
/** Numbers a command takes. */
const COUNT: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const NUMBER = /[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/iy;
/** The flags of an arc may stand without a space before what follows: 00 is two of them. */
const FLAG = /[\s,]*([01])/y;

/** SVG path data (SVG 2, section 9) as straight lines. Throws for data that no renderer would draw whole. */
export function flattenPath(d: string): Polyline[] {
  const pen = new Pen();
  for (const [, letter = '', body = ''] of d.matchAll(/([a-z])([^a-df-z]*)/gi)) {
    const command = letter.toUpperCase();
    const size = COUNT[command];
    const values = numbersOf(body, command);
    const isWhole = size === 0 ? values.length === 0 : size !== undefined && values.length % size === 0;
    if (!isWhole || (size && values.length === 0)) throw new Error(`not path data: ${letter}${body}`);
    const isRelative = letter !== command;
    if (command === 'Z') pen.close();
    for (let at = 0; size && at < values.length; at += size) {
      // More pairs after a move are lines.
      pen.draw(command === 'M' && at > 0 ? 'L' : command, values.slice(at, at + size), isRelative);
    }
  }
  return pen.finished();
}

function numbersOf(body: string, command: string): number[] {
  const values: number[] = [];
  for (let at = 0; body.slice(at).trim() !== ''; ) {
    const place = values.length % 7;
    const pattern = command === 'A' && (place === 3 || place === 4) ? FLAG : NUMBER;
    pattern.lastIndex = at;
    const match = pattern.exec(body);
    if (!match) throw new Error(`not path data: ${command}${body}`);
    values.push(Number(match[1]));
    at = pattern.lastIndex;
  }
  return values;
}

class Pen {
  readonly #lines: Polyline[] = [];
  #points: number[] = [];
  #x = 0;
  #y = 0;
  /** The last control point, which S and T mirror, and the letter it belongs to. */
  #controlX = 0;
  #controlY = 0;
  #curve = '';

  draw(command: string, values: readonly number[], isRelative: boolean): void {
    const [dx, dy] = isRelative ? [this.#x, this.#y] : [0, 0];
    const at = (index: number): number => (values[index] ?? 0) + (index % 2 === 0 ? dx : dy);
    switch (command) {
      case 'M':
        this.#end(false);
        this.#points = [at(0), at(1)];
        this.#x = at(0);
        this.#y = at(1);
        break;
      case 'L':
        this.#to(at(0), at(1));
        break;
      case 'H':
        this.#to((values[0] ?? 0) + dx, this.#y);
        break;
      case 'V':
        this.#to(this.#x, (values[0] ?? 0) + dy);
        break;
      case 'C':
        this.#cubic(at(0), at(1), at(2), at(3), at(4), at(5));
        break;
      case 'S': {
        const [x, y] = this.#mirrored('C');
        this.#cubic(x, y, at(0), at(1), at(2), at(3));
        break;
      }
      case 'Q':
        this.#quadratic(at(0), at(1), at(2), at(3));
        break;
      case 'T': {
        const [x, y] = this.#mirrored('Q');
        this.#quadratic(x, y, at(0), at(1));
        break;
      }
      case 'A':
        this.#arc(values, (values[5] ?? 0) + dx, (values[6] ?? 0) + dy);
        break;
    }
    this.#curve = command === 'S' ? 'C' : command === 'T' ? 'Q' : command;
  }

  close(): void {
    const [x = this.#x, y = this.#y] = this.#points;
    this.#end(true);
    this.#x = x;
    this.#y = y;
    this.#curve = '';
  }

  finished(): Polyline[] {
    this.#end(false);
    return this.#lines;
  }

  #end(closed: boolean): void {
    if (this.#points.length > 2) this.#lines.push({ points: this.#points, closed });
    this.#points = [];
  }

  #to(x: number, y: number): void {
    // After a close the next line begins where the closed one did.
    if (this.#points.length === 0 && this.#curve === '' && this.#lines.length > 0) this.#points.push(this.#x, this.#y);
    this.#points.push(x, y);
    this.#x = x;
    this.#y = y;
  }

  #mirrored(after: string): [number, number] {
    return this.#curve === after ? [2 * this.#x - this.#controlX, 2 * this.#y - this.#controlY] : [this.#x, this.#y];
  }

  #cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    this.#curved((t) => {
      const [a, b, c, e] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
      return [a * x0 + b * x1 + c * x2 + e * x, a * y0 + b * y1 + c * y2 + e * y];
    });
    this.#controlX = x2;
    this.#controlY = y2;
  }

  #quadratic(x1: number, y1: number, x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    this.#curved((t) => {
      const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
      return [a * x0 + b * x1 + c * x, a * y0 + b * y1 + c * y];
    });
    this.#controlX = x1;
    this.#controlY = y1;
  }

  /** By its centre: SVG 2, appendix B.2.4. */
  #arc([rx0 = 0, ry0 = 0, rotation = 0, large = 0, sweep = 0]: readonly number[], x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    if (rx0 === 0 || ry0 === 0 || (x === x0 && y === y0)) {
      this.#to(x, y);
      return;
    }
    const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
    const [halfX, halfY] = [(x0 - x) / 2, (y0 - y) / 2];
    const [px, py] = [cos * halfX + sin * halfY, cos * halfY - sin * halfX];
    const tooSmall = Math.sqrt((px / rx0) ** 2 + (py / ry0) ** 2);
    const [rx, ry] = [Math.abs(rx0) * Math.max(1, tooSmall), Math.abs(ry0) * Math.max(1, tooSmall)];
    const spread = (rx * py) ** 2 + (ry * px) ** 2;
    const offset = Math.sqrt(Math.max(0, (rx * ry) ** 2 - spread) / spread) * (large === sweep ? -1 : 1);
    const [qx, qy] = [(offset * rx * py) / ry, (-offset * ry * px) / rx];
    const [cx, cy] = [cos * qx - sin * qy + (x0 + x) / 2, sin * qx + cos * qy + (y0 + y) / 2];
    const from = Math.atan2((py - qy) / ry, (px - qx) / rx);
    let turn = Math.atan2((-py - qy) / ry, (-px - qx) / rx) - from;
    if (sweep === 1 && turn < 0) turn += 2 * Math.PI;
    if (sweep === 0 && turn > 0) turn -= 2 * Math.PI;
    this.#curved((t) => {
      const [ex, ey] = [rx * Math.cos(from + t * turn), ry * Math.sin(from + t * turn)];
      return [cx + cos * ex - sin * ey, cy + sin * ex + cos * ey];
    });
    this.#x = x;
    this.#y = y;
  }

  #curved(point: (t: number) => [number, number]): void {
    for (let step = 1; step <= CURVE_STEPS; step += 1) this.#to(...point(step / CURVE_STEPS));
  }
}
