import { applyEdits, modify, parseTree } from 'jsonc-parser';

const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };

const keysIn = (text: string): string[] =>
  (parseTree(text)?.children ?? []).map(({ children }) => String(children?.[0]?.value));

/**
 * The text of a catalog without some keys and with others, each new one behind its neighbour in `order`. All other
 * values stay as their translator typed them; only lines beside a new one may be indented anew. `text` has been read as a catalog.
 */
export const editCatalog = (
  text: string,
  removed: readonly string[],
  added: ReadonlyMap<string, string>,
  order: readonly string[],
): string => {
  let edited = text;
  for (const key of removed) edited = applyEdits(edited, modify(edited, [key], undefined, {}));
  for (const key of order) {
    const value = added.get(key);
    if (value === undefined) continue;
    const before = new Set(order.slice(0, order.indexOf(key)));
    const getInsertionIndex = (keys: string[]): number => keys.findLastIndex((one) => before.has(one)) + 1;
    // An empty value stands where the translation belongs already.
    const options = keysIn(edited).includes(key) ? FORMAT : { ...FORMAT, getInsertionIndex };
    edited = applyEdits(edited, modify(edited, [key], value, options));
  }
  return edited;
};
