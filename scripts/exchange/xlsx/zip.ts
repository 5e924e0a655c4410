import { crc32, inflateRawSync } from 'node:zlib';

/** Bytes of the largest workbook that is opened. A story in twelve languages has some 200 KB. */
export const MAX_WORKBOOK_BYTES = 20 * 1024 * 1024;
/** Bytes of all its parts, unpacked. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
const MAX_ENTRIES = 1000;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
/** 1 January 1980, midnight: the first moment that a zip can tell. */
const FIRST_DAY = 0x0021_0000;

/** Why a file cannot be opened; each is worded as `invalid-exchange.xlsx-<fault>`. */
export type ZipFault = 'not-excel' | 'old-excel' | 'encrypted' | 'cut-off' | 'too-large' | 'damaged';

/** A file in the archive as the central directory describes it; lengths and offsets in bytes. */
export interface ZipEntry {
  readonly stored: boolean;
  readonly checksum: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly localAt: number;
  readonly centralAt: number;
}

export type ZipDirectory =
  | { readonly ok: true; readonly entries: ReadonlyMap<string, ZipEntry> }
  | { readonly ok: false; readonly fault: ZipFault };

const refuse = (fault: ZipFault): ZipDirectory => ({ ok: false, fault });

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Lists an archive by its central directory alone, which is what Excel goes by, without unpacking anything. What the
 * directory says of sizes is bounded here, and held to when an entry is read.
 */
export const readDirectory = (bytes: Uint8Array): ZipDirectory => {
  if (bytes.length > MAX_WORKBOOK_BYTES) return refuse('too-large');
  const kind = foreignKind(bytes);
  if (kind) return refuse(kind);
  const view = viewOf(bytes);
  const end = endOfDirectory(view);
  if (end === undefined) return refuse('cut-off');
  const count = view.getUint16(end + 10, true);
  // The ZIP64 mark is such a count as well: no workbook of ours is that large.
  if (count > MAX_ENTRIES) return refuse('too-large');
  const entries = new Map<string, ZipEntry>();
  let [at, unpacked] = [view.getUint32(end + 16, true), 0];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return refuse('damaged');
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const entry = {
      stored: method === 0,
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      localAt: view.getUint32(at + 42, true),
      centralAt: at,
    };
    if (flags & 1) return refuse('encrypted');
    // Two entries of one name: programs disagree on which one counts.
    if ((method !== 0 && method !== 8) || entries.has(name)) return refuse('damaged');
    unpacked += entry.unpacked;
    if (unpacked > MAX_UNPACKED_BYTES) return refuse('too-large');
    entries.set(name, entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { ok: true, entries };
};

/** Excel before 2007, and a workbook with a password, are OLE files; only the latter has a stream of that name. */
const foreignKind = (bytes: Uint8Array): ZipFault | undefined => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 4).toString('hex') === 'd0cf11e0') {
    return buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'old-excel';
  }
  return buffer.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' ? undefined : 'not-excel';
};

/** Offset of the record that ends an archive, looked for from behind over the longest comment. */
const endOfDirectory = (view: DataView): number | undefined => {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END && at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  return undefined;
};

/** Unpacks an entry; undefined where it is not what the directory says: longer or shorter, cut off, or changed on the way. */
export const readEntry = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined => {
  const view = viewOf(bytes);
  const { localAt, packed, unpacked } = entry;
  if (localAt + 30 > bytes.length || view.getUint32(localAt, true) !== LOCAL) return undefined;
  const start = localAt + 30 + view.getUint16(localAt + 26, true) + view.getUint16(localAt + 28, true);
  if (start + packed > bytes.length) return undefined;
  const data = bytes.subarray(start, start + packed);
  try {
    // One byte more than told, as the bound may not be 0: what is longer has another length then.
    const content = entry.stored ? data : inflateRawSync(data, { maxOutputLength: unpacked + 1 });
    return content.length === unpacked && crc32(content) === entry.checksum ? content : undefined;
  } catch {
    return undefined;
  }
};

/** The same archive with no time of writing in it. */
export const withFixedDates = (bytes: Uint8Array): Uint8Array => {
  const dated = Uint8Array.from(bytes);
  const directory = readDirectory(dated);
  const view = viewOf(dated);
  for (const { localAt, centralAt } of directory.ok ? directory.entries.values() : []) {
    view.setUint32(localAt + 10, FIRST_DAY, true);
    view.setUint32(centralAt + 12, FIRST_DAY, true);
  }
  return dated;
};
