/** Why a drawing is refused; `invalid-image.<reason>` words it. */
export type SvgFault = 'svg-encoding' | 'svg-doctype' | 'svg-element' | 'svg-reference' | 'svg-text' | 'type';

const ELEMENTS =
  /<\s*(?:[\w.-]+:)?(?:script|foreignObject|feImage|iframe|embed|object|audio|video|handler|set|animate\w*)\b/i;
const HREF = /\b(?:[\w.-]+:)?(?:href|src)\s*=\s*(["'])([\s\S]*?)\1/gi;
const ALLOWED_HREF = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp);base64,)/i;

/**
 * Looks for all that would reach out of a drawing: other files and addresses, scripts, entities. What is not on the
 * short list of harmless things is refused. Lettering too: it would be drawn in whatever font a machine has.
 */
export const svgFault = (bytes: Buffer): SvgFault | undefined => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'svg-encoding';
  }
  const declared = text.match(/^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/i)?.[1];
  if (text.includes('\0') || (declared && !/^(utf-8|us-ascii)$/i.test(declared))) return 'svg-encoding';
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text)) return 'svg-doctype';
  const drawing = text.replace(/<!--[\s\S]*?-->/g, '');
  if (!/<(?:[\w.-]+:)?svg\b/i.test(drawing)) return 'type';
  if (/<\?(?!xml\s)/i.test(drawing) || ELEMENTS.test(drawing) || /\son\w+\s*=/i.test(drawing)) return 'svg-element';
  if (/<\s*(?:[\w.-]+:)?text\b/i.test(drawing)) return 'svg-text';
  return reachesOut(drawing) ? 'svg-reference' : undefined;
};

const reachesOut = (drawing: string): boolean => {
  for (const [, , value = ''] of drawing.matchAll(HREF)) if (!ALLOWED_HREF.test(value)) return true;
  // An attribute without quotes is no XML; taken together with character references and CSS escapes it could hide one.
  if (/\bhref\s*=\s*[^"'\s]/i.test(drawing) || /<[^>]*&#/.test(drawing) || /\\[0-9a-f]/i.test(drawing)) return true;
  if (/@import|@font-face|expression\s*\(|javascript:|xml:base/i.test(drawing)) return true;
  return /url\s*\(\s*(?!["']?\s*#)/i.test(drawing);
};
