/** A WAV of tones: 16 bits, one channel. `level`: dB below full scale of each tone's peak. */
export function tone(
  seconds: number,
  hertz: number,
  { level = -20, rate = 24_000, from = 0 }: { level?: number; rate?: number; from?: number } = {},
): Buffer {
  const count = Math.round(seconds * rate);
  const data = Buffer.alloc(2 * count);
  const peak = 32_767 * 10 ** (level / 20);
  for (let at = Math.round(from * rate); at < count; at += 1) {
    data.writeInt16LE(Math.round(peak * Math.sin((2 * Math.PI * hertz * at) / rate)), 2 * at);
  }
  return wav(data, rate);
}

/** A WAV around samples of 16 bits in one channel; `said`: the length its header gives. */
export function wav(data: Buffer, rate: number, said = data.length): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE((said + 36) >>> 0, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(2 * rate, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(said >>> 0, 40);
  return Buffer.concat([head, data]);
}

/** How loud one pitch is in a stretch of the left channel, dB of its peak (Goertzel's algorithm, Hann window). */
export function pitchLevel(samples: Float32Array, hertz: number, from: number, to: number, rate = 48_000): number {
  const first = Math.round(from * rate);
  const count = Math.round((to - from) * rate);
  const factor = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let [before, last] = [0, 0];
  for (let at = 0; at < count; at += 1) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / count);
    [before, last] = [last, window * samples[2 * (first + at)]! + factor * last - before];
  }
  const power = last ** 2 + before ** 2 - factor * last * before;
  return 10 * Math.log10(power / (count / 4) ** 2);
}
