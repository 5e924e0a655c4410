import type { Answer } from './answer.ts';
import type { Service } from './endpoint.ts';

/** How a service is told which part of a text to leave alone: an element around it, with an `id` for each part. */
export interface Markup {
  readonly element: string;
  readonly attributes: string;
}

/** What one request may hold. */
export interface BatchLimits {
  readonly texts: number;
  /** Of all texts together, as JSON in UTF-8. */
  readonly bytes: number;
}

/** Two languages as the service names them. */
export interface Pair {
  readonly source: string;
  readonly target: string;
}

/** A machine translation service. Texts are markup: `&amp; &lt; &gt;`, `<b>`, `<i>` and the provider's own element. */
export interface Provider {
  readonly service: Service;
  /** For messages. */
  readonly host: string;
  readonly markup: Markup;
  readonly limits: BatchLimits;
  /** The service's names of two locales; undefined where it does not translate the one into the other. */
  pair(source: string, target: string): Promise<Answer<Pair | undefined>>;
  /** One translation for each text, in their order. */
  translate(texts: readonly string[], pair: Pair): Promise<Answer<readonly string[]>>;
}
