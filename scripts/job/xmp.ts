import type { Description } from '../../compositions/alt/describe.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';

/** Bytes of an APP1 segment of a JPEG that are left for a packet (XMP specification, part 3, 1.1.3). */
const MOST_BYTES = 65_502;

/**
 * The XMP packet of a picture: alternative text and long description (IPTC Photo Metadata 2021.1), title, creator,
 * source, language and credit. No date and no tool: equal descriptions have equal bytes.
 */
export function xmpPacket(
  description: Description,
  { document, locale }: Pick<JobInput, 'document' | 'locale'>,
): string {
  const { short, credit } = description;
  const { sourceLine, sourceUrl, organisation } = document;
  const source = sourceUrl === undefined ? sourceLine : `${sourceLine} ${sourceUrl}`;
  const packet = (long: string): string =>
    [
      '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
      '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
      `<rdf:Description rdf:about=""${NAMESPACES}>`,
      alternatives('dc:title', description.title, locale),
      `<dc:creator><rdf:Seq><rdf:li>${escaped(organisation)}</rdf:li></rdf:Seq></dc:creator>`,
      `<dc:language><rdf:Bag><rdf:li>${escaped(locale)}</rdf:li></rdf:Bag></dc:language>`,
      `<dc:source>${escaped(source)}</dc:source>`,
      ...(credit === undefined ? [] : [`<photoshop:Credit>${escaped(credit)}</photoshop:Credit>`]),
      alternatives('Iptc4xmpCore:AltTextAccessibility', short, locale),
      alternatives('Iptc4xmpCore:ExtDescrAccessibility', long, locale),
      '</rdf:Description>',
      '</rdf:RDF>',
      '</x:xmpmeta>',
      '<?xpacket end="r"?>',
    ].join('\n');
  return withinLimit(packet, description.long);
}

const NAMESPACES = [
  ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
  ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
  ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"',
].join('');

/** A text in its language, which is also the one for readers of any other. */
function alternatives(property: string, text: string, locale: string): string {
  const item = (language: string): string => `<rdf:li xml:lang="${escaped(language)}">${escaped(text)}</rdf:li>`;
  return `<${property}><rdf:Alt>${item('x-default')}${item(locale)}</rdf:Alt></${property}>`;
}

/** A description too long for a JPEG loses its last lines there; the file beside the picture has them all. */
function withinLimit(packet: (long: string) => string, long: string): string {
  const lines = long.split('\n');
  for (let count = lines.length; count > 0; count = Math.floor(count * 0.95)) {
    const written = packet(lines.slice(0, count).join('\n'));
    if (Buffer.byteLength(written) <= MOST_BYTES) return written;
  }
  return packet('');
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Control characters that XML cannot hold are in no text that has been read; a lone surrogate could be. */
const escaped = (text: string): string =>
  text
    .replace(LONE_SURROGATE, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
