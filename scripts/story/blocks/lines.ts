import type { Inline } from '../markdown.ts';

/** Inline nodes line by line, as they were typed. */
export const splitLines = (nodes: readonly Inline[]): readonly (readonly Inline[])[] => {
  const lines: Inline[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'break') lines.push([]);
    else if (node.type !== 'text') lines.at(-1)?.push(node);
    else {
      node.value.split('\n').forEach((value, index) => {
        if (index > 0) lines.push([]);
        if (value.trim() !== '') lines.at(-1)?.push(index === 0 ? { ...node, value } : movedDown(node, value, index));
      });
    }
  }
  return lines.filter((line) => line.length > 0);
};

/** Lines as one run of nodes again. */
export const joinLines = (lines: readonly (readonly Inline[])[]): readonly Inline[] =>
  lines.flatMap((line, index) => (index === 0 ? line : [lineEnd, ...line]));

const lineEnd: Inline = { type: 'break' };

type Text = Extract<Inline, { type: 'text' }>;

const movedDown = (node: Text, value: string, by: number): Text => {
  if (!node.position) return { ...node, value };
  const start = { line: node.position.start.line + by, column: 1 };
  return { ...node, value, position: { ...node.position, start } };
};

/** The nodes with some characters taken off the front of the first, which is text. */
export const withoutStart = (nodes: readonly Inline[], length: number): readonly Inline[] => {
  const [first, ...rest] = nodes;
  if (first?.type !== 'text') return nodes;
  const value = first.value.slice(length);
  return value === '' ? rest : [{ ...first, value }, ...rest];
};
