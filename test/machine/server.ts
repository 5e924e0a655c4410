import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Received {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
  /** Of the body. */
  readonly bytes: number;
}

export interface Behaviour {
  /** Languages both protocols tell of; LibreTranslate's Chinese is `zh-Hans`, DeepL has EN-GB and ZH-HANS. */
  readonly languages?: readonly string[];
  /** Translates one text, markup and all. */
  readonly translate?: (markup: string, target: string) => string;
  /** Answers a request in the server's stead; false: the server does. `nth` counts requests for translations from 1. */
  readonly instead?: (received: Received, response: ServerResponse, nth: number) => boolean;
}

export interface TranslationServer {
  readonly url: string;
  readonly received: readonly Received[];
  /** Texts it was asked to translate, in order. */
  readonly texts: () => readonly string[];
}

const ALL = ['vi', 'en', 'fr', 'es', 'ru', 'zh', 'ar', 'ko', 'ja', 'th'];
const DEEPL: Readonly<Record<string, string>> = { en: 'EN-GB', zh: 'ZH-HANS' };

/** Stands for another language: Vietnamese without its marks. Elements and entities stay. */
export const plainLetters = (markup: string): string =>
  markup
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');

/** As LibreTranslate answers: also what is inside a protected element has been through the engine, entities are read. */
const libreAnswer = (markup: string): string =>
  markup
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

/** A service on this machine that speaks the protocols of LibreTranslate and DeepL, closed when the test ends. */
export async function translationServer(behaviour: Behaviour = {}): Promise<TranslationServer> {
  const { languages = ALL, translate = plainLetters, instead = () => false } = behaviour;
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    const one = { method: request.method!, path: request.url!, headers: request.headers, body, bytes: text.length };
    received.push({ ...one, bytes: Buffer.byteLength(text) });
    const nth = received.filter(({ method }) => method === 'POST').length;
    if (instead(received.at(-1)!, response, nth)) return;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer(one)));
  });

  const answer = ({ path, body }: Received): unknown => {
    if (path === '/languages') {
      const codes = languages.map((code) => (code === 'zh' ? 'zh-Hans' : code));
      return codes.map((code) => ({ code, name: code, targets: codes }));
    }
    if (path.startsWith('/v2/languages')) {
      const target = path.endsWith('type=target');
      return languages.map((code) => ({ language: (target && DEEPL[code]) || code.toUpperCase(), name: code }));
    }
    if (path === '/translate') {
      const texts = body.q as readonly string[];
      return { translatedText: texts.map((one) => libreAnswer(translate(one, String(body.target)))) };
    }
    const texts = body.text as readonly string[];
    return {
      translations: texts.map((one) => ({
        detected_source_language: body.source_lang,
        text: translate(one, String(body.target_lang)),
      })),
    };
  };

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const texts = (): string[] => received.flatMap(({ body }) => (body.q ?? body.text ?? []) as string[]);
  return { url: `http://127.0.0.1:${port}`, received, texts };
}
