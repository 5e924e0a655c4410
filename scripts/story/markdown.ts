import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective).freeze();

export type Markdown = ReturnType<typeof parser.parse>;
/** Anything that can stand in the tree. */
export type AnyNode = Markdown['children'][number];
export type NodeOf<T extends AnyNode['type']> = Extract<AnyNode, { type: T }>;
export type Inline = NodeOf<'paragraph'>['children'][number];
export type Directive = NodeOf<'containerDirective'>;

/** CommonMark with tables and directives as a syntax tree with positions. */
export const parseMarkdown = (text: string): Markdown => parser.parse(text);
