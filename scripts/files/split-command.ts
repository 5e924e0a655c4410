/**
 * The words of a command as people write it, without a shell: white space parts them, "…" and '…' hold them together, and
 * within "…" a backslash takes the meaning from a quotation mark or a backslash. Nothing else is special: no variables, no
 * wildcards, no pipes; outside quotation marks a backslash is one, as in paths of Windows. Undefined where a quotation mark
 * is left open.
 */
export function splitCommand(command: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = 0; at < command.length; at += 1) {
    const letter = command.charAt(at);
    const next = command.charAt(at + 1);
    if (quote === '"' && letter === '\\' && (next === '"' || next === '\\')) {
      word += next;
      at += 1;
    } else if (letter === quote) quote = undefined;
    else if (quote !== undefined) word += letter;
    else if (letter === '"' || letter === "'") {
      quote = letter;
      // Marks with nothing between them are an empty word.
      word ??= '';
    } else if (/\s/.test(letter)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + letter;
  }
  if (quote !== undefined) return undefined;
  return word === undefined ? words : [...words, word];
}
