import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Finding, Position } from '../../../compositions/model/diagnostic.ts';
import { fail, type Result, succeed } from '../../files/result.ts';

/** An element with what it holds of its document's own namespace. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** Of its namespace; empty for none. */
  readonly uri: string;
  /** Those without prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** Of its `<`. */
  readonly at: Position;
}

type Open = XmlElement & { readonly children: (XmlElement | string)[] };

/** In UTF-16 units: 1,000 texts in the six forms of Arabic, each with its notes and matches, take some 12 million. */
const MAX_LENGTH = 20_000_000;
/** Deepest element; ours is the seventh, and tools add groups and annotations. */
const MAX_DEPTH = 64;
/** What the parser says, in English and without id, of a document that ends too early. */
const CUT_OFF = /unclosed tag|unexpected end|must contain a root element/;

class Stop extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.id);
    this.finding = finding;
  }
}

/**
 * Reads a document: its root with all that is in the root's namespace. No document type and so no entities but XML's
 * own; UTF-8 only; at most 64 levels. What modules and other namespaces say is left out. Never throws.
 */
export const parseXml = (text: string, file: string): Result<XmlElement> => {
  if (text.length > MAX_LENGTH) {
    const values = { limit: MAX_LENGTH, length: text.length };
    return fail(xmlFinding('xliff-too-large', { file, line: 1, column: 1 }, { values }));
  }
  const builder = new TreeBuilder(text, file);
  try {
    return succeed(builder.read());
  } catch (error) {
    if (error instanceof Stop) return fail(error.finding);
    throw error;
  }
};

const xmlFinding = (detail: string, at: Position, rest: Partial<Finding> = {}): Finding => ({
  rule: 'invalid-exchange',
  id: `invalid-exchange.${detail}`,
  at,
  ...rest,
});

class TreeBuilder {
  readonly #parser = new SaxesParser({ xmlns: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  readonly #text: string;
  readonly #file: string;
  readonly #open: Open[] = [];
  #root: Open | undefined;
  #start: Position;
  /** Elements of other namespaces that are open. */
  #foreign = 0;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
    this.#start = { file, line: 1, column: 1 };
    const parser = this.#parser;
    parser.on('error', (error) => this.#refuse(error));
    parser.on('doctype', () => this.#stop('xliff-doctype'));
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(encoding)) {
        this.#stop('xliff-encoding', { values: { encoding }, expected: 'UTF-8' });
      }
    });
    parser.on('opentagstart', ({ name }) => this.#begin(name));
    parser.on('opentag', (tag) => this.#enter(tag));
    parser.on('closetag', () => this.#leave());
    parser.on('text', (words) => this.#put(words));
    parser.on('cdata', (words) => this.#put(words));
  }

  read(): XmlElement {
    this.#parser.write(this.#text).close();
    if (!this.#root) return this.#stop('xliff-cut-off');
    return this.#root;
  }

  /** The parser has read the name and the character behind it. */
  #begin(name: string): void {
    const { line, columnIndex, position } = this.#parser;
    const start = position - 1 - name.length - 1;
    const isAtLineEnd = this.#text[position - 1] === '\n';
    this.#start = {
      file: this.#file,
      line: isAtLineEnd ? line - 1 : line,
      column: isAtLineEnd ? start - this.#text.lastIndexOf('\n', start) : columnIndex - (position - start) + 1,
    };
  }

  #enter({ local, uri, attributes }: SaxesTagNS): void {
    if (this.#foreign > 0 || (this.#root && uri !== this.#root.uri)) {
      this.#foreign += 1;
      if (this.#foreign > MAX_DEPTH) this.#stop('xliff-nested', {}, this.#start);
      return;
    }
    if (this.#open.length >= MAX_DEPTH) this.#stop('xliff-nested', {}, this.#start);
    const plain = Object.values(attributes).filter(({ prefix }) => prefix === '');
    const values = new Map(plain.map((attribute) => [attribute.local, attribute.value]));
    const element: Open = { name: local, uri, attributes: values, children: [], at: this.#start };
    this.#open.at(-1)?.children.push(element);
    this.#root ??= element;
    this.#open.push(element);
  }

  #leave(): void {
    if (this.#foreign > 0) this.#foreign -= 1;
    else this.#open.pop();
  }

  #put(words: string): void {
    if (this.#foreign === 0) this.#open.at(-1)?.children.push(words);
  }

  #refuse({ message }: Error): never {
    if (CUT_OFF.test(message)) return this.#stop('xliff-cut-off');
    if (message.includes('undefined entity')) return this.#stop('xliff-entity');
    const { position } = this.#parser;
    const actual = this.#text
      .slice(Math.max(0, position - 20), position)
      .split('\n')
      .at(-1)!
      .trim();
    return this.#stop('xliff-xml', actual === '' ? {} : { actual });
  }

  #stop(detail: string, rest: Partial<Finding> = {}, at?: Position): never {
    const { line, columnIndex } = this.#parser;
    const here = { file: this.#file, line, column: Math.max(1, columnIndex) };
    throw new Stop(xmlFinding(detail, at ?? here, rest));
  }
}

/** The elements of that name directly in another. */
export const childrenNamed = ({ children }: XmlElement, name: string): readonly XmlElement[] =>
  children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);

/** All words in an element. */
export const textOf = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
