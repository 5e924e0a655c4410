/** What XML 1.0 cannot hold, not even as a reference. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text between tags. A combining mark at its beginning is written as a reference: NFC, which every text from outside is
 * brought to, would make one character of it and the `>` before it (U+226F of `>` and U+0338).
 */
export const escapeText = (text: string): string =>
  text
    .replace(/[&<>]/g, (sign) => ENTITIES[sign]!)
    .replace(/^\p{M}/u, (mark) => `&#x${mark.codePointAt(0)!.toString(16)};`);

/** Text for people that has no place for `<cp>`: on one line, without what XML cannot hold. */
export const escapeNote = (text: string): string =>
  escapeText(text.replace(/\s*[\r\n]+\s*/g, ' ').replace(IMPOSSIBLE, ''));

/** Translatable text: what XML cannot hold becomes `<cp>`. */
export const escapeContent = (text: string): string =>
  escapeText(text).replace(IMPOSSIBLE, (character) => {
    const hex = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return `<cp hex="${hex}"/>`;
  });

/** ` name="value"` of each, with a space before the first. */
export const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${attributeValue(String(value))}"`)
    .join('');

const attributeValue = (value: string): string =>
  value
    .replace(IMPOSSIBLE, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!)
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);
