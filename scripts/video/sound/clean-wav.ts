const HEADER = 44;

/**
 * A WAV with the lengths it really has and nothing but sound: a program that writes to a pipe does not know them when it
 * begins, and writes 0 or two gigabytes. Undefined where it is no WAV, or one without sound.
 */
export function cleanWav(bytes: Buffer): Buffer | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  let format: Buffer | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const declared = bytes.readUInt32LE(at + 4);
    const rest = bytes.length - at - 8;
    const start = at + 8;
    if (name === 'fmt ' && declared >= 16 && declared <= rest) format = bytes.subarray(start, start + declared);
    if (name === 'data') {
      const align = format?.readUInt16LE(12) ?? 0;
      const length = declared === 0 || declared > rest ? rest : declared;
      if (!format || align === 0 || length < align) return undefined;
      return joined(format, bytes.subarray(start, start + length - (length % align)));
    }
    // Chunks begin at even places.
    at = start + declared + (declared % 2);
  }
  return undefined;
}

function joined(format: Buffer, data: Buffer): Buffer {
  const pad = data.length % 2;
  const head = Buffer.alloc(HEADER - 16 + format.length);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(head.length - 8 + data.length + pad, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(format.length, 16);
  format.copy(head, 20);
  head.write('data', 20 + format.length, 'latin1');
  head.writeUInt32LE(data.length, 24 + format.length);
  return Buffer.concat([head, data, Buffer.alloc(pad)]);
}
