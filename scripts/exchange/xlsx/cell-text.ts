const escapeUnit = (unit: string): string => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/**
 * A text as a shared string holds it. Spreadsheets read `_x0041_` as `A` (ECMA-376, part 1, 22.9.2.19), so that such a text
 * is escaped by its own means; so is what XML cannot carry. The library looks strings up in a plain object, where names
 * of Object's own, such as `constructor`, would be found: they are escaped too.
 */
export const escapeCellText = (text: string): string => {
  const escaped = text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, escapeUnit)
    .replace(/\p{Noncharacter_Code_Point}/gu, (character) => character.split('').map(escapeUnit).join(''));
  return escaped in {} ? escapeUnit(escaped) + escaped.slice(1) : escaped;
};

/** Undoes `escapeCellText`, and reads what spreadsheets escape themselves: `_x000D_` for a carriage return. */
export const unescapeCellText = (text: string): string =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
