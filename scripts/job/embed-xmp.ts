import { crc32 } from 'node:zlib';

/** Length of a PNG's signature and header, which must come first (PNG specification, 5.2 and 11.2.2). */
const PNG_HEAD = 33;
/** What an iTXt chunk says before its text: keyword, no compression, no language, no translated keyword. */
const PNG_KEYWORD = Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1');

/** The PNG with the packet in it (XMP specification, part 3, 1.1.5). */
export function pngWithXmp(png: Buffer, packet: string): Buffer {
  const typed = Buffer.concat([Buffer.from('iTXt', 'latin1'), PNG_KEYWORD, Buffer.from(packet, 'utf8')]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(typed.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([png.subarray(0, PNG_HEAD), length, typed, check, png.subarray(PNG_HEAD)]);
}

const JPEG_START = 2;
const JPEG_APP0 = 0xffe0;
const JPEG_APP1 = 0xffe1;
const JPEG_IDENTIFIER = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');

/** The JPEG with the packet in it: after its JFIF header, if it has one (XMP specification, part 3, 1.1.3). */
export function jpegWithXmp(jpeg: Buffer, packet: string): Buffer {
  const isJfif = jpeg.readUInt16BE(JPEG_START) === JPEG_APP0;
  const at = isJfif ? JPEG_START + 2 + jpeg.readUInt16BE(JPEG_START + 2) : JPEG_START;
  const content = Buffer.concat([JPEG_IDENTIFIER, Buffer.from(packet, 'utf8')]);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(JPEG_APP1, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, at), head, content, jpeg.subarray(at)]);
}
